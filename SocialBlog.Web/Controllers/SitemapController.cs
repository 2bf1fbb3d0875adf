using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using SocialBlog.Data;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Feeds;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>
/// All addresses for search engines (https://www.sitemaps.org/protocol.html): one file, or an index of parts past what
/// one may hold.
/// </summary>
[OutputCache(PolicyName = ReaderPagePolicy.Name)]
public sealed class SitemapController(BlogDbContext db, CurrentBlog blog, TimeProvider clock, SitemapBuilder sitemap, PublicAddress address)
    : ReaderController(db, blog, clock)
{
    [HttpGet("/sitemap.xml")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var count = await sitemap.CountPartsAsync(Now, cancel);
        if (count == 1) return await WriteAsync(1, cancel);

        var root = address.Root(Request);
        Response.ContentType = Sitemap.MediaType;
        await Sitemap.WriteIndexAsync(Response.Body, Enumerable.Range(1, count).Select(part => string.Create(CultureInfo.InvariantCulture, $"{root}/sitemap-{part}.xml")));
        return new EmptyResult();
    }

    [HttpGet("/sitemap-{part:int:min(1)}.xml")]
    public async Task<IActionResult> Part(int part, CancellationToken cancel) =>
        part <= await sitemap.CountPartsAsync(Now, cancel) ? await WriteAsync(part, cancel) : NotFound();

    private async Task<IActionResult> WriteAsync(int part, CancellationToken cancel)
    {
        Response.ContentType = Sitemap.MediaType;
        await Sitemap.WriteAsync(Response.Body, address.Root(Request), sitemap.PartAsync(part, Now, cancel), cancel);
        return new EmptyResult();
    }
}
