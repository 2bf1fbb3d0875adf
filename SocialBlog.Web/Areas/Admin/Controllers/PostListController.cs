using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>The list of posts, filtered and sorted.</summary>
[Needs(Permission.Write)]
public sealed class PostListController(BlogDbContext db) : AdminController(db)
{
    private const int PageSize = 50;

    /// <summary>Tags to choose from; others can be named in the address.</summary>
    private const int MaxTags = 300;

    [HttpGet("/admin/posts")]
    public async Task<IActionResult> Index(PostFilter filter, CancellationToken cancel)
    {
        var counts = await Db.Posts.SeenBy(User).GroupBy(p => p.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var posts = filter.Of(Db).SeenBy(User);
        if (filter.After is { } last) posts = await posts.AfterAsync(Db.Posts, filter.Sort, last, cancel);
        var rows = await posts.InOrder(filter.Sort).Take(PageSize + 1)
            .Select(p => new PostRow(
                p.Id, p.Title, p.Status, p.StatusBeforeTrash, p.TrashedAt, p.IsPinned, p.PublishedAt, p.UpdatedAt, p.CommentCount, p.AuthorId, p.Author!.DisplayName,
                p.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).FirstOrDefault()))
            .ToListAsync(cancel);
        var shown = rows.Take(PageSize).ToList();
        // Whoever sees own posts alone has no choice.
        var all = User.May(Permission.EditAll);
        var authors = await Db.Users.Where(u => all).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancel);
        var tags = await Db.Tags.OrderByDescending(t => t.PostCount).Take(MaxTags).Select(t => new Choice(t.Slug, t.Name)).ToListAsync(cancel);
        return View(new PostIndex(
            filter, counts, shown, rows.Count > PageSize ? filter with { After = shown[^1].Id } : null,
            [.. authors.OrderBy(a => a.DisplayName, StringComparer.CurrentCulture).Select(a => new Choice(a.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), a.DisplayName))],
            [.. tags.OrderBy(t => t.Name, StringComparer.CurrentCulture)]));
    }
}
