using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;

namespace SocialBlog.Web.Models.Posts;

/// <summary>What stands at an address.</summary>
public abstract record PostLookup
{
    private PostLookup()
    {
    }

    /// <summary>A public post.</summary>
    public sealed record Found(PostPage Page) : PostLookup;

    /// <summary>A public post has this address no more, or never had it in this form.</summary>
    public sealed record Moved(string Path) : PostLookup;

    /// <summary>A post that readers could see was here and was deleted.</summary>
    public sealed record Gone : PostLookup;

    public sealed record Unknown : PostLookup;

    /// <param name="path">Decoded; with <c>.html</c> at its end it leads to the form without, where there is none with it.</param>
    public static async Task<PostLookup> FindAsync(BlogDbContext db, string path, DateTime now, CancellationToken cancel)
    {
        var plain = path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? path[..^5] : path;
        var older = db.Posts.PublishedAsOf(now).NewestFirst();
        var newer = db.Posts.PublishedAsOf(now).OldestFirst();
        var row = await db.PostAddresses.Where(a => a.Path == path || a.Path == plain)
            .OrderByDescending(a => a.Path == path)
            .Select(a => new
            {
                a.Path,
                Post = a.Post == null ? null : new
                {
                    a.Post.Status,
                    a.Post.PublishedAt,
                    a.Post.WasPublic,
                    // Columns of their own: each is one look into the index of dates, where a whole row would number all posts.
                    OlderTitle = older.Where(p => p.PublishedAt < a.Post.PublishedAt || (p.PublishedAt == a.Post.PublishedAt && p.Id < a.Post.Id)).Select(p => p.Title).FirstOrDefault(),
                    OlderPath = older.Where(p => p.PublishedAt < a.Post.PublishedAt || (p.PublishedAt == a.Post.PublishedAt && p.Id < a.Post.Id)).Select(p => p.Addresses.First(c => c.IsCanonical).Path).FirstOrDefault(),
                    OlderLanguage = older.Where(p => p.PublishedAt < a.Post.PublishedAt || (p.PublishedAt == a.Post.PublishedAt && p.Id < a.Post.Id)).Select(p => p.Language).FirstOrDefault(),
                    NewerTitle = newer.Where(p => p.PublishedAt > a.Post.PublishedAt || (p.PublishedAt == a.Post.PublishedAt && p.Id > a.Post.Id)).Select(p => p.Title).FirstOrDefault(),
                    NewerPath = newer.Where(p => p.PublishedAt > a.Post.PublishedAt || (p.PublishedAt == a.Post.PublishedAt && p.Id > a.Post.Id)).Select(p => p.Addresses.First(c => c.IsCanonical).Path).FirstOrDefault(),
                    NewerLanguage = newer.Where(p => p.PublishedAt > a.Post.PublishedAt || (p.PublishedAt == a.Post.PublishedAt && p.Id > a.Post.Id)).Select(p => p.Language).FirstOrDefault(),
                    Page = new PostPage(
                        a.Post.Id,
                        a.Post.Title,
                        a.Post.Addresses.Single(c => c.IsCanonical).Path,
                        a.Post.PublishedAt ?? a.Post.CreatedAt,
                        a.Post.UpdatedAt,
                        a.Post.Author!.DisplayName,
                        a.Post.Author.Slug,
                        a.Post.Html,
                        a.Post.Text.Substring(0, PostPage.SummarySource),
                        a.Post.CommentCount,
                        a.Post.CommentPolicy)
                    {
                        AuthorId = a.Post.AuthorId,
                        Language = a.Post.Language,
                        Excerpt = a.Post.Excerpt,
                        AuthorPicture = a.Post.Author.Picture,
                        Outline = a.Post.Outline,
                        WordCount = a.Post.WordCount,
                        SeriesId = a.Post.SeriesId,
                        TranslationKey = a.Post.TranslationKey,
                        Images = new PostImages(a.Post.Image, a.Post.ImageAlt, a.Post.Card, a.Post.Pictures),
                    },
                },
            })
            .FirstOrDefaultAsync(cancel);

        if (row is null) return new Unknown();
        if (row.Post is null) return new Gone();
        if (row.Post.Status is PostStatus.Trashed) return row.Post.WasPublic ? new Gone() : new Unknown();
        if (row.Post.Status.IsUnpublished() || row.Post.PublishedAt > now) return new Unknown();
        if (row.Post.Page.Path != path) return new Moved(row.Post.Page.Path);
        return new Found(row.Post.Page with
        {
            Previous = Link(row.Post.OlderTitle, row.Post.OlderPath, row.Post.OlderLanguage),
            Next = Link(row.Post.NewerTitle, row.Post.NewerPath, row.Post.NewerLanguage),
        });
    }

    private static PostLink? Link(string? title, string? path, string? language) => title is null || path is null ? null : new PostLink(title, path, language);
}
