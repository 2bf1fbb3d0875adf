using System.Net;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Subscriptions;
using SocialBlog.Web.Comments.Defence;

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

/// <summary>What became of a comment that was sent.</summary>
/// <param name="HeldId">Its number, where it is held and whoever sent it may change it; null otherwise.</param>
public sealed record CommentReceipt(CommentOutcome Outcome, int? HeldId = null);

/// <summary>What a reader sent.</summary>
/// <param name="ReplyTo">Number of the comment it answers, or null.</param>
public sealed record CommentSubmission(int PostId, int? ReplyTo, CommentAuthor Author, string Text, IPAddress? Address, string? UserAgent)
{
    /// <summary>What the reader wants to be told of by mail; null: nothing.</summary>
    public SubscriptionScope? Follows { get; init; }

    public CommentTraces Traces { get; init; } = new(null, null);
}

/// <summary>A comment on its way into the database.</summary>
/// <param name="Network">Keyed hash of the network it came from; null where that is not known.</param>
/// <param name="At">When it came.</param>
public sealed record ArrivingComment(CommentSubmission Submission, CommentWords Words, string? Network, DateTime At)
{
    /// <summary>The same words of the same person in the same place within this time are one comment sent twice: no answer came to the first.</summary>
    private static readonly TimeSpan Resend = TimeSpan.FromDays(1);

    public CommentJudgement Judgement { get; init; } = CommentJudgement.None;

    /// <summary>Where links begin in mails that it causes, see <see cref="Settings.MailRoot"/>.</summary>
    public string? MailRoot { get; init; }

    /// <param name="parent">What it answers.</param>
    public Comment ToComment(Comment? parent)
    {
        var source = Submission.Author.UserId is null ? CommentSource.Form : CommentSource.Account;
        return new Comment(Submission.PostId, parent, Submission.Author, Words, new CommentOrigin(source, Network, Submission.UserAgent), At);
    }

    public Task<Comment?> FindSentBeforeAsync(BlogDbContext db, CancellationToken cancel) =>
        db.FindSameAsync(Submission.PostId, Submission.ReplyTo, Submission.Author, Submission.Text, At - Resend, cancel);

    /// <summary>One sent again is given back to whoever sent it: words and an address that somebody guessed are not enough.</summary>
    public CommentReceipt ReceiptOf(Comment stored)
    {
        if (stored.State is CommentState.Approved) return new CommentReceipt(CommentOutcome.Shown);
        var isOwn = stored.Network == Network && stored.AuthorName == Submission.Author.Name && stored.AuthorWebsite == Submission.Author.Website;
        return new CommentReceipt(CommentOutcome.Held, isOwn ? stored.Id : null);
    }
}
