using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Pages;
using SocialBlog.Data.Revisions;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Pages;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>A page as it was written at other times: what changed, and going back.</summary>
[Needs(Permission.Arrange)]
public sealed class PageRevisionsController(BlogDbContext db, PageEditor editor, CurrentBlog blog, IStringLocalizer<Texts> t) : AdminController(db)
{
    [HttpGet("/admin/pages/{id:int}/revisions")]
    public async Task<IActionResult> Index(int id, int page, CancellationToken cancel)
    {
        page = Math.Clamp(page, 1, 100_000);
        if (await Db.Pages.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } shown) return NotFound();
        var rows = await Db.PageRevisions.OfPage(shown.Key).LatestFirst().Skip((page - 1) * RevisionIndex.PageSize).Take(RevisionIndex.PageSize + 1)
            .Select(RevisionRow.Projection).ToListAsync(cancel);
        return View("/Areas/Admin/Views/Revisions/Index.cshtml", new RevisionIndex(RootOf(id), shown.Title, [.. rows.Take(RevisionIndex.PageSize)], page, rows.Count > RevisionIndex.PageSize));
    }

    /// <param name="current">Compared with the page as it stands, not with the revision before.</param>
    [HttpGet("/admin/pages/{id:int}/revisions/{revision:int}")]
    public async Task<IActionResult> Show(int id, int revision, bool current, CancellationToken cancel)
    {
        if (await FindAsync(id, revision, cancel) is not var (page, shown)) return NotFound();
        var former = await Db.PageRevisions.AsNoTracking().Include(r => r.User).OfPage(page.Key)
            .Before(shown).Where(r => !r.IsAutosave || r.Title != shown.Title || r.Markdown != shown.Markdown).FirstOrDefaultAsync(cancel);
        var now = new PageWriting(page.Title, page.Slug, page.Markdown);
        var changes = current ? Compare(shown.Writing, now) : Compare(former?.Writing ?? new PageWriting("", "", ""), shown.Writing);
        return View("/Areas/Admin/Views/Revisions/Show.cshtml", new RevisionPage(
            RootOf(id), RevisionRow.Of(shown), former is null ? null : RevisionRow.Of(former), current, shown.Writing with { Slug = now.Slug } == now, changes, shown.Title, shown.Markdown));
    }

    [HttpPost("/admin/pages/{id:int}/revisions/{revision:int}/restoration")]
    public async Task<IActionResult> Restore(int id, int revision, CancellationToken cancel)
    {
        if (await FindAsync(id, revision, cancel) is not var (page, wanted)) return NotFound();
        var title = string.IsNullOrWhiteSpace(wanted.Title) ? page.Title : wanted.Title;
        var inMenu = await Db.MenuItems.AnyAsync(i => i.PageId == id, cancel);
        var (outcome, _) = await editor.SaveAsync(id, new PageDraft(title, page.Slug, wanted.Markdown, inMenu, page.Version, page.Key), User.UserId(), cancel);
        TempData[Notice] = outcome is PageSaveOutcome.Saved
            ? t["The text of {0} is restored. What it replaced is in the list of versions.", blog.Value.DateAndTime(wanted.At)].Value
            : t["The page has changed meanwhile. Please look at it again."].Value;
        return RedirectToAction("Edit", "Pages", new { id });
    }

    /// <returns>The page, and the revision with its person; null where either is not there.</returns>
    private async Task<(Page Page, PageRevision Revision)?> FindAsync(int id, int revision, CancellationToken cancel)
    {
        var found = await Db.PageRevisions.AsNoTracking().Include(r => r.User).Include(r => r.Page).SingleOrDefaultAsync(r => r.Id == revision && r.PageId == id, cancel);
        return found is null ? null : (found.Page!, found);
    }

    private RevisionChange[] Compare(PageWriting former, PageWriting current) =>
    [
        .. new RevisionChange[]
        {
            new(t["Title"], TextDiff.Of(former.Title, current.Title)),
            new(t["Text"], TextDiff.Of(former.Markdown, current.Markdown)),
        }.Where(change => change.Lines.Count > 0),
    ];

    private static string RootOf(int id) => "/admin/pages/" + id.ToString(CultureInfo.InvariantCulture);
}
