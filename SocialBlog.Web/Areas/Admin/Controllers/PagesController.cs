using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Pages;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Pages;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Pages outside the stream of posts.</summary>
[Needs(Permission.Arrange)]
public sealed class PagesController(BlogDbContext db, PageEditor editor, IStringLocalizer<Texts> t) : AdminController(db)
{
    [HttpGet("/admin/pages")]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View((await Db.Pages.AsNoTracking().ToListAsync(cancel)).OrderBy(p => p.Title, StringComparer.CurrentCulture).ToList());

    [HttpGet("/admin/pages/new")]
    public IActionResult New() => View("Edit", new PageEditing(new PageForm { InMenu = true }, null));

    [HttpPost("/admin/pages")]
    public Task<IActionResult> Create(PageForm form, CancellationToken cancel) => SaveAsync(null, form, cancel);

    [HttpGet("/admin/pages/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await Db.Pages.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is { } page ? View(new PageEditing(PageForm.Of(page, await IsInMenuAsync(id, cancel)), id)) : NotFound();

    [HttpPost("/admin/pages/{id:int}")]
    public Task<IActionResult> Update(int id, PageForm form, CancellationToken cancel) => SaveAsync(id, form, cancel);

    [HttpPost("/admin/pages/{id:int}/deletion")]
    public async Task<IActionResult> Destroy(int id, CancellationToken cancel)
    {
        if (await editor.DeleteAsync(id, User.UserId(), cancel) is not { } title) return NotFound();
        TempData[Notice] = t["“{0}” is deleted.", title].Value;
        return RedirectToAction(nameof(Index));
    }

    private Task<bool> IsInMenuAsync(int id, CancellationToken cancel) => Db.MenuItems.AnyAsync(i => i.PageId == id, cancel);

    private async Task<IActionResult> SaveAsync(int? id, PageForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Again("Edit", new PageEditing(form, id));

        var draft = new PageDraft(CleanText.Line(form.Title), form.Slug ?? "", form.Markdown ?? "", form.InMenu, form.Version);
        var (outcome, page) = await editor.SaveAsync(id, draft, User.UserId(), cancel);
        switch (outcome)
        {
            case PageSaveOutcome.Saved:
                TempData[Notice] = t["Saved."].Value;
                return RedirectToAction(nameof(Edit), new { id = page!.Id });
            case PageSaveOutcome.Conflict:
                var theirs = PageForm.Of(page!, await IsInMenuAsync(page!.Id, cancel));
                form.Version = theirs.Version;
                ModelState.Remove(nameof(form.Version));
                ModelState.AddModelError("", t["Somebody else saved this page while you were writing. Nothing of yours is lost: your text is in the form, theirs below it."]);
                return Again("Edit", new PageEditing(form, id) { Theirs = theirs }, StatusCodes.Status409Conflict);
            case PageSaveOutcome.AddressTaken:
                ModelState.AddModelError(nameof(form.Slug), t["Another page or a part of the blog has this address. Please choose another one."]);
                return Again("Edit", new PageEditing(form, id));
            default:
                return NotFound();
        }
    }
}
