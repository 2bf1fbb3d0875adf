using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Models.Comments;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Models.Posts;

/// <summary>All posts of one day that a list shows.</summary>
public sealed record PostDay(DateOnly Date, IReadOnlyList<PostCard> Posts);

/// <summary>A page of posts, newest first, under one heading a day.</summary>
/// <param name="Older">Query string of the next page; null on the last.</param>
public sealed record PostList(string? Heading, string Title, IReadOnlyList<PostDay> Days, string? Older)
{
    public const int PageSize = 10;

    /// <summary>Of the pinned posts, so many stand on top; those pinned before them stay under their days.</summary>
    public const int MaxPinned = 5;

    /// <summary>Posts above all days.</summary>
    public IReadOnlyList<PostCard> Pinned { get; init; } = [];

    /// <summary>What was said last, on the home page alone.</summary>
    public IReadOnlyList<LatestComment> LatestComments { get; init; } = [];

    /// <summary>Feeds of just these posts: the path they stand under.</summary>
    public string FeedPath { get; init; } = "";

    public static async Task<PostList> LoadAsync(
        IQueryable<Post> posts, string? before, Blog blog, string? heading, string title, CancellationToken cancel)
    {
        if (before is not null && PostCursor.TryParse(before, out var cursor)) posts = posts.OlderThan(cursor.PublishedAt, cursor.Id);
        return Arrange(await CardsAsync(posts.NewestFirst().Take(PageSize + 1), blog, cancel), blog, heading, title);
    }

    /// <summary>The home page: on its first page the pinned posts stand on top, and on no page anywhere else.</summary>
    public static async Task<PostList> LoadHomeAsync(IQueryable<Post> posts, string? before, Blog blog, CancellationToken cancel)
    {
        var pinned = posts.Where(p => p.IsPinned).NewestFirst().Take(MaxPinned).Select(p => p.Id);
        var others = posts.Where(p => !pinned.Contains(p.Id));
        if (before is not null) return await LoadAsync(others, before, blog, null, blog.Title, cancel);

        // Both at once, each by its own index: to sort all posts by the pin would take longer with every post.
        var first = pinned.Concat(others.NewestFirst().Take(PageSize + 1).Select(p => p.Id));
        var cards = await CardsAsync(posts.Where(p => first.Contains(p.Id)).NewestFirst(), blog, cancel);
        var top = cards.Where(c => c.IsPinned).Take(MaxPinned).ToList();
        return Arrange([.. cards.Except(top)], blog, null, blog.Title) with { Pinned = top };
    }

    private static Task<List<PostCard>> CardsAsync(IQueryable<Post> posts, Blog blog, CancellationToken cancel) =>
        posts.Select(PostCard.FromPost(blog.Look.Summaries)).AsSplitQuery().ToListAsync(cancel);

    /// <param name="cards">One more than a page holds where there are older ones.</param>
    private static PostList Arrange(List<PostCard> cards, Blog blog, string? heading, string title)
    {
        var shown = cards.Take(PageSize).ToList();
        var days = shown.GroupBy(p => blog.DayOf(p.PublishedAt)).Select(day => new PostDay(day.Key, [.. day])).ToList();
        var older = cards.Count > PageSize ? "?before=" + new PostCursor(shown[^1].PublishedAt, shown[^1].Id) : null;
        return new PostList(heading, title, days, older);
    }
}
