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

/// <summary>Pages outside the stream of posts.</summary>
[Needs(Permission.Arrange)]
public sealed class PagesController(BlogDbContext db, PageEditor editor, IStringLocalizer<Texts> t) : AdminController(db)
{
    [HttpGet("/admin/pages")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var pages = await Db.Pages.AsNoTracking().ToListAsync(cancel);
        var begun = await Db.PageRevisions.OfNoPage().LatestFirst().Select(r => new BegunPage(r.Key, r.Title, r.At, r.User!.DisplayName)).ToListAsync(cancel);
        return View(new PageIndex([.. pages.OrderBy(p => p.Title, StringComparer.CurrentCulture)], [.. begun.DistinctBy(b => b.Key)]));
    }

    [HttpGet("/admin/pages/new")]
    public IActionResult New() => View("Edit", new PageEditing(PageForm.New(Guid.NewGuid()), null));

    [HttpPost("/admin/pages")]
    [HttpPost("/admin/pages/new/{key:guid}")]
    public Task<IActionResult> Create(PageForm form, CancellationToken cancel) => SaveAsync(null, form, cancel);

    [HttpGet("/admin/pages/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel)
    {
        if (await Db.Pages.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } page) return NotFound();
        var form = PageForm.Of(page, await IsInMenuAsync(id, cancel));
        var me = User.UserId();
        var kept = await Db.PageRevisions.AsNoTracking().Include(r => r.User).OfPage(page.Key).Unsaved(page.Version, me).ToListAsync(cancel);
        var (texts, mine) = UnsavedTexts.Of(kept, page.Version, me, r => r.Writing == new PageWriting(page.Title, page.Slug, page.Markdown));
        if (mine is not null) form.GoOnFrom(mine.Writing);
        return View(new PageEditing(form, page) { Unsaved = texts });
    }

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
        if (!ModelState.IsValid) return await AgainAsync(id, form, cancel);

        var (outcome, page) = await editor.SaveAsync(id, form.ToDraft(), User.UserId(), cancel);
        switch (outcome)
        {
            case PageSaveOutcome.Saved:
                TempData[Notice] = id is null ? t["The page is online."].Value : t["The page is updated."].Value;
                return RedirectToAction(nameof(Edit), new { id = page!.Id });
            case PageSaveOutcome.Conflict:
                var theirs = PageForm.Of(page!, await IsInMenuAsync(page!.Id, cancel));
                form.Version = theirs.Version;
                ModelState.Remove(nameof(form.Version));
                ModelState.AddModelError("", t["This page was saved elsewhere while you were writing. Nothing of yours is lost: your text is in the form, the other version below it."]);
                return Again("Edit", new PageEditing(form, page) { Theirs = theirs }, StatusCodes.Status409Conflict);
            case PageSaveOutcome.AddressTaken:
                ModelState.AddModelError(nameof(form.Slug), t["Another page or a part of the blog has this address. Please choose another one."]);
                return await AgainAsync(id, form, cancel);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> AgainAsync(int? id, PageForm form, CancellationToken cancel)
    {
        var stored = await Db.Pages.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (id is not null && stored is null) return NotFound();
        var kept = stored is not null ? null : KeptPage.Of(await Db.PageRevisions.AsNoTracking().Include(r => r.User).OfNoPage().OfPage(form.Key).LatestFirst().ToListAsync(cancel), User.UserId());
        return Again("Edit", new PageEditing(form, stored) { Kept = kept });
    }
}
