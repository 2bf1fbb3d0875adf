using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;

namespace SocialBlog.Data.Subscriptions;

/// <summary>What a reader wants to be told of.</summary>
public enum SubscriptionScope
{
    /// <summary>Answers in the thread of the comment that was sent with the wish.</summary>
    Thread,

    /// <summary>All comments on the post.</summary>
    Post,
}

/// <summary>
/// A reader's wish to be told of answers by mail. Anybody can type anybody's address, so it counts only once it was
/// confirmed through a mail to that address.
/// </summary>
public sealed class CommentSubscription
{
    /// <summary>The link to confirm works so long; a wish that nobody confirmed is deleted afterwards.</summary>
    public static readonly TimeSpan ConfirmationLasts = TimeSpan.FromDays(3);

    /// <summary>While a link that was sent within this time is not used, no further one is sent to the same address: it confirms all.</summary>
    public static readonly TimeSpan AskingPause = TimeSpan.FromMinutes(10);

    /// <summary>Links that an address is sent within a day, at most, once its owner has used one.</summary>
    public const int MaxADay = 5;

    /// <summary>The same while nobody has: anybody may have typed it, and one link confirms all that waits under it.</summary>
    public const int MaxADayUnasked = 1;

    /// <summary>Links that wishes of one network cause within an hour, at most.</summary>
    public const int MaxOfNetwork = 20;

    private CommentSubscription()
    {
    }

    /// <param name="thread">The comment at the top of the thread; null: the whole post.</param>
    /// <param name="language">Of the mails: one of <see cref="Settings.BlogSettings.Languages"/>.</param>
    /// <param name="network">As <see cref="CommentOrigin.Network"/>.</param>
    public CommentSubscription(int postId, Comment? thread, string email, string language, string? network, DateTime now)
    {
        PostId = postId;
        Thread = thread;
        ThreadId = thread?.Id;
        Email = ConfirmedAddress.KeyOf(email);
        Language = language;
        Network = network;
        CreatedAt = now;
    }

    public int Id { get; private set; }

    public int PostId { get; private set; }

    public Post? Post { get; private set; }

    public int? ThreadId { get; private set; }

    public Comment? Thread { get; private set; }

    /// <summary>As <see cref="ConfirmedAddress.KeyOf"/> makes it.</summary>
    public string Email { get; private set; } = "";

    public string Language { get; private set; } = "";

    public string? Network { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>A mail asked for confirmation then; null: none was sent for this wish.</summary>
    public DateTime? AskedAt { get; private set; }

    /// <summary>Null while nobody has confirmed it: no mail about answers is sent.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>When the last mail about answers was written; null: never.</summary>
    public DateTime? ToldAt { get; private set; }

    public void Ask(DateTime now) => AskedAt = now;

    public void Confirm(DateTime now) => ConfirmedAt ??= now;

    public void Tell(DateTime now) => ToldAt = now;
}
