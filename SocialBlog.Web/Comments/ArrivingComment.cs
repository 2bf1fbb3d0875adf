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

    /// <summary>Before this time the same words are another comment.</summary>
    public DateTime SameSince => At - Resend;

    public CommentJudgement Judgement { get; init; } = CommentJudgement.None;

    /// <summary>Where links begin in mails that it causes, see <see cref="Settings.MailRoot"/>.</summary>
    public string? MailRoot { get; init; }

    /// <param name="parent">What it answers.</param>
    public Comment ToComment(Comment? parent)
    {
        var source = Submission.Author.UserId is null ? CommentSource.Form : CommentSource.Account;
        return new Comment(Submission.PostId, parent, Submission.Author, Words, new CommentOrigin(source, Network, Submission.UserAgent), At);
    }

    /// <summary>
    /// Finds the comment that this one is, sent again: by a double click, or since no answer came; a moderator may have
    /// decided meanwhile. The answer must not tell whether an e-mail address is that of a comment, which readers are promised
    /// never to see. So the same words under the same address are not enough: who sends them under another name or from
    /// another network has written a comment of his own, whatever the address, and gets the answer to a new one. That a
    /// person is taken for two who sends again after a change of network is the price: a moderator sees the same words twice,
    /// and nothing is lost. Once words have been public, whoever sends them from the same network under the same name is
    /// taken for their writer with any address: a second one would show nothing that is not there already.
    /// </summary>
    /// <remarks>The owner may choose to let people pass, or write at all, by their address; then an answer tells what was chosen.</remarks>
    /// <returns>Null where it is a new one.</returns>
    public Task<Comment?> FindSentBeforeAsync(BlogDbContext db, CancellationToken cancel) =>
        db.FindSameAsync(Submission.PostId, Submission.ReplyTo, Submission.Author, Submission.Text, Network, SameSince, cancel);

    /// <param name="stored">This one, or what <see cref="FindSentBeforeAsync"/> found.</param>
    public static CommentReceipt ReceiptOf(Comment stored) =>
        stored.State is CommentState.Approved ? new CommentReceipt(CommentOutcome.Shown) : new CommentReceipt(CommentOutcome.Held, stored.Id);
}
