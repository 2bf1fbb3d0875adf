using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Comments;

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.HasOne(c => c.Post).WithMany().HasForeignKey(c => c.PostId).OnDelete(DeleteBehavior.Cascade);
        comment.HasOne(c => c.Parent).WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
        comment.HasOne(c => c.User).WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.SetNull);
        comment.HasOne<User>().WithMany().HasForeignKey(c => c.DecidedById).OnDelete(DeleteBehavior.SetNull);
        comment.HasOne(c => c.AssignedTo).WithMany().HasForeignKey(c => c.AssignedToId).OnDelete(DeleteBehavior.SetNull);
        comment.HasIndex(c => new { c.PostId, c.State, c.CreatedAt });
        comment.HasIndex(c => new { c.State, c.CreatedAt });
        // The queue: urgent ones first, and its filters.
        comment.HasIndex(c => new { c.State, c.Priority, c.CreatedAt }).IsDescending(false, true, false);
        comment.HasIndex(c => new { c.State, c.Source, c.CreatedAt });
        comment.HasIndex(c => new { c.AssignedToId, c.State, c.CreatedAt }).HasFilter("\"AssignedToId\" IS NOT NULL");
        // Where those that wait begin.
        comment.HasIndex(c => c.Id).HasFilter("\"State\" = 'Pending'").HasDatabaseName("IX_Comments_Pending");
        // What a new comment is held against.
        comment.HasIndex(c => new { c.AuthorEmail, c.State, c.CreatedAt });
        comment.HasIndex(c => new { c.Network, c.CreatedAt });
        comment.HasIndex(c => new { c.TextKey, c.CreatedAt });
    }
}
