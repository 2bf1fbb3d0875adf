using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Series;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Models.Series;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Posts that belong together. A series without a public post is not there yet.</summary>
[OutputCache(PolicyName = ReaderPagePolicy.Name)]
public sealed class SeriesController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : ReaderController(db, blog, clock)
{
    [HttpGet("/series")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var visible = Db.Posts.PublishedAsOf(Now);
        var all = await Db.Series.Select(s => new SeriesEntry(s.Title, s.Slug, s.Description, visible.Count(p => p.SeriesId == s.Id))).ToListAsync(cancel);
        return View(all.Where(s => s.PostCount > 0).OrderBy(s => s.Title, StringComparer.Create(Blog.Culture, ignoreCase: true)).ToList());
    }

    [HttpGet("/series/{slug}")]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel)
    {
        if (await Db.Series.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == slug, cancel) is not { } series) return NotFound();
        var parts = await Db.Posts.PublishedAsOf(Now).OfSeries(series.Id).InSeriesOrder().Select(SeriesPart.FromPost).ToListAsync(cancel);
        return parts.Count > 0 ? View(new SeriesPage(series.Title, series.Slug, series.Description, parts)) : NotFound();
    }
}
