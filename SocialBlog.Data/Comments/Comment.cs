using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Comments;

/// <summary>Where a comment stands. Stored by name. Readers see approved ones only.</summary>
public enum CommentState
{
    Pending,
    Approved,
    Spam,
    Trashed,
}

/// <summary>How soon a comment is to be decided. Stored by number: the queue is sorted by it.</summary>
public enum CommentPriority
{
    Ordinary = 0,
    Urgent = 1,
}

/// <summary>How a comment came in. Stored by name.</summary>
public enum CommentSource
{
    Form,
    Account,
    Import,
}

/// <summary>Who a comment says it is from.</summary>
/// <param name="Email">Never shown to readers.</param>
/// <param name="Website">An absolute http or https address, or null.</param>
/// <param name="UserId">The account it was written under, or null.</param>
public sealed record CommentAuthor(string Name, string Email, string? Website, int? UserId = null);

/// <summary>Where a comment came from.</summary>
/// <param name="Network">Keyed hash of the sender's network, or null where none is known.</param>
public sealed record CommentOrigin(CommentSource Source, string? Network, string? UserAgent);

/// <summary>A reader's words under a post, in threads; held until a moderator decides.</summary>
public sealed class Comment
{
    /// <summary>In characters (UTF-16 units), as the others here.</summary>
    public const int MaxTextLength = 10_000;

    public const int MaxNameLength = 80;

    public const int MaxEmailLength = 254;

    public const int MaxWebsiteLength = 500;

    public const int MaxUserAgentLength = 200;

    public const int MaxNoteLength = 1000;

    /// <summary>Its writer may change or withdraw it for so long, while nobody has decided about it.</summary>
    public static readonly TimeSpan MayBeChangedFor = TimeSpan.FromMinutes(15);

    /// <summary>Spam is deleted after so long, and the hashes of networks with it.</summary>
    public static readonly TimeSpan SpamIsKeptFor = TimeSpan.FromDays(30);

    private Comment()
    {
    }

    /// <param name="parent">The comment it answers, of the same post.</param>
    public Comment(int postId, Comment? parent, CommentAuthor author, CommentWords words, CommentOrigin origin, DateTime now)
    {
        if (parent is not null && parent.PostId != postId)
            throw new ArgumentException("An answer belongs to the post of the comment it answers.", nameof(parent));

        PostId = postId;
        Parent = parent;
        ParentId = parent?.Id;
        (AuthorName, AuthorEmail, AuthorWebsite, UserId) = author;
        Render(words);
        TextKey = KeyOf(words.Text);
        Source = origin.Source;
        Network = origin.Network;
        UserAgent = origin.UserAgent is { Length: > MaxUserAgentLength } agent ? agent[..MaxUserAgentLength] : origin.UserAgent;
        State = CommentState.Pending;
        CreatedAt = now;
    }

    public int Id { get; private set; }

    public int PostId { get; private set; }

    public Post? Post { get; private set; }

    public int? ParentId { get; private set; }

    public Comment? Parent { get; private set; }

    public string AuthorName { get; private set; } = "";

    public string AuthorEmail { get; private set; } = "";

    public string? AuthorWebsite { get; private set; }

    public int? UserId { get; private set; }

    public User? User { get; private set; }

    /// <summary>Plain text as typed, with line breaks.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Safe HTML of <see cref="Text"/>, made when it came in.</summary>
    public string Html { get; private set; } = "";

    public int RendererVersion { get; private set; }

    public CommentState State { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>A moderator changed its words; null: nobody has.</summary>
    public DateTime? EditedAt { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    /// <summary>The moderator who decided last; null while nobody has.</summary>
    public int? DecidedById { get; private set; }

    public CommentSource Source { get; private set; }

    public string? Network { get; private set; }

    public string? UserAgent { get; private set; }

    /// <summary>Alike for the same text, whatever its spaces and capitals; 0 for comments of before there was one.</summary>
    public long TextKey { get; private set; }

    /// <summary>What a filter made of it when it came in: 0 (nothing against it) to 100.</summary>
    public int Score { get; private set; }

    /// <summary>What the score is made of, one reason a line; <see cref="ReasonsOf"/> reads them.</summary>
    public string ReasonLines { get; private set; } = "";

    /// <summary>The author of the post and readers were told of it; null: they were not.</summary>
    public DateTime? AnnouncedAt { get; private set; }

    /// <summary>The filter has learned from it, as spam or as a good comment; null: not.</summary>
    public bool? LearnedAsSpam { get; private set; }

    public CommentPriority Priority { get; private set; }

    /// <summary>Readers open it first.</summary>
    public bool IsSensitive { get; private set; }

    /// <summary>The colleague who is to decide; null: whoever comes first.</summary>
    public int? AssignedToId { get; private set; }

    public User? AssignedTo { get; private set; }

    /// <summary>What moderators tell each other about it; readers never see it.</summary>
    public string Note { get; private set; } = "";

    /// <inheritdoc cref="TextKey"/>
    public static long KeyOf(string text) => BinaryPrimitives.ReadInt64BigEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));

    /// <param name="lines">As <see cref="ReasonLines"/>.</param>
    public static IReadOnlyList<CommentReason> ReasonsOf(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(CommentReason.OfLine).OfType<CommentReason>()];

    /// <summary>Its writer may still change it: it is new, and no moderator has decided.</summary>
    public bool MayBeChangedAsOf(DateTime now) => State is CommentState.Pending && DecidedAt is null && now < CreatedAt + MayBeChangedFor;

    /// <summary>Its writer puts it in other words.</summary>
    /// <exception cref="InvalidOperationException">It is too late, see <see cref="MayBeChangedAsOf"/>.</exception>
    public void Reword(CommentWords words, DateTime now)
    {
        if (!MayBeChangedAsOf(now)) throw new InvalidOperationException("It is too late to change it.");
        Render(words);
        TextKey = KeyOf(words.Text);
    }

    /// <summary>A moderator puts it in other words, and readers see that somebody did.</summary>
    public void Edit(CommentWords words, DateTime now)
    {
        Render(words);
        EditedAt = now;
    }

    /// <summary>Takes a fresh rendering of the same text.</summary>
    public void Render(CommentWords words) => (Text, Html, RendererVersion) = words;

    /// <summary>Takes what a filter made of it; enough against it, and it is spam until a moderator says otherwise.</summary>
    public void TakeJudgement(CommentJudgement judgement, DateTime now)
    {
        (Score, ReasonLines) = (judgement.Score, string.Join('\n', judgement.Reasons.Select(reason => reason.ToLine())));
        if (Score >= CommentJudgement.Spam) MarkAsSpam(by: null, now);
    }

    /// <summary>The filter has counted it in, or out (null).</summary>
    public void Learn(bool? asSpam) => LearnedAsSpam = asSpam;

    /// <param name="to">Null: nobody in particular.</param>
    /// <param name="note">At most <see cref="MaxNoteLength"/> characters.</param>
    /// <returns>False when nothing changed.</returns>
    public bool Assign(int? to, string note)
    {
        if (note.Length > MaxNoteLength) throw new ArgumentException("Longer than a note may be.", nameof(note));
        if (AssignedToId == to && Note == note) return false;
        (AssignedToId, Note) = (to, note);
        return true;
    }

    /// <returns>False when it was so already.</returns>
    public bool Prioritise(CommentPriority priority)
    {
        if (Priority == priority) return false;
        Priority = priority;
        return true;
    }

    /// <inheritdoc cref="Prioritise"/>
    public bool MarkSensitive(bool isSensitive)
    {
        if (IsSensitive == isSensitive) return false;
        IsSensitive = isSensitive;
        return true;
    }

    /// <returns>False when it already was in that state: nothing changed.</returns>
    public bool Approve(int? by, DateTime now) => Decide(CommentState.Approved, by, now);

    /// <inheritdoc cref="Approve"/>
    public bool MarkAsSpam(int? by, DateTime now) => Decide(CommentState.Spam, by, now);

    /// <inheritdoc cref="Approve"/>
    public bool Trash(int? by, DateTime now) => Decide(CommentState.Trashed, by, now);

    /// <summary>Takes a decision back: the comment waits again.</summary>
    /// <inheritdoc cref="Approve"/>
    public bool Hold(int? by, DateTime now) => Decide(CommentState.Pending, by, now);

    /// <returns>False when it was announced before: one comment is announced once, however often it is approved.</returns>
    public bool Announce(DateTime now)
    {
        if (AnnouncedAt is not null) return false;
        AnnouncedAt = now;
        return true;
    }

    /// <summary>Takes away all that tells who wrote it and what, at the writer's wish; its place stays for those who answered.</summary>
    /// <param name="name">Stands in place of the writer's.</param>
    /// <param name="words">Stand in place of what was written.</param>
    public void Erase(string name, CommentWords words)
    {
        (AuthorName, AuthorEmail, AuthorWebsite, UserId) = (name, "", null, null);
        Render(words);
        (Network, UserAgent, TextKey, EditedAt) = (null, null, 0, null);
        (Score, ReasonLines) = (0, "");
    }

    private bool Decide(CommentState state, int? by, DateTime now)
    {
        if (State == state) return false;
        State = state;
        DecidedById = by;
        DecidedAt = now;
        return true;
    }
}
