using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Comments;

/// <summary>How far a decision on many comments has come. Stored by name.</summary>
public enum BulkDecisionPhase
{
    Deciding,
    Decided,
    Undoing,
    Undone,
}

/// <summary>
/// One decision on all comments that a filter found when the button was pressed. A background job carries it out, and back,
/// one <see cref="BulkPortion"/> a transaction; how far it is stands here, so that it goes on after the program ended at
/// any instant.
/// </summary>
public sealed class BulkDecision
{
    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxWordsLength = 1000;

    /// <summary>It can be taken back for so long.</summary>
    public static readonly TimeSpan IsKeptFor = TimeSpan.FromDays(30);

    private BulkDecision()
    {
    }

    /// <param name="from">The state they all have; one that changes before its turn comes is left alone.</param>
    /// <param name="words">Which comments they are, for people.</param>
    /// <param name="ids">At least one.</param>
    /// <param name="root">Of the links in mails that tell of it; null where none is sure.</param>
    public BulkDecision(CommentState from, CommentState to, string words, IReadOnlyCollection<int> ids, int userId, string? root, DateTime now)
    {
        if (from == to) throw new ArgumentException("They are in that state already.", nameof(to));
        if (ids.Count == 0) throw new ArgumentException("There is nothing to decide on.", nameof(ids));
        (From, To, UserId, Root, At, Total) = (from, to, userId, root, now, ids.Count);
        Words = words.Length <= MaxWordsLength ? words : words[..MaxWordsLength];
        Portions = [.. ids.Chunk(BulkPortion.Size).Select((some, number) => new BulkPortion(number, some))];
        PortionCount = Portions.Count;
    }

    public int Id { get; private set; }

    public CommentState From { get; private set; }

    public CommentState To { get; private set; }

    public string Words { get; private set; } = "";

    public int UserId { get; private set; }

    public User? User { get; private set; }

    /// <summary>Scheme and host of the blog as whoever pressed the button saw it, without a slash at the end.</summary>
    public string? Root { get; private set; }

    /// <summary>When the button was pressed; each comment that it decided on was decided on at this instant.</summary>
    public DateTime At { get; private set; }

    public BulkDecisionPhase Phase { get; private set; }

    /// <summary>Comments that the filter found.</summary>
    public int Total { get; private set; }

    public int PortionCount { get; private set; }

    /// <summary>Portions that are decided; while it is taken back, those that are still to be taken back.</summary>
    public int Position { get; private set; }

    /// <summary>Comments that it changed: the others had been decided on or deleted before their turn.</summary>
    public int Changed { get; private set; }

    /// <summary>Comments that came back.</summary>
    public int Restored { get; private set; }

    /// <summary>Who takes it back; null: nobody has.</summary>
    public int? UndoneById { get; private set; }

    public ICollection<BulkPortion> Portions { get; private set; } = [];

    public bool IsAtWork => Phase is BulkDecisionPhase.Deciding or BulkDecisionPhase.Undoing;

    /// <summary>Number of the portion whose turn it is.</summary>
    public int Turn => Phase is BulkDecisionPhase.Undoing ? Position - 1 : Position;

    public bool MayBeUndoneAsOf(DateTime now) => Phase is BulkDecisionPhase.Deciding or BulkDecisionPhase.Decided && now < At + IsKeptFor;

    /// <returns>False where it is taken back already, or too late.</returns>
    public bool Undo(int by, DateTime now)
    {
        if (!MayBeUndoneAsOf(now)) return false;
        UndoneById = by;
        Phase = Position == 0 ? BulkDecisionPhase.Undone : BulkDecisionPhase.Undoing;
        return true;
    }

    /// <summary>The comment waits for this decision: nobody else has decided on it since the button was pressed.</summary>
    public bool IsOpen(Comment comment) => comment.State == From && !(comment.DecidedAt > At);

    /// <summary>The comment stands as this decision left it.</summary>
    public bool IsOwn(Comment comment) => comment.State == To && comment.DecidedAt == At && comment.DecidedById == UserId;

    /// <summary>A portion is done.</summary>
    /// <param name="changed">Comments of it that were changed, or came back.</param>
    public void Advance(int changed)
    {
        switch (Phase)
        {
            case BulkDecisionPhase.Deciding:
                Changed += changed;
                if (++Position == PortionCount) Phase = BulkDecisionPhase.Decided;
                break;
            case BulkDecisionPhase.Undoing:
                Restored += changed;
                if (--Position == 0) Phase = BulkDecisionPhase.Undone;
                break;
            default:
                throw new InvalidOperationException("It is done.");
        }
    }
}

/// <summary>Some comments of a <see cref="BulkDecision"/>, changed in one transaction.</summary>
public sealed class BulkPortion
{
    /// <summary>Others may write in between.</summary>
    public const int Size = 100;

    private BulkPortion()
    {
    }

    internal BulkPortion(int number, IEnumerable<int> ids) =>
        (Number, Ids) = (number, string.Join(' ', ids.Select(id => id.ToString(CultureInfo.InvariantCulture))));

    public int DecisionId { get; private set; }

    /// <summary>The first being 0.</summary>
    public int Number { get; private set; }

    /// <summary>Numbers of comments, a space between.</summary>
    public string Ids { get; private set; } = "";

    public IReadOnlyList<int> Comments() => [.. Ids.Split(' ').Select(id => int.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture))];
}

internal sealed class BulkDecisionMapping : IEntityTypeConfiguration<BulkDecision>
{
    public void Configure(EntityTypeBuilder<BulkDecision> decision)
    {
        decision.ToTable("BulkDecisions");
        decision.HasOne(d => d.User).WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
        decision.HasOne<User>().WithMany().HasForeignKey(d => d.UndoneById).OnDelete(DeleteBehavior.SetNull);
        decision.HasMany(d => d.Portions).WithOne().HasForeignKey(p => p.DecisionId).OnDelete(DeleteBehavior.Cascade);
        decision.HasIndex(d => d.At);
    }
}

internal sealed class BulkPortionMapping : IEntityTypeConfiguration<BulkPortion>
{
    public void Configure(EntityTypeBuilder<BulkPortion> portion)
    {
        portion.ToTable("BulkPortions");
        portion.HasKey(p => new { p.DecisionId, p.Number });
    }
}
