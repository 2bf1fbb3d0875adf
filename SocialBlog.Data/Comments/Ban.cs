using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Comments;

/// <summary>What somebody who is banned is known by. Stored by name.</summary>
public enum BanKind
{
    Email,

    /// <summary>A name, in which <c>*</c> stands for any letters.</summary>
    Name,

    /// <summary>The keyed hash of a network.</summary>
    Network,
}

/// <summary>Somebody whose comments are put aside as they come.</summary>
public sealed class Ban
{
    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxPatternLength = 254;

    /// <summary>A shorter name would shut out people that nobody has thought of.</summary>
    public const int LeastLetters = 2;

    private Ban()
    {
    }

    /// <param name="pattern">An address, a name, or the hash of a network.</param>
    /// <param name="label">Whom the moderator had in sight.</param>
    /// <exception cref="ArgumentException">A pattern that <see cref="IsPattern"/> refuses.</exception>
    public Ban(BanKind kind, string pattern, string label, int by, DateTime now)
    {
        if (!IsPattern(kind, pattern)) throw new ArgumentException("Nothing that a person can be known by.", nameof(pattern));
        (Kind, Pattern, Label, CreatedById, CreatedAt) = (kind, pattern, label, by, now);
        // The hashes of networks are forgotten after so long, and a network belongs to somebody else by then.
        if (kind is BanKind.Network) ExpiresAt = now + Comment.SpamIsKeptFor;
    }

    public int Id { get; private set; }

    public BanKind Kind { get; private set; }

    public string Pattern { get; private set; } = "";

    public string Label { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    /// <summary>Null once that person's account is gone.</summary>
    public int? CreatedById { get; private set; }

    public User? CreatedBy { get; private set; }

    /// <summary>Null: it holds until somebody lifts it.</summary>
    public DateTime? ExpiresAt { get; private set; }

    public static bool IsPattern(BanKind kind, string pattern) =>
        pattern.Length is > 0 and <= MaxPatternLength && (kind is not BanKind.Name || pattern.Count(char.IsLetterOrDigit) >= LeastLetters);
}

/// <summary>A comment that a ban hid, so that lifting it can bring back just those.</summary>
public sealed class HiddenComment(int banId, int commentId, CommentState former)
{
    public int BanId { get; private set; } = banId;

    public int CommentId { get; private set; } = commentId;

    /// <summary>The state it had.</summary>
    public CommentState Former { get; private set; } = former;
}

internal sealed class BanMapping : IEntityTypeConfiguration<Ban>
{
    public void Configure(EntityTypeBuilder<Ban> ban)
    {
        ban.ToTable("Bans");
        ban.HasOne(b => b.CreatedBy).WithMany().HasForeignKey(b => b.CreatedById).OnDelete(DeleteBehavior.SetNull);
        ban.HasIndex(b => new { b.Kind, b.Pattern }).IsUnique();
    }
}

internal sealed class HiddenCommentMapping : IEntityTypeConfiguration<HiddenComment>
{
    public void Configure(EntityTypeBuilder<HiddenComment> hidden)
    {
        hidden.ToTable("HiddenComments");
        hidden.HasKey(h => new { h.BanId, h.CommentId });
        hidden.HasOne<Ban>().WithMany().HasForeignKey(h => h.BanId).OnDelete(DeleteBehavior.Cascade);
        hidden.HasOne<Comment>().WithMany().HasForeignKey(h => h.CommentId).OnDelete(DeleteBehavior.Cascade);
    }
}
