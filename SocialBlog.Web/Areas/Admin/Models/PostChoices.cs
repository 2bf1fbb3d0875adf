using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Models;

public sealed record SeriesChoice(int Id, string Title);

public sealed record AuthorChoice(int Id, string Name);

/// <param name="Reference">See <see cref="PostReference"/>.</param>
/// <param name="Language">Null: the blog's.</param>
public sealed record TranslationChoice(string Reference, string Title, string? Language);

/// <summary>What the editor's form offers to choose from.</summary>
/// <param name="Posts">The latest that the post could be a translation of, those in another language first.</param>
/// <param name="Tags">Names, those of most posts first.</param>
public sealed record PostChoices(IReadOnlyList<SeriesChoice> Series, IReadOnlyList<TranslationChoice> Posts, IReadOnlyList<AuthorChoice> Authors, IReadOnlyList<string> Tags)
{
    private const int MaxPosts = 30, MaxTags = 300;

    public static readonly PostChoices None = new([], [], [], []);

    /// <param name="id">Of the post that is edited; null for a new one.</param>
    /// <param name="language">Of the post; null: the blog's.</param>
    /// <param name="person">Who chooses: what is neither public nor to be seen in lists is offered to nobody.</param>
    public static async Task<PostChoices> LoadAsync(BlogDbContext db, ClaimsPrincipal person, int? id, string? language, string blogLanguage, CancellationToken cancel)
    {
        var own = language ?? blogLanguage;
        var series = await db.Series.Select(s => new SeriesChoice(s.Id, s.Title)).ToListAsync(cancel);
        var seen = db.Posts.SeenBy(person);
        var offered = db.Posts.Where(p => p.Id != id && p.Status != PostStatus.Trashed && (p.Status == PostStatus.Published || seen.Any(s => s.Id == p.Id)));
        // Those that name a language have an index; those that don't are in the blog's.
        var foreign = own == blogLanguage ? offered.Where(p => p.Language != null && p.Language != own) : offered.Where(p => (p.Language ?? blogLanguage) != own);
        var posts = await LatestAsync(foreign, MaxPosts, cancel);
        posts.AddRange(await LatestAsync(offered.Where(p => (p.Language ?? blogLanguage) == own), MaxPosts - posts.Count, cancel));
        var authors = await db.Users.Select(u => new AuthorChoice(u.Id, u.DisplayName)).ToListAsync(cancel);
        var tags = await db.Tags.OrderByDescending(t => t.PostCount).ThenBy(t => t.Slug).Take(MaxTags).Select(t => t.Name).ToListAsync(cancel);
        return new PostChoices(
            [.. series.OrderBy(s => s.Title, StringComparer.CurrentCulture)], posts, [.. authors.OrderBy(a => a.Name, StringComparer.CurrentCulture)], tags);
    }

    private static async Task<List<TranslationChoice>> LatestAsync(IQueryable<Post> posts, int count, CancellationToken cancel)
    {
        if (count == 0) return [];
        var latest = await posts.OrderByDescending(p => p.UpdatedAt).Take(count)
            .Select(p => new { p.Id, p.Title, p.Language, Path = p.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).FirstOrDefault() })
            .ToListAsync(cancel);
        return [.. latest.Select(p => new TranslationChoice(PostReference.Of(p.Id, p.Path), p.Title, p.Language))];
    }
}
