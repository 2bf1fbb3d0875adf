using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>What moderators tell each other about a comment.</summary>
[Needs(Permission.Moderate)]
public sealed class CommentTeamController(BlogDbContext db, ModerationDesk desk, CurrentBlog blog, IOptions<SocialBlogOptions> options, TimeProvider clock, IStringLocalizer<Texts> t)
    : QueuePagesController(db, blog, clock, t)
{
    /// <summary>Gives it to a colleague, with a note that only the team sees.</summary>
    [HttpPost("/admin/comments/{id:int}/assignment")]
    public async Task<IActionResult> Assign(int id, int? to, string? note, [FromQuery] CommentFilter filter, CancellationToken cancel)
    {
        var words = (note ?? "").Trim();
        if (words.Length > Comment.MaxNoteLength) return await AgainAsync(filter, new UnsentAnswer(id, words, T["The note is too long: at most {0} characters.", Comment.MaxNoteLength]) { IsNote = true }, cancel);
        if (await desk.AssignAsync(id, to, words, User.UserId(), cancel) is not { } change) return NotFound();
        TempData[Notice] = Said(change).Value;
        return Back(filter);
    }

    /// <summary>Marks it as urgent, which tells the editors, or takes the mark off.</summary>
    [HttpPost("/admin/comments/{id:int}/urgency")]
    public async Task<IActionResult> Prioritise(int id, CommentPriority priority, [FromQuery] CommentFilter filter, CancellationToken cancel) =>
        ModelState.IsValid ? await ChangedAsync(desk.PrioritiseAsync(id, priority, User.UserId(), cancel), Said(priority), filter) : NotFound();

    /// <summary>Readers open it first, or see it at once again.</summary>
    [HttpPost("/admin/comments/{id:int}/sensitivity")]
    public async Task<IActionResult> MarkSensitive(int id, [BindRequired] bool sensitive, [FromQuery] CommentFilter filter, CancellationToken cancel) =>
        ModelState.IsValid ? await ChangedAsync(
            desk.MarkSensitiveAsync(id, sensitive, User.UserId(), cancel), sensitive ? T["Marked as sensitive: readers open it first."] : T["No longer sensitive: readers see it at once."], filter) : NotFound();

    private LocalizedString Said(CommentPriority priority) => priority is not CommentPriority.Urgent ? T["No longer marked as urgent."]
        : options.Value.Smtp.IsSetUp ? T["Marked as urgent. The editors are told by mail."]
        : T["Marked as urgent. No mail server is set up, so nobody is told by mail."];

    private LocalizedString Said(AssignmentChange change) => change switch
    {
        { IsGiven: true, To: { } name } => change.IsNoted ? T["Given to {0}, with the note.", name] : T["Given to {0}.", name],
        { IsGiven: true } => T["Given to nobody in particular."],
        { IsNoted: true, Note.Length: 0 } => T["The note is gone."],
        { IsNoted: true } => T["The note is saved; only the team sees it."],
        _ => T["Nothing has changed."],
    };
}
