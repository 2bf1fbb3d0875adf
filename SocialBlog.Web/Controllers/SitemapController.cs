using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Feeds;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>
/// All addresses for search engines (https://www.sitemaps.org/protocol.html): one file, or an index of parts past what
/// one may hold.
/// </summary>
[OutputCache(PolicyName = ReaderPagePolicy.Name)]
public sealed class SitemapController(BlogDbContext db, CurrentBlog blog, TimeProvider clock, PublicAddress address) : ReaderController(db, blog, clock)
{
    private const string Xml = "application/xml; charset=utf-8";

    [HttpGet("/sitemap.xml")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var posts = await Db.Posts.PublishedAsOf(Now).CountAsync(cancel);
        if (posts <= Sitemap.PostsAPart) return await Part(1, cancel);

        var root = address.Root(Request);
        var parts = Enumerable.Range(1, (posts + Sitemap.PostsAPart - 1) / Sitemap.PostsAPart)
            .Select(part => root + string.Create(CultureInfo.InvariantCulture, $"/sitemap-{part}.xml"));
        return File(Sitemap.ToIndex(parts), Xml);
    }

    /// <summary>Posts by age, so that a new one changes the last part only; pages and tags stand in the first.</summary>
    [HttpGet("/sitemap-{part:int:min(1)}.xml")]
    public async Task<IActionResult> Part(int part, CancellationToken cancel)
    {
        var root = address.Root(Request);
        if (part > int.MaxValue / Sitemap.PostsAPart) return NotFound();
        var entries = await Db.Posts.PublishedAsOf(Now).OldestFirst().Skip((part - 1) * Sitemap.PostsAPart).Take(Sitemap.PostsAPart)
            .Select(p => new SitemapEntry(p.Addresses.Single(a => a.IsCanonical).Path, p.UpdatedAt > p.PublishedAt ? p.UpdatedAt : p.PublishedAt))
            .ToListAsync(cancel);
        if (part == 1)
        {
            entries.Insert(0, new SitemapEntry("/", entries.Max(e => e.LastModified)));
            entries.AddRange(await Db.Pages.OrderBy(p => p.Id).Select(p => new SitemapEntry("/" + p.Slug, p.UpdatedAt)).ToListAsync(cancel));
            entries.AddRange(await Db.Tags.Where(t => t.PostCount > 0).OrderBy(t => t.Id).Select(t => new SitemapEntry("/tags/" + t.Slug, null)).ToListAsync(cancel));
        }
        else if (entries.Count == 0)
        {
            return NotFound();
        }

        return File(Sitemap.ToUrlSet(root, entries), Xml);
    }
}
