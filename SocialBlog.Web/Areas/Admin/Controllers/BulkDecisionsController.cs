using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>One decision on all comments that a filter finds: asking once more, watching it, taking it back.</summary>
[Needs(Permission.Moderate)]
public sealed class BulkDecisionsController(BlogDbContext db, BulkDecisionDesk desk, CurrentBlog blog, TimeProvider clock, IStringLocalizer<Texts> t) : QueuePagesController(db, blog, clock, t)
{
    private const int RefreshSeconds = 3;

    [HttpGet("/admin/comments/bulk")]
    public async Task<IActionResult> New([FromQuery] CommentFilter filter, CancellationToken cancel) =>
        View(await BulkDecisionForm.LoadAsync(Db, filter, await WordsAsync(filter, cancel), await FindAsync(filter, cancel), cancel));

    /// <remarks>A filter of which something can't be read finds more comments than were meant: nothing is decided then.</remarks>
    [HttpPost("/admin/comments/bulk")]
    public async Task<IActionResult> Create(CommentState to, [FromQuery] CommentFilter filter, CancellationToken cancel)
    {
        if (!ModelState.IsValid || to is not (CommentState.Approved or CommentState.Spam or CommentState.Trashed) || to == filter.State) return NotFound();
        if (await desk.DecideAsync(await FindAsync(filter, cancel), filter.State, to, await WordsAsync(filter, cancel), User.UserId(), cancel) is { } id) return RedirectToAction(nameof(Show), new { id });
        TempData[Notice] = T["Nothing here."].Value;
        return Back(filter);
    }

    [HttpGet("/admin/comments/bulk/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken cancel)
    {
        if (await Db.BulkDecisions.AsNoTracking().Include(d => d.User).SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } decision) return NotFound();
        if (decision.IsAtWork) Response.Headers.Append("Refresh", FormattableString.Invariant($"{RefreshSeconds}"));
        return View(new BulkDecisionProgress(decision, decision.User!.DisplayName, decision.MayBeUndoneAsOf(Now)));
    }

    [HttpPost("/admin/comments/bulk/{id:int}/withdrawal")]
    public async Task<IActionResult> Undo(int id, CancellationToken cancel)
    {
        if (await desk.UndoAsync(id, User.UserId(), cancel) is not { } isUndone) return NotFound();
        if (!isUndone) TempData[Notice] = T["This was taken back before, or it is too late."].Value;
        return RedirectToAction(nameof(Show), new { id });
    }

    private Task<IQueryable<Comment>> FindAsync(CommentFilter filter, CancellationToken cancel) => filter.FindAsync(Db, Blog.Comments.LateBefore(Now), cancel);

    private Task<string> WordsAsync(CommentFilter filter, CancellationToken cancel) => filter.InWordsAsync(Db, Blog, T, cancel);
}
