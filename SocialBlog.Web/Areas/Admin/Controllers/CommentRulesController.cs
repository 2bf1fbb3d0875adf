using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Who may comment, what shows before somebody has read it, and what is put aside.</summary>
[Needs(Permission.Govern)]
public sealed class CommentRulesController(BlogDbContext db, HousekeepingSignal housekeeping, TimeProvider clock, IStringLocalizer<Texts> t) : SettingsFormController(db, clock, t)
{
    [HttpGet("/admin/settings/comments")]
    public async Task<IActionResult> Edit(CancellationToken cancel) => View(CommentRulesForm.Of(await Db.Settings.AsNoTracking().SingleAsync(cancel)));

    [HttpPost("/admin/settings/comments")]
    public async Task<IActionResult> Update(CommentRulesForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Again("Edit", form);

        return await SaveAsync(form, settings => settings.Rule(form.Rules), _ => form, cancel, saved: housekeeping.Changed);
    }
}
