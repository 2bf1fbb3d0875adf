using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Feeds;

/// <summary>A post or a comment in a feed, in full; all addresses absolute.</summary>
/// <param name="Id">Stays the same when its address changes, or the blog's: a UUID (RFC 9562).</param>
public sealed record FeedEntry(
    string Id, string Url, string Title, string AuthorName, DateTime PublishedAt, DateTime UpdatedAt, string Html, IReadOnlyList<string> Tags);

/// <summary>What a feed says, before it is written in one of the forms.</summary>
/// <param name="SelfUrl">The feed's own address.</param>
/// <param name="HomeUrl">The page it is the feed of.</param>
public sealed record Feed(string Title, string Description, string Language, string SelfUrl, string HomeUrl, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary>When anything in it changed last; the beginning of time for an empty one, so that its ETag holds still.</summary>
    public DateTime UpdatedAt => Entries.Count == 0 ? DateTime.UnixEpoch : Entries.Max(e => e.UpdatedAt);
}

/// <summary>Makes feeds of the newest posts and comments.</summary>
public sealed class FeedBuilder(CurrentBlog current, IStringLocalizer<Texts> t)
{
    private const int MaxEntries = 20;

    public async Task<Feed> BuildAsync(IQueryable<Post> posts, string root, string selfPath, string homePath, string? topic, CancellationToken cancel)
    {
        var newest = await posts.NewestFirst().Take(MaxEntries).AsSplitQuery().Select(p => new
        {
            p.Key,
            p.Title,
            p.Addresses.Single(a => a.IsCanonical).Path,
            Author = p.Author!.DisplayName,
            PublishedAt = p.PublishedAt!.Value,
            p.UpdatedAt,
            p.Html,
            Tags = p.Tags.OrderBy(t => t.Name).Select(t => t.Name).ToList(),
        }).ToListAsync(cancel);

        var entries = newest.Select(p =>
        {
            var url = root + PublicAddress.Escape(p.Path);
            var updated = p.UpdatedAt > p.PublishedAt ? p.UpdatedAt : p.PublishedAt;
            return new FeedEntry($"urn:uuid:{p.Key}", url, p.Title, p.Author, p.PublishedAt, updated, AbsoluteLinks.Make(p.Html, url), p.Tags);
        });
        return Make(topic, root, selfPath, homePath, entries);
    }

    /// <param name="comments">Of public posts; those that are approved are taken.</param>
    public async Task<Feed> BuildAsync(IQueryable<Comment> comments, string root, string selfPath, string homePath, string? topic, CancellationToken cancel)
    {
        var newest = await comments.Approved().NewestFirst().Take(MaxEntries).Select(c => new
        {
            c.Id,
            c.AuthorName,
            c.Text,
            c.CreatedAt,
            PostKey = c.Post!.Key,
            PostTitle = c.Post.Title,
            PostPath = c.Post.Addresses.Single(a => a.IsCanonical).Path,
        }).ToListAsync(cancel);

        var entries = newest.Select(c => new FeedEntry(
            FormattableString.Invariant($"urn:uuid:{c.PostKey}#comment-{c.Id}"),
            FormattableString.Invariant($"{root}{PublicAddress.Escape(c.PostPath)}#comment-{c.Id}"),
            t["{0} on “{1}”", c.AuthorName, c.PostTitle],
            c.AuthorName,
            c.CreatedAt,
            c.CreatedAt,
            CommentText.ToHtml(current.Value.Typeset(c.Text)),
            []));
        return Make(topic is null ? t["Comments"] : t["Comments on “{0}”", topic], root, selfPath, homePath, entries);
    }

    private Feed Make(string? topic, string root, string selfPath, string homePath, IEnumerable<FeedEntry> entries)
    {
        var blog = current.Value;
        var title = topic is null ? blog.Title : $"{topic} – {blog.Title}";
        return new Feed(title, blog.Tagline, blog.Language, root + PublicAddress.Escape(selfPath), root + PublicAddress.Escape(homePath), [.. entries]);
    }
}
