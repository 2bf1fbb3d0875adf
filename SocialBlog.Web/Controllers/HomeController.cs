using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

public sealed class HomeController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : ReaderController(db, blog, clock)
{
    [HttpGet("/")]
    [OutputCache(PolicyName = ReaderPagePolicy.Name, VaryByQueryKeys = ["before"])]
    public async Task<IActionResult> Index(string? before, CancellationToken cancel)
    {
        if (before is not null && !PostCursor.TryParse(before, out _)) return NotFound();
        return View(await PostList.LoadHomeAsync(Db.Posts.PublishedAsOf(Now), before, Blog, cancel));
    }
}
