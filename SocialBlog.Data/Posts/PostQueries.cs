using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Tags;

namespace SocialBlog.Data.Posts;

/// <summary>Filters that chain: <c>db.Posts.PublishedAsOf(now).WrittenBy("camille").NewestFirst()</c>.</summary>
public static class PostQueries
{
    /// <summary>What readers may see at <paramref name="now"/>. The same rule as <see cref="Post.IsPublicAsOf"/>.</summary>
    public static IQueryable<Post> PublishedAsOf(this IQueryable<Post> posts, DateTime now) =>
        posts.Where(p => (p.Status == PostStatus.Published || p.Status == PostStatus.Scheduled) && p.PublishedAt <= now);

    /// <summary>Scheduled posts whose time has come.</summary>
    public static IQueryable<Post> DueAsOf(this IQueryable<Post> posts, DateTime now) =>
        posts.Where(p => p.Status == PostStatus.Scheduled && p.PublishedAt <= now);

    /// <summary>Public posts whose comments are open for a number of days.</summary>
    public static IQueryable<Post> WhoseCommentsClose(this IQueryable<Post> posts) =>
        posts.Where(p => p.CommentDays != null && p.CommentPolicy == CommentPolicy.Open && p.Status == PostStatus.Published);

    /// <summary>Posts from the first day to the one before <paramref name="end"/>, days of the blog's own calendar.</summary>
    public static IQueryable<Post> Between(this IQueryable<Post> posts, DateOnly start, DateOnly end, TimeZoneInfo zone)
    {
        var (from, to) = (BlogTime.StartOfDay(start, zone), BlogTime.StartOfDay(end, zone));
        return posts.Where(p => p.PublishedAt >= from && p.PublishedAt < to);
    }

    /// <param name="tags">All there are: a tag leads to its posts, rare ones among many too, where a post would lead to its tags.</param>
    public static IQueryable<Post> Tagged(this IQueryable<Post> posts, IQueryable<Tag> tags, string tagSlug) =>
        posts.Where(p => tags.Where(t => t.Slug == tagSlug).SelectMany(t => t.Posts).Select(tagged => tagged.Id).Contains(p.Id));

    public static IQueryable<Post> WrittenBy(this IQueryable<Post> posts, string authorSlug) =>
        posts.Where(p => p.Author!.Slug == authorSlug);

    /// <summary>By date, then by number, so that two posts of one instant keep their order.</summary>
    public static IQueryable<Post> NewestFirst(this IQueryable<Post> posts) =>
        posts.OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.Id);

    /// <summary>The reverse of <see cref="NewestFirst"/>.</summary>
    public static IQueryable<Post> OldestFirst(this IQueryable<Post> posts) =>
        posts.OrderBy(p => p.PublishedAt).ThenBy(p => p.Id);

    /// <summary>What comes after the given post in <see cref="NewestFirst"/>: constant cost however far back.</summary>
    public static IQueryable<Post> OlderThan(this IQueryable<Post> posts, DateTime publishedAt, int id) =>
        posts.Where(p => p.PublishedAt < publishedAt || (p.PublishedAt == publishedAt && p.Id < id));

    /// <summary>The post with what an edit may change.</summary>
    /// <param name="key">See <see cref="Post.Key"/>.</param>
    public static Task<Post?> ForEditingAsync(this IQueryable<Post> posts, Guid key, CancellationToken cancel) =>
        posts.Include(p => p.Tags).Include(p => p.Addresses).AsSplitQuery().SingleOrDefaultAsync(p => p.Key == key, cancel);

    /// <summary>The post with what an edit may change.</summary>
    public static Task<Post?> ForEditingAsync(this IQueryable<Post> posts, int id, CancellationToken cancel) =>
        posts.Include(p => p.Tags).Include(p => p.Addresses).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == id, cancel);
}
