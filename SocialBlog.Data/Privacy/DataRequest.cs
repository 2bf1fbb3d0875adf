using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialBlog.Data.Subscriptions;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Privacy;

/// <summary>
/// Somebody asked what is stored under an address. Its link, sent to that address, shows it. Kept a day, to count how
/// many were asked for.
/// </summary>
public sealed class DataRequest
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>An address is sent no more than one link in that time, and <see cref="MaxADay"/> in a day.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public const int MaxADay = 5;

    /// <summary>Requests of one network within an hour, at most.</summary>
    public const int MaxOfNetwork = 20;

    private DataRequest()
    {
    }

    /// <param name="token">See <see cref="LinkToken"/>.</param>
    /// <param name="network">As <see cref="Comments.CommentOrigin.Network"/>.</param>
    public DataRequest(string email, string token, string? network, DateTime now)
    {
        Email = ConfirmedAddress.KeyOf(email);
        TokenHash = LinkToken.HashOf(token);
        Network = network;
        CreatedAt = now;
        ExpiresAt = now + Lifetime;
    }

    public int Id { get; private set; }

    public string Email { get; private set; } = "";

    public string TokenHash { get; private set; } = "";

    public string? Network { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }
}

internal sealed class DataRequestMapping : IEntityTypeConfiguration<DataRequest>
{
    public void Configure(EntityTypeBuilder<DataRequest> request)
    {
        request.HasIndex(r => r.TokenHash).IsUnique();
        request.HasIndex(r => new { r.Email, r.CreatedAt });
    }
}
