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

/// <summary>Stores comments that were judged, with all that follows from them: who is told, and who is asked for a confirmation.</summary>
public sealed class CommentIntake(BlogDbContext db, CurrentBlog blog, CommentMails mails, SubscriptionDesk subscriptions, MailRoot root)
{
    private static readonly Func<BlogDbContext, int, DateTime, CancellationToken, Task<DateTime?>> AskOpenSince = EF.CompileAsyncQuery(
        (BlogDbContext db, int post, DateTime now, CancellationToken cancel) => db.Posts
            // As PublishedAsOf; a compiled question takes in no other.
            .Where(p => (p.Status == PostStatus.Published || p.Status == PostStatus.Scheduled) && p.PublishedAt <= now)
            .Where(p => p.Id == post && p.CommentPolicy == CommentPolicy.Open).Select(p => p.PublishedAt).SingleOrDefault());

    /// <summary>All in one transaction: none is stored where one can't be.</summary>
    /// <param name="inContextOf">Runs what is to be done for one of them as the request that brought it would.</param>
    /// <returns>A receipt for each, in their order.</returns>
    public async Task<IReadOnlyList<CommentReceipt>> StoreAsync(IReadOnlyList<ArrivingComment> comments, Func<int, Func<Task<CommentReceipt>>, Task<CommentReceipt>> inContextOf, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // All of them or none, so there is no going back by one.
        db.Database.AutoSavepointsEnabled = false;
        List<CommentReceipt> receipts = [];
        for (var i = 0; i < comments.Count; i++)
        {
            var comment = comments[i];
            receipts.Add(await inContextOf(i, () => StoreAsync(comment, cancel)));
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancel);
        mails.Committed();
        subscriptions.Committed();
        return receipts;
    }

    private async Task<CommentReceipt> StoreAsync(ArrivingComment arriving, CancellationToken cancel)
    {
        var (submission, now) = (arriving.Submission, arriving.At);
        // Whatever has changed since: what is stored already is answered as it was the first time.
        if (await arriving.FindSentBeforeAsync(db, cancel) is { } before) return ArrivingComment.ReceiptOf(before);

        if (await AskOpenSince(db, submission.PostId, now, cancel) is not { } publishedAt || blog.Value.Comments.CloseAsOf(now, publishedAt)) return new CommentReceipt(CommentOutcome.Closed);

        Comment? parent = null;
        if (submission.ReplyTo is { } answered)
        {
            parent = await db.Comments.OfPost(submission.PostId).Approved().SingleOrDefaultAsync(c => c.Id == answered, cancel);
            if (parent is null) return new CommentReceipt(CommentOutcome.NothingToAnswer);
        }

        root.Value = arriving.MailRoot;
        var (comment, author) = (arriving.ToComment(parent), submission.Author);
        comment.TakeJudgement(arriving.Judgement, now);
        if (author.UserId is not null || await PassesAsync(author, arriving.Judgement, cancel)) comment.Approve(author.UserId, now);
        await mails.AnnounceAsync(comment, author.UserId, now, cancel);
        // What is spam for sure rings nobody's bell; it can be brought back from its list.
        if (comment.State is CommentState.Pending) await mails.AddWaitingAsync(comment, now, cancel);

        db.Comments.Add(comment);
        // A robot does not make the blog write to people.
        if (submission.Follows is { } scope && comment.State is not CommentState.Spam) await subscriptions.AskAsync(comment, scope, now, cancel);
        await db.SaveChangesAsync(cancel);
        return ArrivingComment.ReceiptOf(comment);
    }

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
}
