using System.Globalization;
using System.Text;

namespace SocialBlog.Data.Outbox;

/// <summary>What a mail says of its place among others. Identifiers are the parts before the @, which the sender's domain follows.</summary>
/// <param name="MessageId">Null: a new one.</param>
/// <param name="InReplyTo">Of the mail it follows; null: none (RFC 5322, 3.6.4).</param>
/// <param name="References">Of those before it, the oldest first.</param>
/// <param name="ListId">Before the dot and the sender's domain (RFC 2919); null: no list.</param>
/// <param name="UnsubscribeAddress">Absolute, ends the list at one POST (RFC 8058); null: none.</param>
public sealed record MailHeaders(string? MessageId, string? InReplyTo, IReadOnlyList<string> References, string? ListId, string? UnsubscribeAddress)
{
    public static readonly MailHeaders None = new(null, null, [], null, null);
}

/// <summary>
/// A mail that a change owes someone: written in the transaction of that change, handed over later. A crash between
/// hand-over and mark repeats it under the same <see cref="MessageId"/>.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>After so many failures, over 29 hours, a message has failed for good.</summary>
    public const int MaxAttempts = 12;

    /// <summary>Of a subject, in characters (UTF-16 units); the rest is cut off.</summary>
    public const int MaxSubjectLength = 200;

    /// <summary>Sent mails are deleted after so long.</summary>
    public static readonly TimeSpan SentIsKeptFor = TimeSpan.FromDays(30);

    private OutboxMessage()
    {
    }

    public OutboxMessage(string to, string subject, string body, DateTime now)
    {
        MessageId = Guid.CreateVersion7(new DateTimeOffset(now)).ToString("N");
        To = to;
        Subject = OneLine(subject);
        Body = body;
        CreatedAt = now;
        NextAttemptAt = now;
    }

    /// <param name="html">A whole document that says the same as <paramref name="body"/>.</param>
    /// <param name="commentIds">As <see cref="CommentIds"/>.</param>
    public OutboxMessage(string to, string subject, string body, string html, MailHeaders headers, IEnumerable<int> commentIds, DateTime now)
        : this(to, subject, body, now)
    {
        Html = html;
        MessageId = headers.MessageId ?? MessageId;
        InReplyTo = headers.InReplyTo;
        References = headers.References.Count == 0 ? null : string.Join(' ', headers.References);
        ListId = headers.ListId;
        UnsubscribeAddress = headers.UnsubscribeAddress;
        CommentIds = [.. commentIds];
    }

    public int Id { get; private set; }

    /// <summary>The part of the Message-ID header before the @ (RFC 5322, 3.6.4).</summary>
    public string MessageId { get; private set; } = "";

    public string To { get; private set; } = "";

    /// <summary>One line, with nothing in it that can't be seen.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Plain text; empty once it is sent.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The same as a document; null: plain text only, or sent.</summary>
    public string? Html { get; private set; }

    /// <inheritdoc cref="MailHeaders"/>
    public string? InReplyTo { get; private set; }

    /// <summary>Separated by blanks, see <see cref="MailHeaders"/>.</summary>
    public string? References { get; private set; }

    /// <inheritdoc cref="MailHeaders"/>
    public string? ListId { get; private set; }

    /// <inheritdoc cref="MailHeaders"/>
    public string? UnsubscribeAddress { get; private set; }

    /// <summary>
    /// Of all comments that it tells of, those included that it only counts: one can be erased or withdrawn, and the others
    /// are told anew. Some 7 bytes each, a small part of what the comment itself takes; so their number has no limit of its
    /// own.
    /// </summary>
    public List<int> CommentIds { get; init; } = [];

    public DateTime CreatedAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Null once it is sent or has failed for good.</summary>
    public DateTime? NextAttemptAt { get; private set; }

    public DateTime? SentAt { get; private set; }

    public DateTime? FailedAt { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>Starts over after the last failure.</summary>
    public void Retry(DateTime now)
    {
        if (SentAt is not null) return;
        Attempts = 0;
        FailedAt = null;
        NextAttemptAt = now;
    }

    /// <summary>What was sent is with its receiver: of other people's words nothing is kept here.</summary>
    public void MarkSent(DateTime now)
    {
        Body = "";
        Html = null;
        SentAt = now;
        NextAttemptAt = null;
        LastError = null;
    }

    /// <summary>Puts the next attempt off: 1, 2, 4, ... minutes, at most 12 hours; gives up at last.</summary>
    public void MarkFailed(string error, DateTime now)
    {
        GiveUp(error, now);
        if (Attempts < MaxAttempts) (FailedAt, NextAttemptAt) = (null, now + TimeSpan.FromMinutes(Math.Min(Math.Pow(2, Attempts - 1), 720)));
    }

    /// <summary>It has failed for good: no later attempt would go better.</summary>
    public void GiveUp(string error, DateTime now)
    {
        Attempts++;
        LastError = error.Length <= 500 ? error : error[..500];
        (FailedAt, NextAttemptAt) = (now, null);
    }

    /// <summary>
    /// Names and titles of anybody come into subjects: line breaks, which begin another header, become blanks, and what
    /// turns the direction of writing or hides is left out.
    /// </summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxSubjectLength));
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var clean = Rune.IsWhiteSpace(rune) || category is UnicodeCategory.Control ? " " : category is UnicodeCategory.Format || rune == Rune.ReplacementChar ? "" : rune.ToString();
            if (line.Length + clean.Length > MaxSubjectLength) break;
            line.Append(clean);
        }

        return line.ToString().Trim();
    }
}
