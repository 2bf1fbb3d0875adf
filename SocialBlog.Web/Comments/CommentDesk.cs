using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments.Defence;
using SocialBlog.Web.Mail;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Comments;

/// <summary>Takes what readers write.</summary>
public sealed class CommentDesk(BlogDbContext db, CurrentBlog blog, CommentMails mails, CommentJudge judge, GroupCommit commits, MailRoot root, TimeProvider clock)
{
    public async Task<CommentReceipt> SubmitAsync(CommentSubmission submission, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var words = CommentRenderer.Render(submission.Text, blog.Value.Language);
        var comment = new ArrivingComment(submission, words, NetworkHash.Of(submission.Address, blog.Value), now) { MailRoot = root.Value };
        // One connection for all that follows: to open it takes as long as a short question.
        await db.Database.OpenConnectionAsync(cancel);
        if (blog.Value.Comments.OnlyKnownPeople && !await IsKnownAsync(submission.Author, cancel))
            return await comment.FindSentBeforeAsync(db, cancel) is { } sent ? ArrivingComment.ReceiptOf(sent) : new CommentReceipt(CommentOutcome.NotKnown);

        // Before the transaction: it reads much, perhaps asks a service elsewhere, and nobody else's comment is to wait for that.
        if (submission.Author.UserId is null) comment = comment with { Judgement = await judge.JudgeAsync(comment.ToComment(null), submission.Traces with { Address = submission.Address }, now, cancel) };
        await db.Database.CloseConnectionAsync();
        return await commits.StoreAsync(comment);
    }

    /// <summary>Puts a held comment in other words, which are judged anew.</summary>
    /// <returns>False where it is too late: somebody decided meanwhile, or the time is over.</returns>
    public async Task<bool> RewordAsync(int id, string text, CommentTraces traces, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var words = CommentRenderer.Render(text, blog.Value.Language);
        if (await db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } before || !before.MayBeChangedAsOf(now)) return false;
        before.Reword(words, now);
        var judgement = await judge.JudgeAsync(before, traces, now, cancel);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } comment || !comment.MayBeChangedAsOf(now)) return false;
        // Somebody has decided on the words that were, and their turn comes yet.
        if (await db.BulkDecisions.AnyAsync(d => d.Phase == BulkDecisionPhase.Deciding && d.From == comment.State && d.At >= comment.CreatedAt, cancel)) return false;
        comment.Reword(words, now);
        comment.TakeJudgement(judgement, now);
        await mails.RewordAsync(comment, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        mails.Committed();
        return true;
    }

    /// <summary>Deletes a held comment at its writer's wish.</summary>
    /// <inheritdoc cref="RewordAsync"/>
    public async Task<bool> WithdrawAsync(int id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } comment || !comment.MayBeChangedAsOf(now)) return false;
        await mails.WithdrawAsync(new HashSet<int> { id }, now, cancel);
        db.Comments.Remove(comment);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        mails.Committed();
        return true;
    }

    private async Task<bool> IsKnownAsync(CommentAuthor author, CancellationToken cancel) =>
        author.UserId is not null || await db.Comments.Approved().AnyAsync(c => c.AuthorEmail == author.Email, cancel);
}
