using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

public sealed class TagsController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : ReaderController(db, blog, clock)
{
    [HttpGet("/tags")]
    [OutputCache(PolicyName = ReaderPagePolicy.Name)]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var tags = await Db.Tags.AsNoTracking().Where(t => t.PostCount > 0).ToListAsync(cancel);
        return View(tags.OrderBy(t => t.Name, StringComparer.Create(Blog.Culture, ignoreCase: true)).ToList());
    }

    [HttpGet("/tags/{slug}")]
    [OutputCache(PolicyName = ReaderPagePolicy.Name, VaryByQueryKeys = ["before"])]
    public async Task<IActionResult> Show(string slug, string? before, CancellationToken cancel)
    {
        var name = await Db.Tags.Where(t => t.Slug == slug && t.PostCount > 0).Select(t => t.Name).SingleOrDefaultAsync(cancel);
        if (name is null) return NotFound();
        if (Mended(before) is { } mended) return mended;
        var list = await PostList.LoadAsync(Db.Posts.PublishedAsOf(Now).Tagged(Db.Tags, slug), before, Blog, name, name, cancel);
        return View("List", list with { FeedPath = "/tags/" + slug });
    }
}
