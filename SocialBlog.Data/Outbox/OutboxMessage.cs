namespace SocialBlog.Data.Outbox;

/// <summary>
/// A mail that a change owes someone: written in the transaction of that change, handed over later. A crash between
/// hand-over and mark repeats it under the same <see cref="MessageId"/>.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>After so many failures, over 29 hours, a message has failed for good.</summary>
    public const int MaxAttempts = 12;

    private OutboxMessage()
    {
    }

    public OutboxMessage(string to, string subject, string body, DateTime now)
    {
        MessageId = Guid.CreateVersion7(new DateTimeOffset(now)).ToString("N");
        To = to;
        Subject = subject;
        Body = body;
        CreatedAt = now;
        NextAttemptAt = now;
    }

    public int Id { get; private set; }

    /// <summary>The part of the Message-ID header before the @ (RFC 5322, 3.6.4).</summary>
    public string MessageId { get; private set; } = "";

    public string To { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>Plain text.</summary>
    public string Body { get; private set; } = "";

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

    public void MarkSent(DateTime now)
    {
        SentAt = now;
        NextAttemptAt = null;
        LastError = null;
    }

    /// <summary>Puts the next attempt off: 1, 2, 4, ... minutes, at most 12 hours; gives up at last.</summary>
    public void MarkFailed(string error, DateTime now)
    {
        Attempts++;
        LastError = error.Length <= 500 ? error : error[..500];
        if (Attempts >= MaxAttempts)
        {
            FailedAt = now;
            NextAttemptAt = null;
            return;
        }

        NextAttemptAt = now + TimeSpan.FromMinutes(Math.Min(Math.Pow(2, Attempts - 1), 720));
    }
}
