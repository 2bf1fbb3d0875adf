using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
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

    /// <summary>Somebody with an account wrote it: it shows.</summary>
    Shown,

    /// <summary>The post takes no comments; nothing was stored.</summary>
    Closed,

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
    /// <summary>The same words of the same person within this time are one comment sent twice.</summary>
    private static readonly TimeSpan Resend = TimeSpan.FromMinutes(10);

    /// <returns>With the number of the comment that is held; null where none is.</returns>
    public async Task<(CommentOutcome Outcome, int? HeldId)> SubmitAsync(CommentSubmission submission, CancellationToken cancel)
    {
        var (postId, replyTo, author, text, address, userAgent) = submission;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.Posts.PublishedAsOf(now).AnyAsync(p => p.Id == postId && p.CommentPolicy == CommentPolicy.Open, cancel)) return (CommentOutcome.Closed, null);

        Comment? parent = null;
        if (replyTo is not null)
        {
            parent = await db.Comments.OfPost(postId).Approved().SingleOrDefaultAsync(c => c.Id == replyTo, cancel);
            if (parent is null) return (CommentOutcome.NothingToAnswer, null);
        }

        var outcome = author.UserId is null ? CommentOutcome.Held : CommentOutcome.Shown;
        var since = now - Resend;
        var resent = await db.Comments.OfPost(postId).AnyAsync(
            c => c.CreatedAt > since && c.AuthorEmail == author.Email && c.ParentId == replyTo && c.Text == text, cancel);
        if (resent) return (outcome, null);

        var origin = new CommentOrigin(author.UserId is null ? CommentSource.Form : CommentSource.Account, NetworkHash.Of(address, blog.Value), userAgent);
        var comment = new Comment(postId, parent, author, CommentRenderer.Render(text, blog.Value.Language), origin, now);
        if (author.UserId is { } by)
        {
            comment.Approve(by, now);
            await mails.AnnounceAsync(comment, by, now, cancel);
        }
        else
        {
            comment.TakeJudgement(await judge.JudgeAsync(comment, submission.Traces, now, cancel), now);
            // What is spam for sure rings nobody's bell; it can be brought back from its list.
            if (comment.State is CommentState.Pending) await mails.AddWaitingAsync(comment, now, cancel);
        }

        db.Comments.Add(comment);
        // A robot does not make the blog write to people.
        if (submission.Follows is { } scope && comment.State is not CommentState.Spam) await subscriptions.AskAsync(comment, scope, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        mails.Committed();
        subscriptions.Committed();
        return (outcome, comment.State is CommentState.Approved ? null : comment.Id);
    }

    /// <summary>Puts a held comment in other words, which are judged anew.</summary>
    /// <returns>False where it is too late: somebody decided meanwhile, or the time is over.</returns>
    public async Task<bool> RewordAsync(int id, string text, CommentTraces traces, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } comment || !comment.MayBeChangedAsOf(now)) return false;
        comment.Reword(CommentRenderer.Render(text, blog.Value.Language), now);
        comment.TakeJudgement(await judge.JudgeAsync(comment, traces, now, cancel), now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Deletes a held comment at its writer's wish.</summary>
    /// <inheritdoc cref="RewordAsync"/>
    public async Task<bool> WithdrawAsync(int id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } comment || !comment.MayBeChangedAsOf(now)) return false;
        db.Comments.Remove(comment);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
