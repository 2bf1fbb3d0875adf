namespace SocialBlog.Data.Users;

/// <summary>A link that sets a new password, once, for an hour. Using one removes all of the person.</summary>
public sealed class PasswordReset
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>A person is sent no more than one in that time.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private PasswordReset()
    {
    }

    /// <param name="token">See <see cref="LinkToken"/>.</param>
    /// <param name="dropsSecondFactor">Authenticator and passkeys are removed, too: whoever lost them asked the operator.</param>
    public PasswordReset(int userId, string token, bool dropsSecondFactor, DateTime now)
    {
        UserId = userId;
        TokenHash = LinkToken.HashOf(token);
        DropsSecondFactor = dropsSecondFactor;
        CreatedAt = now;
        ExpiresAt = now + Lifetime;
    }

    public int Id { get; private set; }

    public int UserId { get; private set; }

    public string TokenHash { get; private set; } = "";

    public bool DropsSecondFactor { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }
}
