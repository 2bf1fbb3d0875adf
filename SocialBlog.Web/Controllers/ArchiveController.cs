using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Posts by year, month and day of the blog's own calendar.</summary>
public sealed class ArchiveController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : ReaderController(db, blog, clock)
{
    [HttpGet("/archive")]
    [OutputCache(PolicyName = ReaderPagePolicy.Name)]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var posts = await Db.Posts.PublishedAsOf(Now).NewestFirst()
            .Select(p => new ArchiveEntry(p.Title, p.Addresses.Single(a => a.IsCanonical).Path, p.PublishedAt!.Value, p.Language))
            .ToListAsync(cancel);
        return View(posts
            .Select(p => (Post: p, Day: Blog.DayOf(p.PublishedAt)))
            .GroupBy(p => (p.Day.Year, p.Day.Month))
            .Select(month => new ArchiveMonth(month.Key.Year, month.Key.Month, [.. month.Select(p => p.Post)]))
            .ToList());
    }

    [HttpGet(@"/{year:regex(^[[0-9]]{{4}}$)}")]
    [OutputCache(PolicyName = ReaderPagePolicy.Name, VaryByQueryKeys = ["before"])]
    public Task<IActionResult> Year(string year, string? before, CancellationToken cancel) =>
        Date(year, "1", "1", date => date.AddYears(1), date => date.ToString("yyyy", CultureInfo.InvariantCulture), before, cancel);

    [HttpGet(@"/{year:regex(^[[0-9]]{{4}}$)}/{month:regex(^[[0-9]]{{2}}$)}")]
    [OutputCache(PolicyName = ReaderPagePolicy.Name, VaryByQueryKeys = ["before"])]
    public Task<IActionResult> Month(string year, string month, string? before, CancellationToken cancel) =>
        Date(year, month, "1", date => date.AddMonths(1), date => Blog.Month(date.Year, date.Month), before, cancel);

    [HttpGet(@"/{year:regex(^[[0-9]]{{4}}$)}/{month:regex(^[[0-9]]{{2}}$)}/{day:regex(^[[0-9]]{{2}}$)}")]
    [OutputCache(PolicyName = ReaderPagePolicy.Name, VaryByQueryKeys = ["before"])]
    public Task<IActionResult> Day(string year, string month, string day, string? before, CancellationToken cancel) =>
        Date(year, month, day, date => date.AddDays(1), Blog.LongDate, before, cancel);

    /// <summary>A date that no calendar has, or too near the ends of time to have a next one, is not found.</summary>
    private async Task<IActionResult> Date(
        string year, string month, string day, Func<DateOnly, DateOnly> next, Func<DateOnly, string> name, string? before, CancellationToken cancel)
    {
        if (!DateOnly.TryParseExact($"{year}-{month}-{day}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) || start.Year is < 1000 or > 9000)
            return NotFound();
        if (Mended(before) is { } mended) return mended;

        var heading = name(start);
        var list = await PostList.LoadAsync(
            Db.Posts.PublishedAsOf(Now).Between(start, next(start), Blog.Zone), before, Blog, heading, heading, cancel);
        return View("List", list);
    }
}
