using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>The audit log: who did what, when.</summary>
[Needs(Permission.Govern)]
public sealed class LogController(BlogDbContext db, CurrentBlog blog) : AdminController(db)
{
    private const int PageSize = 50;

    [HttpGet("/admin/log")]
    public async Task<IActionResult> Index(LogFilter filter, CancellationToken cancel)
    {
        var lines = await LogLine.LoadAsync(Db, filter.Of(Db, blog.Value), PageSize + 1, cancel);
        var shown = lines.Take(PageSize).ToList();
        var people = await Db.Users.Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancel);
        return View(new LogPage(
            filter, shown, lines.Count > PageSize ? filter with { After = shown[^1].Id } : null,
            [.. people.OrderBy(p => p.DisplayName, StringComparer.CurrentCulture).Select(p => new Choice(p.Id.ToString(CultureInfo.InvariantCulture), p.DisplayName))]));
    }
}
