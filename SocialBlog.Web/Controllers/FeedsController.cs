using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Feeds;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Feeds of the blog, of each tag, of all comments and of each post's.</summary>
[OutputCache(PolicyName = ReaderPagePolicy.Name)]
public sealed class FeedsController(BlogDbContext db, CurrentBlog blog, TimeProvider clock, FeedBuilder feeds, PublicAddress address)
    : ReaderController(db, blog, clock)
{
    private const string Rss2 = "application/rss+xml; charset=utf-8";

    [HttpGet("/feed.xml")]
    public Task<IActionResult> Rss(CancellationToken cancel) => OfBlog("/feed.xml", FeedFormats.ToRss, "application/rss+xml", cancel);

    [HttpGet("/atom.xml")]
    public Task<IActionResult> Atom(CancellationToken cancel) => OfBlog("/atom.xml", FeedFormats.ToAtom, "application/atom+xml", cancel);

    [HttpGet("/feed.json")]
    public Task<IActionResult> Json(CancellationToken cancel) => OfBlog("/feed.json", FeedFormats.ToJson, "application/feed+json", cancel);

    [HttpGet("/tags/{tag}/feed.xml")]
    public Task<IActionResult> TagRss(string tag, CancellationToken cancel) => OfTag(tag, "feed.xml", FeedFormats.ToRss, "application/rss+xml", cancel);

    [HttpGet("/tags/{tag}/atom.xml")]
    public Task<IActionResult> TagAtom(string tag, CancellationToken cancel) => OfTag(tag, "atom.xml", FeedFormats.ToAtom, "application/atom+xml", cancel);

    [HttpGet("/tags/{tag}/feed.json")]
    public Task<IActionResult> TagJson(string tag, CancellationToken cancel) => OfTag(tag, "feed.json", FeedFormats.ToJson, "application/feed+json", cancel);

    [HttpGet("/comments/feed.xml")]
    public async Task<IActionResult> Comments(CancellationToken cancel)
    {
        var visible = Db.Posts.PublishedAsOf(Now).Select(p => p.Id);
        var feed = await feeds.BuildAsync(Db.Comments.Where(c => visible.Contains(c.PostId)), address.Root(Request), "/comments/feed.xml", "/", null, cancel);
        return File(FeedFormats.ToRss(feed), Rss2);
    }

    [HttpGet(PostsController.Route + "/comments.xml")]
    public async Task<IActionResult> PostComments(string year, string month, string slug, CancellationToken cancel)
    {
        switch (await PostLookup.FindAsync(Db, $"/{year}/{month}/{slug}", Now, cancel))
        {
            case PostLookup.Moved moved: return RedirectPermanent(PublicAddress.Escape(moved.Path + "/comments.xml"));
            case PostLookup.Gone: return StatusCode(StatusCodes.Status410Gone);
            case PostLookup.Found { Page: var post }:
                var feed = await feeds.BuildAsync(Db.Comments.OfPost(post.Id), address.Root(Request), post.Path + "/comments.xml", post.Path, post.Title, cancel);
                return File(FeedFormats.ToRss(feed), Rss2);
            default: return NotFound();
        }
    }

    private async Task<IActionResult> OfBlog(string path, Func<Feed, byte[]> format, string type, CancellationToken cancel)
    {
        var feed = await feeds.BuildAsync(Db.Posts.PublishedAsOf(Now), address.Root(Request), path, "/", null, cancel);
        return File(format(feed), type + "; charset=utf-8");
    }

    private async Task<IActionResult> OfTag(string tag, string file, Func<Feed, byte[]> format, string type, CancellationToken cancel)
    {
        var name = await Db.Tags.Where(t => t.Slug == tag && t.PostCount > 0).Select(t => t.Name).SingleOrDefaultAsync(cancel);
        if (name is null) return NotFound();
        var feed = await feeds.BuildAsync(
            Db.Posts.PublishedAsOf(Now).Tagged(tag), address.Root(Request), $"/tags/{tag}/{file}", $"/tags/{tag}", name, cancel);
        return File(format(feed), type + "; charset=utf-8");
    }
}
