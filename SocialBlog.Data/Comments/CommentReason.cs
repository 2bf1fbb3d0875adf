using System.Globalization;

namespace SocialBlog.Data.Comments;

/// <summary>What spoke for or against a comment when it came in. Stored by name.</summary>
public enum CommentSignal
{
    /// <summary>A field that people don't see was filled in.</summary>
    Decoy,

    /// <summary>The form was not one of this blog's pages.</summary>
    ForeignForm,

    /// <summary>The form was made days ago.</summary>
    OldForm,

    /// <summary>Many came from the same network in a short time.</summary>
    Flood,

    /// <summary>The text holds several links.</summary>
    Links,

    /// <summary>The same text came before, from elsewhere or under another post.</summary>
    Repeated,

    /// <summary>Earlier comments under this e-mail address were spam.</summary>
    KnownSender,

    /// <summary>Earlier comments under this e-mail address were approved.</summary>
    TrustedSender,

    /// <summary>Most letters are of a script that the blog's language is not written in.</summary>
    ForeignScript,

    /// <summary>The text holds a word that the owner wants to see first.</summary>
    HeldWord,

    /// <summary>The text holds a word that the owner does not want.</summary>
    BlockedWord,

    /// <summary>Its writer is banned.</summary>
    Banned,

    /// <summary>It is written in another language than the post and the blog.</summary>
    ForeignLanguage,

    /// <summary>A service that the owner chose takes it for spam.</summary>
    Service,

    /// <summary>It reads like comments that this blog's moderators took for spam, or approved.</summary>
    Learned,

    /// <summary>Very many came from the same network within an hour, and no person has approved them.</summary>
    SustainedFlood,
}

/// <summary>One signal with what it counts for.</summary>
/// <param name="Weight">Added to the score; below 0 speaks for the comment.</param>
/// <param name="Detail">A number or words that the signal is about; may be empty.</param>
public sealed record CommentReason(CommentSignal Signal, int Weight, string Detail)
{
    internal const char Separator = '\t';

    internal string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Signal}{Separator}{Weight}{Separator}{Detail.ReplaceLineEndings(" ").Replace(Separator, ' ')}");

    /// <returns>Null for a signal that a later version wrote.</returns>
    internal static CommentReason? OfLine(string line) =>
        line.Split(Separator) is [var name, var weight, var detail] && Enum.TryParse<CommentSignal>(name, out var signal) && int.TryParse(weight, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new CommentReason(signal, number, detail)
            : null;
}

/// <summary>What a filter made of a comment.</summary>
public sealed record CommentJudgement(IReadOnlyList<CommentReason> Reasons)
{
    /// <summary>From this score on a comment is put aside as spam, from where it can be brought back.</summary>
    public const int Spam = 80;

    /// <summary>From this score on a comment is marked as doubtful in the queue.</summary>
    public const int Doubtful = 30;

    public static readonly CommentJudgement None = new([]);

    /// <summary>0 to 100.</summary>
    public int Score => Math.Clamp(Reasons.Sum(r => r.Weight), 0, 100);
}
