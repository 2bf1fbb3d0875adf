using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Settings;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Base of the forms that change the blog's settings, one row for all of them: whoever saves over somebody else's change is told first.</summary>
public abstract class SettingsFormController(BlogDbContext db, TimeProvider clock, IStringLocalizer<Texts> t) : AdminController(db)
{
    protected TimeProvider Clock { get; } = clock;

    protected IStringLocalizer<Texts> T { get; } = t;

    /// <param name="change">What the form does to the settings.</param>
    /// <param name="again">The model of the form's page, should it be shown once more.</param>
    /// <param name="saved">What follows the commit, before the next page.</param>
    protected async Task<IActionResult> SaveAsync(ISettingsForm form, Action<BlogSettings> change, Func<BlogSettings, object> again, CancellationToken cancel, Action? saved = null)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        var settings = await Db.Settings.SingleAsync(cancel);
        if (settings.Version != form.Version)
        {
            form.Version = settings.Version;
            ModelState.Remove(nameof(form.Version));
            ModelState.AddModelError("", T["The settings were changed elsewhere meanwhile. Save again to replace them with yours."]);
            return Again("Edit", again(settings), StatusCodes.Status409Conflict);
        }

        change(settings);
        Db.AuditEntries.Add(new AuditEntry(AuditAction.SettingsChanged, User.UserId(), null, settings.Title, Clock.GetUtcNow().UtcDateTime));
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        saved?.Invoke();
        TempData[Notice] = T["Saved."].Value;
        return RedirectToAction("Edit");
    }
}
