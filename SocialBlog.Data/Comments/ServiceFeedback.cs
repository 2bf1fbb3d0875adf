using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SocialBlog.Data.Comments;

/// <summary>What a service that tells spam apart is still to be told: it was wrong about a comment.</summary>
public sealed class ServiceFeedback
{
    /// <summary>So long a moderator may think again before anything leaves the blog.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>After so many failures, with growing pauses between (2, 4, 8, … minutes), nothing more is tried.</summary>
    public const int MaxAttempts = 8;

    private ServiceFeedback()
    {
    }

    public ServiceFeedback(Comment comment, bool isSpam, DateTime now)
    {
        Comment = comment;
        CommentId = comment.Id;
        (IsSpam, DueAt) = (isSpam, now + Patience);
    }

    public int CommentId { get; private set; }

    public Comment? Comment { get; private set; }

    public bool IsSpam { get; private set; }

    public DateTime DueAt { get; private set; }

    public int Attempts { get; private set; }

    /// <returns>False when it was the last attempt.</returns>
    public bool Fail(DateTime now)
    {
        Attempts++;
        DueAt = now.AddMinutes(Math.Pow(2, Attempts));
        return Attempts < MaxAttempts;
    }
}

internal sealed class ServiceFeedbackMapping : IEntityTypeConfiguration<ServiceFeedback>
{
    public void Configure(EntityTypeBuilder<ServiceFeedback> feedback)
    {
        feedback.ToTable("ServiceFeedback");
        feedback.HasKey(f => f.CommentId);
        feedback.Property(f => f.CommentId).ValueGeneratedNever();
        feedback.HasOne(f => f.Comment).WithOne().HasForeignKey<ServiceFeedback>(f => f.CommentId).OnDelete(DeleteBehavior.Cascade);
        feedback.HasIndex(f => f.DueAt);
    }
}
