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

/// <summary>What becomes of a comment in the transaction.</summary>
/// <param name="Comment">It, or the one that it is sent again; null where it is refused.</param>
public sealed record Arrival(Comment? Comment, CommentOutcome? Refused = null);

/// <summary>Stores comments that were judged, with all that follows from them: who is told, and who is asked for a confirmation.</summary>
public sealed class CommentIntake(BlogDbContext db, CurrentBlog blog, CommentMails mails, SubscriptionDesk subscriptions, MailRoot root)
{
    private static readonly Func<BlogDbContext, int, DateTime, CancellationToken, Task<DateTime?>> AskOpenSince = EF.CompileAsyncQuery(
        (BlogDbContext db, int post, DateTime now, CancellationToken cancel) => db.Posts
            // As PublishedAsOf; a compiled question takes in no other.
            .Where(p => (p.Status == PostStatus.Published || p.Status == PostStatus.Scheduled) && p.PublishedAt <= now)
            .Where(p => p.Id == post && p.CommentPolicy == CommentPolicy.Open).Select(p => p.PublishedAt).SingleOrDefault());

    private static readonly Func<BlogDbContext, List<long>, DateTime, IAsyncEnumerable<long>> AskStoredTexts = EF.CompileAsyncQuery(
        (BlogDbContext db, List<long> keys, DateTime since) => db.Comments.Where(c => keys.Contains(c.TextKey) && c.CreatedAt > since).Select(c => c.TextKey).Distinct());

    /// <summary>Of each post that comments of the transaction are on: asked once for all of them, who come within moments.</summary>
    private readonly Dictionary<int, DateTime?> _openSince = [];

    /// <summary>All in one transaction: none is stored where one can't be.</summary>
    /// <param name="inContextOf">Runs what is to be done for one of them as the request that brought it would.</param>
    /// <returns>A receipt for each, in their order.</returns>
    public async Task<IReadOnlyList<CommentReceipt>> StoreAsync(IReadOnlyList<ArrivingComment> comments, Func<int, Func<Task<Arrival>>, Task<Arrival>> inContextOf, CancellationToken cancel)
    {
        _openSince.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // All of them or none, so there is no going back by one.
        db.Database.AutoSavepointsEnabled = false;
        List<Arrival> arrivals = [];
        List<long> keys = [.. comments.Select(comment => Comment.KeyOf(comment.Submission.Text))];
        // Few say what somebody has said: which, is asked once for all.
        var texts = await AskStoredTexts(db, keys, comments.Min(comment => comment.SameSince)).ToHashSetAsync(cancellationToken: cancel);
        for (var i = 0; i < comments.Count; i++)
        {
            var comment = comments[i];
            Comment? before = null;
            if (!texts.Add(keys[i]))
            {
                // Perhaps by one of those that are saved together.
                await db.SaveChangesAsync(cancel);
                before = await comment.FindSentBeforeAsync(db, cancel);
            }

            // Whatever has changed since: what is stored already is answered as it was the first time.
            arrivals.Add(before is not null ? new Arrival(before) : await inContextOf(i, () => TakeInAsync(comment, cancel)));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        mails.Committed();
        subscriptions.Committed();
        return [.. arrivals.Select(arrival => arrival.Comment is { } comment ? ArrivingComment.ReceiptOf(comment) : new CommentReceipt(arrival.Refused!.Value))];
    }

    private async Task<Arrival> TakeInAsync(ArrivingComment arriving, CancellationToken cancel)
    {
        var (submission, now) = (arriving.Submission, arriving.At);
        if (await OpenSinceAsync(submission.PostId, now, cancel) is not { } publishedAt || blog.Value.Comments.CloseAsOf(now, publishedAt)) return new Arrival(null, CommentOutcome.Closed);

        Comment? parent = null;
        if (submission.ReplyTo is { } answered)
        {
            parent = await db.Comments.OfPost(submission.PostId).Approved().SingleOrDefaultAsync(c => c.Id == answered, cancel);
            if (parent is null) return new Arrival(null, CommentOutcome.NothingToAnswer);
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
        if (submission.Follows is { } scope && comment.State is not CommentState.Spam)
        {
            await subscriptions.AskAsync(comment, scope, now, cancel);
            // The next one's wish is measured against what is stored.
            await db.SaveChangesAsync(cancel);
        }

        return new Arrival(comment);
    }

    /// <returns>When the post was published; null where it takes no comments.</returns>
    private async Task<DateTime?> OpenSinceAsync(int post, DateTime now, CancellationToken cancel)
    {
        if (!_openSince.TryGetValue(post, out var since)) _openSince[post] = since = await AskOpenSince(db, post, now, cancel);
        return since;
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
