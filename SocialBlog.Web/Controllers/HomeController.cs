using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Models.Comments;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

public sealed class HomeController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : ReaderController(db, blog, clock)
{
    [HttpGet("/")]
    [OutputCache(PolicyName = ReaderPagePolicy.Name, VaryByQueryKeys = ["before"])]
    public async Task<IActionResult> Index(string? before, CancellationToken cancel)
    {
        if (Mended(before) is { } mended) return mended;
        var posts = Db.Posts.PublishedAsOf(Now);
        var list = await PostList.LoadHomeAsync(posts, before, Blog, cancel);
        return View(before is null ? list with { LatestComments = await LatestComment.LoadAsync(Db.Comments, posts, cancel) } : list);
    }
}
