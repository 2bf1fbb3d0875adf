namespace SocialBlog.Data.Users;

public enum InvitationState
{
    Open,
    Accepted,
    Revoked,
    Expired,
}

/// <summary>A link that makes an account, once, for a week.</summary>
public sealed class Invitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation()
    {
    }

    /// <param name="email">Whom it is for; null: whoever has the link.</param>
    /// <param name="token">See <see cref="LinkToken"/>.</param>
    public Invitation(string? email, Role role, string token, int invitedById, DateTime now)
    {
        Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        Role = role;
        TokenHash = LinkToken.HashOf(token);
        InvitedById = invitedById;
        CreatedAt = now;
        ExpiresAt = now + Lifetime;
    }

    public int Id { get; private set; }

    public string? Email { get; private set; }

    public Role Role { get; private set; }

    public string TokenHash { get; private set; } = "";

    public int InvitedById { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public DateTime? AcceptedAt { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public InvitationState StateAsOf(DateTime now) =>
        AcceptedAt is not null ? InvitationState.Accepted
        : RevokedAt is not null ? InvitationState.Revoked
        : ExpiresAt <= now ? InvitationState.Expired
        : InvitationState.Open;

    /// <returns>What it was; anything but open means that nothing happened.</returns>
    public InvitationState Accept(DateTime now)
    {
        var state = StateAsOf(now);
        if (state is InvitationState.Open) AcceptedAt = now;
        return state;
    }

    /// <inheritdoc cref="Accept"/>
    public InvitationState Revoke(DateTime now)
    {
        var state = StateAsOf(now);
        if (state is InvitationState.Open) RevokedAt = now;
        return state;
    }
}
