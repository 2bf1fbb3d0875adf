using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Models.Authors;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>The people who write here.</summary>
public sealed class AuthorsController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : ReaderController(db, blog, clock)
{
    [HttpGet("/authors/{slug}")]
    [OutputCache(PolicyName = ReaderPagePolicy.Name, VaryByQueryKeys = ["before"])]
    public async Task<IActionResult> Show(string slug, string? before, CancellationToken cancel)
    {
        var author = await Db.Users.Where(u => u.Slug == slug)
            .Select(u => new AuthorPage(u.DisplayName, u.Slug, u.BiographyHtml, u.Picture, u.Profiles)).SingleOrDefaultAsync(cancel);
        if (author is null || (before is not null && !PostCursor.TryParse(before, out _))) return NotFound();
        return View(author with { Posts = await PostList.LoadAsync(Db.Posts.PublishedAsOf(Now).WrittenBy(slug), before, Blog, null, author.Name, cancel) });
    }

    /// <summary>Where WordPress has such a page.</summary>
    [HttpGet("/author/{slug}")]
    public async Task<IActionResult> Former(string slug, CancellationToken cancel) =>
        await Db.Users.AnyAsync(u => u.Slug == slug, cancel) ? RedirectPermanent(PublicAddress.Escape("/authors/" + slug)) : NotFound();
}
