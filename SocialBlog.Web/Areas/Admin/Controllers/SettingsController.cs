using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Title, tagline, language, time zone.</summary>
[Needs(Permission.Govern)]
public sealed class SettingsController(BlogDbContext db, TimeProvider clock, IStringLocalizer<Texts> t) : SettingsFormController(db, clock, t)
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

        return await SaveAsync(
            form,
            settings => settings.Change(form.Title, form.Tagline ?? "", form.Language, form.TimeZone),
            _ => form,
            cancel,
            // Said in the language that was just chosen.
            saved: () => CultureInfo.CurrentUICulture = Blog.CultureOf(User.Language() ?? form.Language));
    }
}
