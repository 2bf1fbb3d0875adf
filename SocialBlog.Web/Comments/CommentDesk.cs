using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Settings;
using SocialBlog.Data.Subscriptions;
using SocialBlog.Web.Comments.Defence;
using SocialBlog.Web.Mail;
using SocialBlog.Web.Settings;
using SocialBlog.Web.Subscriptions;

namespace SocialBlog.Web.Comments;

public enum CommentOutcome
{
    /// <summary>It waits for a moderator.</summary>
    Held,

    /// <summary>Somebody with an account wrote it, or the owner's rules let it pass: it shows.</summary>
    Shown,

    /// <summary>The post takes no comments; nothing was stored.</summary>
    Closed,

    /// <summary>Only people who are known may write, and this one is not; nothing was stored.</summary>
    NotKnown,

    /// <summary>The comment to be answered is not one of this post that readers see; nothing was stored.</summary>
    NothingToAnswer,
}

/// <summary>What a reader sent.</summary>
/// <param name="ReplyTo">Number of the comment it answers, or null.</param>
public sealed record CommentSubmission(int PostId, int? ReplyTo, CommentAuthor Author, string Text, IPAddress? Address, string? UserAgent)
{
    /// <summary>What the reader wants to be told of by mail; null: nothing.</summary>
    public SubscriptionScope? Follows { get; init; }

    public CommentTraces Traces { get; init; } = new(null, null);
}

/// <summary>Takes in what readers write.</summary>
public sealed class CommentDesk(BlogDbContext db, CurrentBlog blog, CommentMails mails, CommentJudge judge, SubscriptionDesk subscriptions, TimeProvider clock)
{
    /// <summary>The same words of the same person in the same place within this time are one comment sent twice: no answer came to the first.</summary>
    private static readonly TimeSpan Resend = TimeSpan.FromDays(1);

    private static readonly Func<BlogDbContext, int, DateTime, CancellationToken, Task<DateTime?>> AskOpenSince = EF.CompileAsyncQuery(
        (BlogDbContext db, int post, DateTime now, CancellationToken cancel) => db.Posts
            // As PublishedAsOf; a compiled question takes in no other.
            .Where(p => (p.Status == PostStatus.Published || p.Status == PostStatus.Scheduled) && p.PublishedAt <= now)
            .Where(p => p.Id == post && p.CommentPolicy == CommentPolicy.Open).Select(p => p.PublishedAt).SingleOrDefault());

    /// <returns>With the number of the comment that is held; null where none is.</returns>
    public async Task<(CommentOutcome Outcome, int? HeldId)> SubmitAsync(CommentSubmission submission, CancellationToken cancel)
    {
        var (postId, replyTo, author, text, address, userAgent) = submission;
        var now = clock.GetUtcNow().UtcDateTime;
        var rules = blog.Value.Comments;
        var origin = new CommentOrigin(author.UserId is null ? CommentSource.Form : CommentSource.Account, NetworkHash.Of(address, blog.Value), userAgent);
        if (rules.OnlyKnownPeople && !await IsKnownAsync(author, cancel))
            return await SentBeforeAsync(submission, now, cancel) is { } sent ? Taken(sent, author, origin) : (CommentOutcome.NotKnown, null);

        var words = CommentRenderer.Render(text, blog.Value.Language);
        // Before the transaction: it reads much, perhaps asks a service elsewhere, and nobody else's comment is to wait for that.
        var judgement = author.UserId is null
            ? await judge.JudgeAsync(new Comment(postId, null, author, words, origin, now), submission.Traces with { Address = address }, now, cancel)
            : CommentJudgement.None;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Whatever has changed since: what is stored already is answered as it was the first time.
        if (await SentBeforeAsync(submission, now, cancel) is { } before) return Taken(before, author, origin);

        if (await AskOpenSince(db, postId, now, cancel) is not { } publishedAt || rules.CloseAsOf(now, publishedAt)) return (CommentOutcome.Closed, null);

        Comment? parent = null;
        if (replyTo is not null)
        {
            parent = await db.Comments.OfPost(postId).Approved().SingleOrDefaultAsync(c => c.Id == replyTo, cancel);
            if (parent is null) return (CommentOutcome.NothingToAnswer, null);
        }

        var comment = new Comment(postId, parent, author, words, origin, now);
        comment.TakeJudgement(judgement, now);
        if (author.UserId is not null || await PassesAsync(author, judgement, cancel)) comment.Approve(author.UserId, now);
        await mails.AnnounceAsync(comment, author.UserId, now, cancel);
        // What is spam for sure rings nobody's bell; it can be brought back from its list.
        if (comment.State is CommentState.Pending) await mails.AddWaitingAsync(comment, now, cancel);

        db.Comments.Add(comment);
        // A robot does not make the blog write to people.
        if (submission.Follows is { } scope && comment.State is not CommentState.Spam) await subscriptions.AskAsync(comment, scope, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        mails.Committed();
        subscriptions.Committed();
        return Taken(comment, author, origin);
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

    private Task<Comment?> SentBeforeAsync(CommentSubmission submission, DateTime now, CancellationToken cancel) =>
        db.FindSameAsync(submission.PostId, submission.ReplyTo, submission.Author, submission.Text, now - Resend, cancel);

    /// <summary>One sent again is given back to whoever sent it: words and an address that somebody guessed are not enough.</summary>
    private static (CommentOutcome Outcome, int? HeldId) Taken(Comment comment, CommentAuthor author, CommentOrigin origin) => comment.State is CommentState.Approved
        ? (CommentOutcome.Shown, null)
        : (CommentOutcome.Held, comment.Network == origin.Network && comment.AuthorName == author.Name && comment.AuthorWebsite == author.Website ? comment.Id : null);

    /// <summary>The owner's rules let a reader's comment show before a person has read it. What is in doubt never passes.</summary>
    private async Task<bool> PassesAsync(CommentAuthor author, CommentJudgement judgement, CancellationToken cancel)
    {
        if (judgement.Score >= CommentJudgement.Doubtful || judgement.Reasons.Any(r => r.Signal is CommentSignal.HeldWord)) return false;
        return blog.Value.Comments.Passing switch
        {
            CommentPassing.LowScores => true,
            CommentPassing.KnownPeople => judgement.Reasons.Any(r => r.Signal is CommentSignal.TrustedSender) && await db.ConfirmedAddresses.HaveAsync(author.Email, cancel),
            _ => false,
        };
    }

    private async Task<bool> IsKnownAsync(CommentAuthor author, CancellationToken cancel) =>
        author.UserId is not null || await db.Comments.Approved().AnyAsync(c => c.AuthorEmail == author.Email, cancel);
}
