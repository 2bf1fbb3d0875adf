using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Pages;
using SocialBlog.Data.Revisions;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Pages;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Pages that were begun and never saved: known by the key of their form.</summary>
[Needs(Permission.Arrange)]
public sealed class UnsavedPagesController(BlogDbContext db, PageAutosaves autosaves, IStringLocalizer<Texts> t) : AdminController(db)
{
    [HttpGet("/admin/pages/new/{key:guid}")]
    public async Task<IActionResult> Edit(Guid key, CancellationToken cancel)
    {
        if (await Db.Pages.Where(p => p.Key == key).Select(p => (int?)p.Id).SingleOrDefaultAsync(cancel) is { } id) return RedirectToAction("Edit", "Pages", new { id });
        if (KeptPage.Of(await Db.PageRevisions.AsNoTracking().Include(r => r.User).OfNoPage().OfPage(key).LatestFirst().ToListAsync(cancel), User.UserId()) is not { } kept) return NotFound();

        var form = PageForm.New(key);
        form.GoOnFrom(kept.Writing);
        return View("/Areas/Admin/Views/Pages/Edit.cshtml", new PageEditing(form, null) { Kept = kept });
    }

    [HttpPost("/admin/pages/new/{key:guid}/deletion")]
    public async Task<IActionResult> Destroy(Guid key, CancellationToken cancel)
    {
        if (!await autosaves.DiscardAsync(key, User.UserId(), cancel)) return NotFound();
        TempData[Notice] = t["The text is discarded."].Value;
        return RedirectToAction("Index", "Pages");
    }
}
