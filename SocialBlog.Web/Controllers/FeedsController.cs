using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Feeds;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Feeds of the blog, of each tag, of all comments and of each post's, each in three forms.</summary>
[OutputCache(PolicyName = ReaderPagePolicy.Name, VaryByHeaderNames = [ReaderPagePolicy.Destination])]
public sealed class FeedsController(BlogDbContext db, CurrentBlog blog, TimeProvider clock, FeedBuilder feeds, FeedPage page, PublicAddress address)
    : ReaderController(db, blog, clock)
{
    private FeedFormat Format => FeedFormat.At(Request.Path);

    /// <summary>With the fingerprint that its file has now.</summary>
    private string Css => "/" + (HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?["css/site.css"] ?? "css/site.css");

    [HttpGet("/feed.xml"), HttpGet("/atom.xml"), HttpGet("/feed.json")]
    public async Task<IActionResult> OfPosts(CancellationToken cancel) =>
        Answer(await feeds.OfPostsAsync(Db.Posts.PublishedAsOf(Now), Subject("/" + Format.File, "/"), cancel));

    [HttpGet("/tags/{tag}/feed.xml"), HttpGet("/tags/{tag}/atom.xml"), HttpGet("/tags/{tag}/feed.json")]
    public async Task<IActionResult> OfTag(string tag, CancellationToken cancel)
    {
        var name = await Db.Tags.Where(t => t.Slug == tag && t.PostCount > 0).Select(t => t.Name).SingleOrDefaultAsync(cancel);
        if (name is null) return NotFound();
        return Answer(await feeds.OfPostsAsync(Db.Posts.PublishedAsOf(Now).Tagged(Db.Tags, tag), Subject($"/tags/{tag}/{Format.File}", $"/tags/{tag}", name), cancel));
    }

    [HttpGet("/comments/feed.xml"), HttpGet("/comments/atom.xml"), HttpGet("/comments/feed.json")]
    public async Task<IActionResult> OfComments(CancellationToken cancel)
    {
        var visible = Db.Posts.PublishedAsOf(Now).Select(p => p.Id);
        return Answer(await feeds.OfCommentsAsync(Db.Comments.Where(c => visible.Contains(c.PostId)), Subject("/comments/" + Format.File, "/"), cancel));
    }

    [HttpGet(PostsController.Route + "/comments.xml"), HttpGet(PostsController.Route + "/comments.atom"), HttpGet(PostsController.Route + "/comments.json")]
    public async Task<IActionResult> OfCommentsOnPost(string year, string month, string slug, CancellationToken cancel)
    {
        var file = "/comments." + Format.Extension;
        switch (await PostLookup.FindAsync(Db, $"/{year}/{month}/{slug}", Now, cancel))
        {
            case PostLookup.Moved moved: return RedirectPermanent(PublicAddress.Escape(moved.Path + file));
            case PostLookup.Gone: return StatusCode(StatusCodes.Status410Gone);
            case PostLookup.Found { Page: var post }:
                return Answer(await feeds.OfCommentsAsync(Db.Comments.OfPost(post.Id), Subject(post.Path + file, post.Path, post.Title), cancel));
            default: return NotFound();
        }
    }

    [HttpGet(FeedPage.StylePath)]
    public IActionResult Style() => File(Encoding.UTF8.GetBytes(page.Style(Css)), "text/xsl; charset=utf-8");

    private FeedSubject Subject(string selfPath, string homePath, string? topic = null) => new(address.Root(Request), selfPath, homePath, topic);

    /// <summary>A browser that opens the feed as a page gets one; whatever reads it gets the feed.</summary>
    private FileContentResult Answer(Feed feed)
    {
        Response.Headers.Append(HeaderNames.Vary, ReaderPagePolicy.Destination);
        return Request.Headers[ReaderPagePolicy.Destination] == ReaderPagePolicy.Document
            ? File(page.Write(feed, Css), "text/html; charset=utf-8")
            : File(Format.Write(feed), Format.MediaType + "; charset=utf-8");
    }
}
