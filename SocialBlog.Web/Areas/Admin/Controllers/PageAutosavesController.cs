using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Pages;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Keeps what is being written of a page, for the editor's script; answers JSON.</summary>
[Needs(Permission.Arrange)]
public sealed class PageAutosavesController(BlogDbContext db, PageAutosaves autosaves, CurrentBlog blog) : AdminController(db)
{
    [HttpPost("/admin/pages/autosaves")]
    [HttpPost("/admin/pages/new/{key:guid}/autosaves")]
    [HttpPost("/admin/pages/{id:int}/autosaves")]
    public async Task<IActionResult> Create(int? id, AutosaveForm form, CancellationToken cancel)
    {
        if (form.Session == Guid.Empty || (id is null && form.Key == Guid.Empty)) return BadRequest();
        if (!ModelState.IsValid) return UnprocessableEntity(new { error = ModelState.FirstError() });
        if (await autosaves.KeepAsync(form.ToPageAutosave(id), User.UserId(), cancel) is not { } kept) return NotFound();

        var root = kept.PageId is { } page ? "/admin/pages/" + page.ToString(CultureInfo.InvariantCulture) : $"/admin/pages/new/{form.Key}";
        return Json(new { id = kept.PageId, root, at = blog.Value.TimeOfDay(kept.At), overtaken = kept.IsOvertaken });
    }

    /// <summary>Goes on from the page as it was saved.</summary>
    [HttpPost("/admin/pages/{id:int}/autosaves/{revision:int}/withdrawal")]
    public async Task<IActionResult> Destroy(int id, int revision, CancellationToken cancel) =>
        await autosaves.SettleAsync(id, revision, User.UserId(), cancel) ? RedirectToAction("Edit", "Pages", new { id }) : NotFound();
}
