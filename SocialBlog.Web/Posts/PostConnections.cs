using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Series;

namespace SocialBlog.Web.Posts;

/// <summary>What came of connecting a post with a series and with the post it translates.</summary>
public enum PostConnection
{
    Made,
    SeriesIsGone,
    NoSuchPost,
    TranslatesItself,
    SameLanguage,

    /// <summary>Another post in its language is the translation already.</summary>
    LanguageIsTaken,
}

/// <summary>Finds the series and the translations that an author named. Call it inside the transaction of the save.</summary>
internal static class PostConnections
{
    /// <param name="post">As it stands; not changed.</param>
    /// <param name="userId">Who saves it.</param>
    /// <returns>What is to be said of the post, with its picture and the numbers and keys of what it is connected with.</returns>
    public static async Task<(PostConnection Outcome, PostDetails Details)> ConnectAsync(
        this BlogDbContext db, Post post, PostDraft draft, int userId, string blogLanguage, CancellationToken cancel)
    {
        var details = draft.Details with { Image = draft.ImageAfter(post.Image) };
        var (outcome, key) = await db.FindTranslationAsync(post, draft, userId, details.Language ?? blogLanguage, blogLanguage, cancel);
        if (outcome is not PostConnection.Made) return (outcome, details);

        details = details with { TranslationKey = key };
        if (draft.NewSeries.Length > 0)
        {
            var series = await db.Series.FindOrAddAsync(draft.NewSeries, cancel);
            await db.SaveChangesAsync(cancel);
            details = details with { SeriesId = series.Id };
        }
        else if (details.SeriesId is { } chosen && !await db.Series.AnyAsync(s => s.Id == chosen, cancel))
        {
            return (PostConnection.SeriesIsGone, details);
        }

        if (details.SeriesId is { } id && details.SeriesPosition == 0)
            details = details with { SeriesPosition = await db.Posts.NextPlaceAsync(id, post.Id, cancel) };
        return (PostConnection.Made, details);
    }

    /// <returns>The key that both are to share; null for a post that translates none.</returns>
    private static async Task<(PostConnection Outcome, Guid? Key)> FindTranslationAsync(
        this BlogDbContext db, Post post, PostDraft draft, int userId, string language, string blogLanguage, CancellationToken cancel)
    {
        if (draft.TranslationOf.Length == 0) return (PostConnection.Made, null);
        // What somebody may not see is not there.
        if (await PostReference.FindAsync(db, draft.TranslationOf, cancel) is not { } other
            || !(draft.NamesAnyPost || other.AuthorId == userId || other.Status is PostStatus.Published)) return (PostConnection.NoSuchPost, null);
        if (other.Id == post.Id) return (PostConnection.TranslatesItself, null);
        if ((other.Language ?? blogLanguage) == language) return (PostConnection.SameLanguage, null);

        if (other.TranslationKey is not { } key) other.TranslateAs(key = Guid.NewGuid());
        else if (await db.Posts.AnyAsync(
            p => p.TranslationKey == key && p.Id != post.Id && p.Status != PostStatus.Trashed && (p.Language ?? blogLanguage) == language, cancel))
            return (PostConnection.LanguageIsTaken, null);

        return (PostConnection.Made, key);
    }
}
