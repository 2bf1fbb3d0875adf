using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Comments;

/// <summary>Takes decisions on any number of comments, and carries them out a portion at a time.</summary>
public sealed class BulkDecisionDesk(BlogDbContext db, ModerationDesk desk, MailRoot root, BulkDecisionSignal signal, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="comments">All in the state <paramref name="from"/>. Those are decided on that are there now.</param>
    /// <param name="words">Which they are, for the log.</param>
    /// <returns>Its number; null where there are none.</returns>
    public async Task<int?> DecideAsync(IQueryable<Comment> comments, CommentState from, CommentState to, string words, int userId, CancellationToken cancel)
    {
        // Before the transaction: reading keeps nobody from writing.
        var ids = await comments.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancel);
        if (ids.Count == 0) return null;
        var decision = new BulkDecision(from, to, words, ids, userId, root.Value, Now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.BulkDecisions.Add(decision);
        await db.SaveChangesAsync(cancel);
        db.AuditEntries.Add(new AuditEntry(
            to switch { CommentState.Approved => AuditAction.CommentsApproved, CommentState.Spam => AuditAction.CommentsMarkedAsSpam, _ => AuditAction.CommentsTrashed }, userId, decision.Id, decision.Words, Now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await BeginAsync();
        return decision.Id;
    }

    /// <summary>Brings back what it changed, except for what somebody decided on since. What it has not reached yet it leaves alone.</summary>
    /// <returns>False where it is too late, or done before; null where there is no such decision.</returns>
    public async Task<bool?> UndoAsync(int id, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.BulkDecisions.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } decision) return null;
        if (!decision.Undo(userId, Now)) return false;
        db.AuditEntries.Add(new AuditEntry(AuditAction.CommentsTakenBack, userId, decision.Id, decision.Words, Now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await BeginAsync();
        return true;
    }

    /// <summary>Hands the work to the background job, but for the first portion: most decisions are no larger, and so are done when the next page shows.</summary>
    private async Task BeginAsync()
    {
        signal.Changed();
        // The job may have changed meanwhile what is tracked here.
        db.ChangeTracker.Clear();
        try
        {
            await AdvanceAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is DbUpdateException or DbException)
        {
            // The decision stands, and the job, which logs what keeps it, carries it out.
        }
    }

    /// <summary>Carries out the next portion of the oldest decision that is not done, or takes it back.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> AdvanceAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var decision = await db.BulkDecisions.Where(d => d.Phase == BulkDecisionPhase.Deciding || d.Phase == BulkDecisionPhase.Undoing).OrderBy(d => d.Id).FirstOrDefaultAsync(cancel);
        if (decision is null) return false;
        // No request is at hand whose host mails could lead to.
        root.Value = decision.Root;
        var turn = decision.Turn;
        var portion = await db.Set<BulkPortion>().AsNoTracking().SingleAsync(p => p.DecisionId == decision.Id && p.Number == turn, cancel);
        var ids = portion.Comments();
        var changed = 0;
        foreach (var comment in await db.Comments.Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(cancel))
        {
            var isMoved = decision.Phase is BulkDecisionPhase.Deciding
                ? decision.IsOpen(comment) && await desk.MoveAsync(comment, decision.To, decision.UserId, decision.At, cancel)
                : decision.IsOwn(comment) && await desk.MoveAsync(comment, decision.From, decision.UndoneById ?? decision.UserId, Now, cancel);
            if (isMoved) changed++;
        }

        decision.Advance(changed);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        desk.Committed();
        db.ChangeTracker.Clear();
        return true;
    }
}
