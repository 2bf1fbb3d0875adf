using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SocialBlog.Data.Comments;

/// <summary>How many comments of a day stand in a state. Kept by triggers, so that no list has to count.</summary>
public sealed class CommentCount
{
    private CommentCount()
    {
    }

    public CommentState State { get; private set; }

    /// <summary>In UTC.</summary>
    public DateOnly Day { get; private set; }

    public int Count { get; private set; }
}

internal sealed class CommentCountMapping : IEntityTypeConfiguration<CommentCount>
{
    public void Configure(EntityTypeBuilder<CommentCount> count)
    {
        count.ToTable("CommentCounts");
        count.HasKey(c => new { c.State, c.Day });
    }
}
