using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Feeds;

/// <summary>What a feed is of, and where.</summary>
/// <param name="Root">Scheme and host of the blog.</param>
/// <param name="SelfPath">Of the feed; decoded, as the next.</param>
/// <param name="HomePath">Of the page it is the feed of.</param>
/// <param name="Topic">The tag or post it is about; null: the whole blog.</param>
public sealed record FeedSubject(string Root, string SelfPath, string HomePath, string? Topic = null);

/// <summary>Makes feeds of the newest posts and comments.</summary>
public sealed class FeedBuilder(CurrentBlog current, FeedPictures pictures, IStringLocalizer<Texts> t)
{
    private const int MaxEntries = 20;

    public async Task<Feed> OfPostsAsync(IQueryable<Post> posts, FeedSubject subject, CancellationToken cancel)
    {
        var newest = await posts.NewestFirst().Take(MaxEntries).AsSplitQuery().Select(p => new
        {
            p.Key,
            p.Title,
            p.Addresses.Single(a => a.IsCanonical).Path,
            Author = new { p.Author!.DisplayName, p.Author.Slug, p.Author.Picture },
            PublishedAt = p.PublishedAt!.Value,
            p.UpdatedAt,
            p.Html,
            p.Excerpt,
            p.Language,
            p.Image,
            p.ImageAlt,
            p.Pictures,
            p.CommentPolicy,
            Tags = p.Tags.OrderBy(t => t.Slug).Select(t => t.Name).ToList(),
        }).ToListAsync(cancel);

        var root = subject.Root;
        return Make(subject.Topic, subject, newest.Select(p =>
        {
            var url = root + PublicAddress.Escape(p.Path);
            return new FeedEntry
            {
                Id = $"urn:uuid:{p.Key}",
                Url = url,
                Title = current.Value.Typeset(p.Title, p.Language),
                Author = new FeedAuthor(p.Author.DisplayName, root + PublicAddress.Escape("/authors/" + p.Author.Slug), p.Author.Picture is { } face ? root + PublicAddress.Escape(face) : null),
                PublishedAt = InBlogTime(p.PublishedAt),
                UpdatedAt = InBlogTime(p.UpdatedAt > p.PublishedAt ? p.UpdatedAt : p.PublishedAt),
                Html = FeedMarkup.Of(p.Html, url),
                Summary = p.Excerpt,
                Language = current.Value.LangOf(p.Language),
                Picture = pictures.Of(p.Image, p.ImageAlt, p.Pictures, url, root),
                Tags = p.Tags,
                CommentsUrl = p.CommentPolicy is CommentPolicy.Open ? url + "#comments" : null,
            };
        }));
    }

    /// <param name="comments">Of public posts; those that are approved are taken.</param>
    public async Task<Feed> OfCommentsAsync(IQueryable<Comment> comments, FeedSubject subject, CancellationToken cancel)
    {
        var newest = await comments.Approved().NewestFirst().Take(MaxEntries).Select(c => new
        {
            c.Id,
            c.AuthorName,
            c.AuthorWebsite,
            c.Html,
            c.IsSensitive,
            c.CreatedAt,
            PostKey = c.Post!.Key,
            PostTitle = c.Post.Title,
        }).ToListAsync(cancel);

        return Make(subject.Topic is null ? t["Comments"] : t["Comments on “{0}”", current.Value.Typeset(subject.Topic)], subject, newest.Select(c => new FeedEntry
        {
            Id = FormattableString.Invariant($"urn:uuid:{c.PostKey}#comment-{c.Id}"),
            Url = FormattableString.Invariant($"{subject.Root}/comments/{c.Id}"),
            Title = t["{0} on “{1}”", c.AuthorName, current.Value.Typeset(c.PostTitle)],
            Author = new FeedAuthor(c.AuthorName, c.AuthorWebsite),
            PublishedAt = InBlogTime(c.CreatedAt),
            UpdatedAt = InBlogTime(c.CreatedAt),
            Html = c.IsSensitive ? Covered(FormattableString.Invariant($"{subject.Root}/comments/{c.Id}")) : c.Html,
        }));
    }

    /// <summary>Stands in place of a comment that readers open first.</summary>
    /// <param name="url">Of the comment.</param>
    private string Covered(string url) => $"<p>{WebUtility.HtmlEncode(t.SensitiveComment())} <a href=\"{WebUtility.HtmlEncode(url)}\">{WebUtility.HtmlEncode(t["Open it on the page"])}</a></p>";

    private Feed Make(string? name, FeedSubject subject, IEnumerable<FeedEntry> entries)
    {
        var blog = current.Value;
        return new Feed(
            name is null ? blog.Title : $"{name} – {blog.Title}",
            blog.Tagline,
            blog.Language,
            subject.Root + PublicAddress.Escape(subject.SelfPath),
            subject.Root + PublicAddress.Escape(subject.HomePath),
            blog.Look.Icons is { } icons ? $"{subject.Root}{icons}/192.png" : null,
            [.. entries]);
    }

    private DateTimeOffset InBlogTime(DateTime utc) => TimeZoneInfo.ConvertTime(new DateTimeOffset(utc), current.Value.Zone);
}
