namespace SocialBlog.Data.Users;

/// <summary>One browser in which a person is signed in. Its number is in the cookie; without the row the cookie is worth nothing.</summary>
public sealed class Session
{
    /// <summary>A session not seen for so long has ended: its cookie is no longer taken.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Being seen again is written down no more often than that.</summary>
    public static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(5);

    /// <summary>Of the browser's own words, in characters (UTF-16 units).</summary>
    public const int MaxBrowserLength = 300;

    private Session()
    {
    }

    /// <param name="browser">As it names itself (the header User-Agent); cut where it is too long.</param>
    public Session(int userId, string browser, DateTime now)
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now));
        UserId = userId;
        Browser = browser.Length <= MaxBrowserLength ? browser : browser[..MaxBrowserLength];
        StartedAt = LastSeenAt = now;
    }

    public Guid Id { get; private set; }

    public int UserId { get; private set; }

    public User? User { get; private set; }

    public string Browser { get; private set; } = "";

    public DateTime StartedAt { get; private set; }

    public DateTime LastSeenAt { get; private set; }
}
