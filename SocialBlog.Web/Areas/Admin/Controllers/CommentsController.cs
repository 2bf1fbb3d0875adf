using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>The moderation queue of all posts.</summary>
[Needs(Permission.Moderate)]
public sealed class CommentsController(BlogDbContext db, TimeProvider clock, IStringLocalizer<Texts> t) : AdminController(db)
{
    /// <summary>Key of the address that takes the last decision back, which the next page offers.</summary>
    public const string Undo = "Undo";

    private const int PageSize = 50;

    [HttpGet("/admin/comments")]
    public async Task<IActionResult> Index(CommentState state, int page, CancellationToken cancel)
    {
        if (!Enum.IsDefined(state)) return NotFound();
        page = Math.Clamp(page, 1, 100_000);
        var counts = await Db.Comments.GroupBy(c => c.State).ToDictionaryAsync(g => g.Key, g => g.Count(), cancel);
        // Who waits longest comes first; of what is decided, the latest.
        var comments = Db.Comments.In(state);
        comments = state is CommentState.Pending ? comments.OldestFirst() : comments.NewestFirst();
        var rows = await QueuedComment.Project(comments.Skip((page - 1) * PageSize).Take(PageSize + 1)).ToListAsync(cancel);
        return View(new CommentQueue(state, counts, [.. rows.Take(PageSize)], page, rows.Count > PageSize));
    }

    [HttpPost("/admin/comments/{id:int}/approval")]
    public Task<IActionResult> Approve(int id, CommentState from, CancellationToken cancel) =>
        DecideAsync(id, from, (comment, by, now) => comment.Approve(by, now), AuditAction.CommentApproved, t["Approved."], cancel);

    [HttpPost("/admin/comments/{id:int}/spam")]
    public Task<IActionResult> MarkAsSpam(int id, CommentState from, CancellationToken cancel) =>
        DecideAsync(id, from, (comment, by, now) => comment.MarkAsSpam(by, now), AuditAction.CommentMarkedAsSpam, t["Marked as spam."], cancel);

    [HttpPost("/admin/comments/{id:int}/trash")]
    public Task<IActionResult> Trash(int id, CommentState from, CancellationToken cancel) =>
        DecideAsync(id, from, (comment, by, now) => comment.Trash(by, now), AuditAction.CommentTrashed, t["Moved to the trash."], cancel);

    [HttpPost("/admin/comments/{id:int}/hold")]
    public Task<IActionResult> Hold(int id, CommentState from, CancellationToken cancel) =>
        DecideAsync(id, from, (comment, by, now) => comment.Hold(by, now), AuditAction.CommentHeld, t["Waiting again."], cancel);

    /// <param name="from">The list the moderator looks at, to go back to.</param>
    private async Task<IActionResult> DecideAsync(
        int id, CommentState from, Func<Comment, int?, DateTime, bool> decide, AuditAction action, string done, CancellationToken cancel)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (await Db.Comments.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } comment) return NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        var former = comment.State;
        if (decide(comment, User.UserId(), now))
        {
            Db.AuditEntries.Add(new AuditEntry(action, User.UserId(), comment.Id, comment.AuthorName, now));
            await Db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            TempData[Undo] = FormattableString.Invariant($"/admin/comments/{id}/{DecisionOf(former)}");
        }

        TempData[Notice] = done;
        return RedirectToAction(nameof(Index), new { state = from });
    }

    /// <summary>Last segment of the address that brings a comment into a state.</summary>
    private static string DecisionOf(CommentState state) => state switch
    {
        CommentState.Approved => "approval",
        CommentState.Spam => "spam",
        CommentState.Trashed => "trash",
        _ => "hold",
    };
}
