using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Series;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;
using SocialBlog.Web.Series;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Series, and the order of the posts in them.</summary>
[Needs(Permission.Arrange)]
public sealed class SeriesController(BlogDbContext db, SeriesEditor editor, IStringLocalizer<Texts> t) : AdminController(db)
{
    [HttpGet("/admin/series")]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View((await Db.Series.Select(s => new SeriesRow(s.Id, s.Title, s.Slug, s.Posts.Count(p => p.Status != PostStatus.Trashed))).ToListAsync(cancel))
            .OrderBy(s => s.Title, StringComparer.CurrentCulture).ToList());

    [HttpGet("/admin/series/new")]
    public IActionResult New() => View("Edit", new SeriesEditing(new SeriesForm(), null, []));

    [HttpPost("/admin/series")]
    public Task<IActionResult> Create(SeriesForm form, CancellationToken cancel) => SaveAsync(null, form, cancel);

    [HttpGet("/admin/series/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await Db.Series.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is { } series ? View(await EditingAsync(id, SeriesForm.Of(series), cancel)) : NotFound();

    [HttpPost("/admin/series/{id:int}")]
    public Task<IActionResult> Update(int id, SeriesForm form, CancellationToken cancel) => SaveAsync(id, form, cancel);

    [HttpPost("/admin/series/{id:int}/deletion")]
    public async Task<IActionResult> Destroy(int id, CancellationToken cancel)
    {
        if (await editor.DeleteAsync(id, User.UserId(), cancel) is not { } title) return NotFound();
        TempData[Notice] = t["“{0}” is deleted.", title].Value;
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> SaveAsync(int? id, SeriesForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Again("Edit", await EditingAsync(id, form, cancel));

        var (outcome, series) = await editor.SaveAsync(id, form.ToDraft(), User.UserId(), cancel);
        switch (outcome)
        {
            case SeriesSaveOutcome.Saved:
                TempData[Notice] = t["Saved."].Value;
                return RedirectToAction(nameof(Edit), new { id = series!.Id });
            case SeriesSaveOutcome.Conflict:
                var theirs = SeriesForm.Of(series!);
                form.Version = theirs.Version;
                ModelState.Remove(nameof(form.Version));
                ModelState.AddModelError("", t["This series was saved elsewhere while you were writing. Nothing of yours is lost: your text is in the form, the other version below it."]);
                return Again("Edit", await EditingAsync(id, form, cancel) with { Theirs = theirs }, StatusCodes.Status409Conflict);
            case SeriesSaveOutcome.AddressTaken:
                ModelState.AddModelError(nameof(form.Slug), t["Another series has this address. Please choose another one."]);
                return Again("Edit", await EditingAsync(id, form, cancel));
            default:
                return NotFound();
        }
    }

    private async Task<SeriesEditing> EditingAsync(int? id, SeriesForm form, CancellationToken cancel) => new(
        form, id,
        id is null ? [] : await Db.Posts.OfSeries(id.Value).InSeriesOrder().Select(p => new SeriesPost(p.Id, p.Title, p.Status)).ToListAsync(cancel));
}
