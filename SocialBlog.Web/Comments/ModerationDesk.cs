using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Users;
using SocialBlog.Web.Comments.Defence;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Mail;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Comments;

/// <summary>What a decision changed.</summary>
/// <param name="State">The one it had.</param>
public sealed record FormerState(int Id, CommentState State);

/// <summary>What giving a comment to somebody changed.</summary>
/// <param name="To">Name of whoever has it now; null: nobody in particular.</param>
/// <param name="IsGiven">Somebody else had it before.</param>
/// <param name="IsNoted">The note was another one.</param>
public sealed record AssignmentChange(string? To, string Note, bool IsGiven, bool IsNoted);

/// <summary>Takes moderators' decisions, each with its line in the audit log and its lesson for the filter, in one transaction.</summary>
public sealed class ModerationDesk(BlogDbContext db, SpamFilter filter, FeedbackSignal feedback, CommentMails mails, OutboxSignal outbox, CurrentBlog blog, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="provided">Leaves comments alone that it does not hold for, looked at in the same transaction; null: none.</param>
    /// <returns>Those that it changed, as they were; null where one was asked for that is not there.</returns>
    public async Task<IReadOnlyList<FormerState>?> DecideAsync(int[] ids, CommentState to, int userId, CancellationToken cancel, Predicate<Comment>? provided = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var comments = await db.Comments.Where(c => ids.Contains(c.Id)).ToListAsync(cancel);
        if (ids.Length == 1 && comments.Count == 0) return null;
        var now = Now;
        List<FormerState> changed = [];
        foreach (var comment in comments.Where(c => provided?.Invoke(c) is not false))
        {
            var former = comment.State;
            if (!await MoveAsync(comment, to, userId, now, cancel)) continue;
            changed.Add(new FormerState(comment.Id, former));
            db.AuditEntries.Add(new AuditEntry(ActionOf(to), userId, comment.Id, comment.AuthorName, now));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        Committed();
        return changed;
    }

    /// <summary>Moves one comment to another state with all that follows for the filter, the mails and the spam service, as part of the caller's transaction.</summary>
    /// <returns>False when it was so already.</returns>
    public async Task<bool> MoveAsync(Comment comment, CommentState to, int userId, DateTime now, CancellationToken cancel)
    {
        if (!Move(comment, to, userId, now)) return false;
        await filter.LearnAsync(comment, cancel);
        await mails.AnnounceAsync(comment, userId, now, cancel);
        await TellServiceAsync(comment, now, cancel);
        return true;
    }

    /// <summary>After the commit of what <see cref="MoveAsync"/> changed.</summary>
    public void Committed()
    {
        feedback.Changed();
        mails.Committed();
    }

    /// <summary>Approves a comment and publishes an answer under it.</summary>
    /// <param name="text">Not empty, and no longer than a comment may be.</param>
    /// <returns>False where there is no such comment.</returns>
    public async Task<bool> AnswerAsync(int id, string text, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } comment) return false;
        var now = Now;
        if (await MoveAsync(comment, CommentState.Approved, userId, now, cancel))
            db.AuditEntries.Add(new AuditEntry(AuditAction.CommentApproved, userId, comment.Id, comment.AuthorName, now));

        var user = await db.Users.SingleAsync(u => u.Id == userId, cancel);
        var answer = new Comment(
            comment.PostId, comment, new CommentAuthor(user.DisplayName, user.Email!, null, user.Id), CommentRenderer.Render(text, blog.Value.Language), new CommentOrigin(CommentSource.Account, null, null), now);
        answer.Approve(userId, now);
        await mails.AnnounceAsync(answer, userId, now, cancel);
        db.Comments.Add(answer);
        db.AuditEntries.Add(new AuditEntry(AuditAction.CommentAnswered, userId, comment.Id, comment.AuthorName, now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        Committed();
        return true;
    }

    /// <inheritdoc cref="AnswerAsync"/>
    public async Task<bool> EditAsync(int id, string text, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } comment) return false;
        if (comment.Text == text) return true;
        var now = Now;
        comment.Edit(CommentRenderer.Render(text, blog.Value.Language), now);
        db.AuditEntries.Add(new AuditEntry(AuditAction.CommentEdited, userId, comment.Id, comment.AuthorName, now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Gives a comment to a colleague, or to nobody in particular, with a note for the team.</summary>
    /// <param name="to">Somebody who may decide on comments, or null.</param>
    /// <param name="note">No longer than a note may be.</param>
    /// <returns>Null where there is no such comment or colleague.</returns>
    public async Task<AssignmentChange?> AssignAsync(int id, int? to, string note, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } comment) return null;
        var name = await db.Users.Moderating().Where(u => u.Id == to).Select(u => u.DisplayName).SingleOrDefaultAsync(cancel);
        if (to is not null && name is null) return null;
        var change = new AssignmentChange(name, note, comment.AssignedToId != to, comment.Note != note);
        if (comment.Assign(to, note)) db.AuditEntries.Add(new AuditEntry(AuditAction.CommentAssigned, userId, comment.Id, comment.AuthorName, Now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return change;
    }

    /// <summary>Marks a comment as urgent and tells the editors by mail, or takes the mark off.</summary>
    /// <returns>False where there is no such comment.</returns>
    public async Task<bool> PrioritiseAsync(int id, CommentPriority priority, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } comment) return false;
        if (comment.Prioritise(priority))
        {
            var now = Now;
            var isUrgent = priority is CommentPriority.Urgent;
            db.AuditEntries.Add(new AuditEntry(isUrgent ? AuditAction.CommentEscalated : AuditAction.CommentCalmed, userId, comment.Id, comment.AuthorName, now));
            if (isUrgent) await mails.AddUrgentAsync(comment, userId, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        outbox.Changed();
        return true;
    }

    /// <returns>False where there is no such comment.</returns>
    public async Task<bool> MarkSensitiveAsync(int id, bool isSensitive, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } comment) return false;
        if (comment.MarkSensitive(isSensitive))
            db.AuditEntries.Add(new AuditEntry(isSensitive ? AuditAction.CommentMarkedSensitive : AuditAction.CommentUnmarkedSensitive, userId, comment.Id, comment.AuthorName, Now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>For a form: <c>12:Pending 15:Spam</c>.</summary>
    public static string Write(IEnumerable<FormerState> former) => string.Join(' ', former.Select(f => FormattableString.Invariant($"{f.Id}:{f.State}")));

    /// <returns>What <see cref="Write"/> wrote; nothing for anything else.</returns>
    public static IReadOnlyList<FormerState> Read(string? text)
    {
        List<FormerState> former = [];
        foreach (var part in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':') is [var number, var name] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Enum.TryParse<CommentState>(name, out var state) && Enum.IsDefined(state))
                former.Add(new FormerState(id, state));
        }

        return former;
    }

    /// <summary>Notes what the spam service is to learn: where the person decided otherwise than it. Taken back, it is not told.</summary>
    private async Task TellServiceAsync(Comment comment, DateTime now, CancellationToken cancel)
    {
        if (!blog.Value.Comments.AsksService || comment.Source is not CommentSource.Form) return;
        if (await db.ServiceFeedback.FindAsync([comment.Id], cancel) is { } former) db.ServiceFeedback.Remove(former);
        var tookItForSpam = Comment.ReasonsOf(comment.ReasonLines).Any(r => r.Signal is CommentSignal.Service);
        if (comment.State is CommentState.Spam or CommentState.Approved && comment.State is CommentState.Spam != tookItForSpam)
        {
            // One row a comment: the former has to be gone first.
            await db.SaveChangesAsync(cancel);
            db.ServiceFeedback.Add(new ServiceFeedback(comment, !tookItForSpam, now));
        }
    }

    private static bool Move(Comment comment, CommentState to, int userId, DateTime now) => to switch
    {
        CommentState.Approved => comment.Approve(userId, now),
        CommentState.Spam => comment.MarkAsSpam(userId, now),
        CommentState.Trashed => comment.Trash(userId, now),
        _ => comment.Hold(userId, now),
    };

    private static AuditAction ActionOf(CommentState to) => to switch
    {
        CommentState.Approved => AuditAction.CommentApproved,
        CommentState.Spam => AuditAction.CommentMarkedAsSpam,
        CommentState.Trashed => AuditAction.CommentTrashed,
        _ => AuditAction.CommentHeld,
    };
}
