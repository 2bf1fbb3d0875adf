using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Feeds;

/// <summary>A post in a feed, in full; all addresses absolute.</summary>
/// <param name="Id">Stays the same when the address changes: a tag URI (RFC 4151).</param>
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

/// <summary>Makes feeds of the newest posts.</summary>
public sealed class FeedBuilder(CurrentBlog current)
{
    private const int MaxEntries = 20;

    public async Task<Feed> BuildAsync(IQueryable<Post> posts, string root, string selfPath, string homePath, string? topic, CancellationToken cancel)
    {
        var blog = current.Value;
        var host = new Uri(root).Host;
        var newest = await posts.NewestFirst().Take(MaxEntries).AsSplitQuery().Select(p => new
        {
            p.Id,
            p.Title,
            p.Addresses.Single(a => a.IsCanonical).Path,
            Author = p.Author!.DisplayName,
            PublishedAt = p.PublishedAt!.Value,
            p.CreatedAt,
            p.UpdatedAt,
            p.Html,
            Tags = p.Tags.OrderBy(t => t.Name).Select(t => t.Name).ToList(),
        }).ToListAsync(cancel);

        var entries = newest.Select(p =>
        {
            var url = root + PublicAddress.Escape(p.Path);
            var id = FormattableString.Invariant($"tag:{host},{p.CreatedAt:yyyy-MM-dd}:post-{p.Id}");
            var updated = p.UpdatedAt > p.PublishedAt ? p.UpdatedAt : p.PublishedAt;
            return new FeedEntry(id, url, p.Title, p.Author, p.PublishedAt, updated, AbsoluteLinks.Make(p.Html, url), p.Tags);
        });
        var title = topic is null ? blog.Title : $"{topic} – {blog.Title}";
        return new Feed(title, blog.Tagline, blog.Language, root + PublicAddress.Escape(selfPath), root + PublicAddress.Escape(homePath), [.. entries]);
    }
}
