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

/// <summary>The moderation queue of all posts: looking, deciding on one or many, answering, editing.</summary>
[Needs(Permission.Moderate)]
public sealed class CommentsController(BlogDbContext db, ModerationDesk desk, CurrentBlog blog, TimeProvider clock, IStringLocalizer<Texts> t) : QueuePagesController(db, blog, clock, t)
{
    /// <summary>Key of what takes the last decision back, which the next page offers: numbers and former states.</summary>
    public const string Undo = "Undo";

    [HttpGet("/admin/comments")]
    public async Task<IActionResult> Index([FromQuery] CommentFilter filter, CancellationToken cancel)
    {
        var queue = await LoadAsync(filter, cancel);
        // The last one of a further page was decided.
        if (queue.Comments.Count > 0 || filter.After is null) return View(queue);
        TempData.Keep();
        return Back(filter with { After = null });
    }

    [HttpPost("/admin/comments/{id:int}/approval")]
    public Task<IActionResult> Approve(int id, [FromQuery] CommentFilter filter, CancellationToken cancel) => DecideAsync([id], CommentState.Approved, filter, cancel);

    [HttpPost("/admin/comments/{id:int}/spam")]
    public Task<IActionResult> MarkAsSpam(int id, [FromQuery] CommentFilter filter, CancellationToken cancel) => DecideAsync([id], CommentState.Spam, filter, cancel);

    [HttpPost("/admin/comments/{id:int}/trash")]
    public Task<IActionResult> Trash(int id, [FromQuery] CommentFilter filter, CancellationToken cancel) => DecideAsync([id], CommentState.Trashed, filter, cancel);

    [HttpPost("/admin/comments/{id:int}/hold")]
    public Task<IActionResult> Hold(int id, [FromQuery] CommentFilter filter, CancellationToken cancel) => DecideAsync([id], CommentState.Pending, filter, cancel);

    /// <summary>All that are ticked.</summary>
    [HttpPost("/admin/comments/decisions")]
    public Task<IActionResult> DecideAll(int[] ids, CommentState to, [FromQuery] CommentFilter filter, CancellationToken cancel) => DecideAsync(ids, to, filter, cancel);

    /// <summary>Takes decisions back.</summary>
    /// <param name="former">Numbers with the state each had, as the page before offered them.</param>
    [HttpPost("/admin/comments/decisions/withdrawal")]
    public async Task<IActionResult> TakeBack(string? former, [FromQuery] CommentFilter filter, CancellationToken cancel)
    {
        foreach (var group in ModerationDesk.Read(former).GroupBy(f => f.State))
            await desk.DecideAsync([.. group.Select(f => f.Id)], group.Key, User.UserId(), cancel);
        TempData[Notice] = T["Taken back."].Value;
        return Back(filter);
    }

    /// <summary>Answers a comment, and so approves it.</summary>
    [HttpPost("/admin/comments/{id:int}/answers")]
    public async Task<IActionResult> Answer(int id, string? text, [FromQuery] CommentFilter filter, CancellationToken cancel)
    {
        var words = (text ?? "").Trim();
        if (words.Length is 0 or > Comment.MaxTextLength)
        {
            var error = words.Length == 0 ? T["Please write your answer first."] : T["Your answer is too long: at most {0} characters.", Comment.MaxTextLength];
            return await AgainAsync(filter, new UnsentAnswer(id, words, error), cancel);
        }

        if (!await desk.AnswerAsync(id, words, User.UserId(), cancel)) return NotFound();
        TempData[Notice] = T["Your answer is published."].Value;
        return Back(filter);
    }

    [HttpGet("/admin/comments/{id:int}")]
    public async Task<IActionResult> Edit(int id, [FromQuery] CommentFilter filter, CancellationToken cancel) =>
        await Db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } comment ? NotFound()
        : User.MayReword(comment.UserId) ? View(new CommentEditing { Id = id, AuthorName = comment.AuthorName, Filter = filter, Text = comment.Text })
        : LeftToItsWriter(filter);

    /// <summary>Changes a reader's words; readers see that somebody did.</summary>
    [HttpPost("/admin/comments/{id:int}")]
    public async Task<IActionResult> Update(int id, [FromForm] CommentEditing form, [FromQuery] CommentFilter filter, CancellationToken cancel)
    {
        if (await Db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } comment) return NotFound();
        if (!User.MayReword(comment.UserId)) return LeftToItsWriter(filter);
        (form.Id, form.AuthorName, form.Filter) = (id, comment.AuthorName, filter);
        if (!ModelState.IsValid) return Again("Edit", form);
        if (!await desk.EditAsync(id, form.Text.Trim(), User.UserId(), cancel)) return NotFound();
        TempData[Notice] = T["The comment is changed. Readers see that the team edited it."].Value;
        return Back(filter);
    }

    private RedirectResult LeftToItsWriter(CommentFilter filter)
    {
        TempData[Notice] = T["Somebody with an account wrote this comment: only that person and the editors may change it."].Value;
        return Back(filter);
    }

    /// <param name="filter">The list the moderator looks at, to go back to.</param>
    private async Task<IActionResult> DecideAsync(int[] ids, CommentState to, CommentFilter filter, CancellationToken cancel)
    {
        var decided = await desk.DecideAsync(ids, to, User.UserId(), cancel);
        if (decided is null) return NotFound();
        if (decided.Count > 0) TempData[Undo] = ModerationDesk.Write(decided);
        TempData[Notice] = ids.Length == 0 ? T["Nothing was ticked."].Value : ids.Length == 1 ? Done(to) : T["{0} comments: {1}", ids.Length, Done(to)].Value;
        return Back(filter);
    }

    private string Done(CommentState to) => to switch
    {
        CommentState.Approved => T["Approved."],
        CommentState.Spam => T["Marked as spam."],
        CommentState.Trashed => T["Moved to the trash."],
        _ => T["Waiting again."],
    };
}
