using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Revisions;

namespace SocialBlog.Web.Posts;

/// <summary>What the editor's page sends while somebody writes.</summary>
/// <param name="Id">Of the post; null while it has none.</param>
/// <param name="Key">Made with the form of a new post.</param>
/// <param name="Session">Made with the page.</param>
/// <param name="Version">Of the post the author began from; 0 for a new one.</param>
public sealed record Autosave(int? Id, Guid Key, Guid Session, int Version, PostWriting Writing);

/// <param name="PostId">Of the post, made by this autosave where there was none.</param>
/// <param name="IsOvertaken">Somebody saved the post since: the author's next save will show both texts.</param>
public sealed record AutosaveResult(int PostId, DateTime At, bool IsOvertaken);

/// <summary>
/// Keeps what is being written beside the post and never in it: readers, and the post itself, see nothing until somebody
/// saves.
/// </summary>
public sealed class Autosaves(BlogDbContext db, TimeProvider clock)
{
    /// <returns>Null where the post is no longer there, or the key is of somebody else's.</returns>
    public async Task<AutosaveResult?> KeepAsync(Autosave autosave, int userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var post = autosave.Id is { } id
            ? await db.Posts.SingleOrDefaultAsync(p => p.Id == id, cancel)
            : await db.Posts.SingleOrDefaultAsync(p => p.Key == autosave.Key, cancel) ?? db.Posts.Add(Post.Draft(userId, autosave.Key, now)).Entity;
        // The key of a post stands in feeds: knowing it makes nobody its author.
        if (post is null || (autosave.Id is null && post.AuthorId != userId)) return null;
        if (post.Version == 0) post.NameUnsaved(autosave.Writing.Title, now);
        await db.SaveChangesAsync(cancel);

        var latest = await db.PostRevisions.OfPost(post.Id).LatestAutosaveAsync(autosave.Session, cancel);
        if (latest is not null && latest.TakesIn(autosave.Version, now)) latest.With(autosave.Writing, now);
        else db.PostRevisions.Add(PostRevision.Autosave(post.Id, userId, autosave.Session, autosave.Version, autosave.Writing, now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new AutosaveResult(post.Id, now, post.Version != autosave.Version);
    }

    /// <summary>Puts aside what a person wrote and did not save. It stays in the list of revisions.</summary>
    /// <returns>False where there is no such autosave of that person.</returns>
    public async Task<bool> SettleAsync(int postId, int revisionId, int userId, CancellationToken cancel)
    {
        if (await db.PostRevisions.SingleOrDefaultAsync(r => r.Id == revisionId && r.PostId == postId && r.UserId == userId && r.IsAutosave, cancel) is not { } revision) return false;
        revision.Settle();
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
