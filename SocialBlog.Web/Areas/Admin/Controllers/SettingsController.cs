using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Title, tagline, language, time zone.</summary>
[Needs(Permission.Govern)]
public sealed class SettingsController(BlogDbContext db, TimeProvider clock, IStringLocalizer<Texts> t) : AdminController(db)
{
    [HttpGet("/admin/settings")]
    public async Task<IActionResult> Edit(CancellationToken cancel)
    {
        var settings = await Db.Settings.AsNoTracking().SingleAsync(cancel);
        return View(new SettingsForm { Title = settings.Title, Tagline = settings.Tagline, Language = settings.Language, TimeZone = settings.TimeZone, Version = settings.Version });
    }

    [HttpPost("/admin/settings")]
    public async Task<IActionResult> Update(SettingsForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Again("Edit", form);

        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        var settings = await Db.Settings.SingleAsync(cancel);
        if (settings.Version != form.Version)
        {
            form.Version = settings.Version;
            ModelState.Remove(nameof(form.Version));
            ModelState.AddModelError("", t["Somebody else changed the settings meanwhile. Save again to replace theirs with yours."]);
            return Again("Edit", form, StatusCodes.Status409Conflict);
        }

        settings.Change(form.Title, form.Tagline ?? "", form.Language, form.TimeZone);
        Db.AuditEntries.Add(new AuditEntry(AuditAction.SettingsChanged, User.UserId(), null, settings.Title, clock.GetUtcNow().UtcDateTime));
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        // Said in the language that was just chosen.
        System.Globalization.CultureInfo.CurrentUICulture = Blog.CultureOf(User.Language() ?? form.Language);
        TempData[Notice] = t["Saved."].Value;
        return RedirectToAction(nameof(Edit));
    }
}
