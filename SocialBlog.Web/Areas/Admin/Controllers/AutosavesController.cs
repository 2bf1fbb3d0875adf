using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Keeps what is being written, for the editor's script; answers JSON.</summary>
[Needs(Permission.Write)]
[PostGate]
public sealed class AutosavesController(BlogDbContext db, Autosaves autosaves, CurrentBlog blog) : AdminController(db)
{
    [HttpPost("/admin/posts/autosaves")]
    [HttpPost("/admin/posts/{id:int}/autosaves")]
    public async Task<IActionResult> Create(int? id, AutosaveForm form, CancellationToken cancel)
    {
        if (form.Session == Guid.Empty || (id is null && form.Key == Guid.Empty)) return BadRequest();
        if (!ModelState.IsValid) return UnprocessableEntity(new { error = ModelState.FirstError() });
        if (await autosaves.KeepAsync(form.ToAutosave(id), User.UserId(), cancel) is not { } kept) return NotFound();

        var root = "/admin/posts/" + kept.PostId.ToString(CultureInfo.InvariantCulture);
        return Json(new { id = kept.PostId, root, at = blog.Value.TimeOfDay(kept.At), overtaken = kept.IsOvertaken });
    }

    /// <summary>Goes on from the post as it was saved.</summary>
    [HttpPost("/admin/posts/{id:int}/autosaves/{revision:int}/withdrawal")]
    public async Task<IActionResult> Destroy(int id, int revision, CancellationToken cancel) =>
        await autosaves.SettleAsync(id, revision, User.UserId(), cancel) ? RedirectToAction("Edit", "Posts", new { id }) : NotFound();
}
