using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Models.Posts;

/// <summary>All posts of one day that a list shows.</summary>
public sealed record PostDay(DateOnly Date, IReadOnlyList<PostCard> Posts);

/// <summary>A page of posts, newest first, under one heading a day.</summary>
/// <param name="Older">Query string of the next page; null on the last.</param>
public sealed record PostList(string? Heading, string Title, IReadOnlyList<PostDay> Days, string? Older)
{
    public const int PageSize = 10;

    /// <summary>Feeds of just these posts: the path they stand under.</summary>
    public string FeedPath { get; init; } = "";

    public static async Task<PostList> LoadAsync(
        IQueryable<Post> posts, string? before, Blog blog, string? heading, string title, CancellationToken cancel)
    {
        if (before is not null && PostCursor.TryParse(before, out var cursor)) posts = posts.OlderThan(cursor.PublishedAt, cursor.Id);
        var cards = await posts.NewestFirst().Take(PageSize + 1).Select(PostCard.FromPost).AsSplitQuery().ToListAsync(cancel);
        var shown = cards.Take(PageSize).ToList();
        var days = shown.GroupBy(p => blog.DayOf(p.PublishedAt)).Select(day => new PostDay(day.Key, [.. day])).ToList();
        var older = cards.Count > PageSize ? "?before=" + new PostCursor(shown[^1].PublishedAt, shown[^1].Id) : null;
        return new PostList(heading, title, days, older);
    }
}
