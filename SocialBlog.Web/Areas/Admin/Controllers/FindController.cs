using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Media;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Search;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>The search of the admin, over all that it leads to: a page, and for its dialog the same as JSON.</summary>
[Needs(Permission.HaveAnAccount)]
public sealed class FindController(BlogDbContext db, IStringLocalizer<Texts> t) : AdminController(db)
{
    private const int MaxQueryLength = 200, PostsShown = 8, OthersShown = 5;

    /// <summary>Pages and series that are looked through, by title; a blog has a few.</summary>
    private const int MaxOthers = 500;

    [HttpGet("/admin/search")]
    public async Task<IActionResult> Index(string? q, CancellationToken cancel) => View(new FindPage(Cut(q), await FindAsync(Cut(q), cancel)));

    [HttpGet("/admin/search/hits")]
    public async Task<IActionResult> Hits(string? q, CancellationToken cancel) => Json(await FindAsync(Cut(q), cancel));

    private static string Cut(string? query) => CleanText.Start(query ?? "", MaxQueryLength);

    /// <summary>Things to do first where nothing is typed; otherwise what matches, posts at the end, of which there are most: first those with the words in their titles.</summary>
    private async Task<IReadOnlyList<Hit>> FindAsync(string query, CancellationToken cancel)
    {
        var all = FixedHits.All(t).Where(h => User.May(FixedHits.NeededFor(h.Url))).ToList();
        if (string.IsNullOrWhiteSpace(query)) return [.. all.Take(PostsShown)];

        var (arranges, writes, moderates) = (User.May(Permission.Arrange), User.May(Permission.Write), User.May(Permission.Moderate));
        var pages = await Db.Pages.Where(p => arranges).OrderBy(p => p.Title).Take(MaxOthers).Select(p => new { p.Id, p.Title }).ToListAsync(cancel);
        var series = await Db.Series.Where(s => arranges).OrderBy(s => s.Title).Take(MaxOthers).Select(s => new { s.Id, s.Title }).ToListAsync(cancel);
        var posts = await FirstOfAsync(Db.Posts.Titled(query), PostsShown, cancel);
        if (posts.Count < PostsShown)
        {
            var found = posts.Select(p => p.Id).ToList();
            posts.AddRange(await FirstOfAsync(Db.Posts.WithWords(query).Where(p => !found.Contains(p.Id)), PostsShown - posts.Count, cancel));
        }

        var files = await Db.MediaFiles.Where(f => writes).Named(query).NewestBefore(null).Take(OthersShown).Select(f => new { f.Id, f.Name }).ToListAsync(cancel);
        return
        [
            .. all.Where(h => h.Matches(query)).Take(OthersShown),
            .. pages.Where(p => FixedHits.Matches(p.Title, query)).Take(OthersShown).Select(p => new Hit(p.Title, t["Page"], FormattableString.Invariant($"/admin/pages/{p.Id}"))),
            .. series.Where(s => FixedHits.Matches(s.Title, query)).Take(OthersShown).Select(s => new Hit(s.Title, t["Series"], FormattableString.Invariant($"/admin/series/{s.Id}"))),
            .. files.Select(f => new Hit(f.Name, t["File"], FormattableString.Invariant($"/admin/media/{f.Id}"))),
            .. posts.SelectMany(p => User.AddressOf(p.Id, p.AuthorId, p.Status, p.Before, p.Path) is { } address ? [new Hit(p.Title, t["Post"] + " · " + t.StatusOf(p.Status), address)] : Array.Empty<Hit>()),
            // Of comments there may be a million: their own list looks for the words.
            .. moderates ? [new Hit(t["Search comments for “{0}”", query], t["Comments"], "/admin/comments?" + new CommentFilter { Text = query }.Query())] : Array.Empty<Hit>(),
        ];
    }

    private Task<List<FoundPost>> FirstOfAsync(IQueryable<Post> posts, int count, CancellationToken cancel) =>
        posts.SeenBy(User).InOrder(PostOrder.Newest).Take(count).Select(p => new FoundPost(p.Id, p.Title, p.StatusBeforeTrash ?? p.Status, p.Status, p.AuthorId, p.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).FirstOrDefault())).ToListAsync(cancel);

    /// <param name="Before">Of one in the trash, what it was.</param>
    private sealed record FoundPost(int Id, string Title, PostStatus Before, PostStatus Status, int AuthorId, string? Path);
}
