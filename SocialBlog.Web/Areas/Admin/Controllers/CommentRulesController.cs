using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Who may comment, what shows before somebody has read it, and what is put aside.</summary>
[Needs(Permission.Govern)]
public sealed class CommentRulesController(BlogDbContext db, HousekeepingSignal housekeeping, TimeProvider clock, IStringLocalizer<Texts> t) : AdminController(db)
{
    [HttpGet("/admin/settings/comments")]
    public async Task<IActionResult> Edit(CancellationToken cancel) => View(CommentRulesForm.Of(await Db.Settings.AsNoTracking().SingleAsync(cancel)));

    [HttpPost("/admin/settings/comments")]
    public async Task<IActionResult> Update(CommentRulesForm form, CancellationToken cancel)
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

        settings.Rule(form.Rules);
        Db.AuditEntries.Add(new AuditEntry(AuditAction.SettingsChanged, User.UserId(), null, settings.Title, clock.GetUtcNow().UtcDateTime));
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        housekeeping.Changed();
        TempData[Notice] = t["Saved."].Value;
        return RedirectToAction(nameof(Edit));
    }
}
