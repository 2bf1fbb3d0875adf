using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Subscriptions;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Outbox;

/// <summary>Why somebody is told of a comment. Stored by name.</summary>
public enum NoticeKind
{
    /// <summary>A moderator: it waits for a decision.</summary>
    Waiting,

    /// <summary>The author of the post: readers see it.</summary>
    Published,

    /// <summary>A reader who wants to know of answers.</summary>
    Answer,
}

/// <summary>
/// Somebody is still to be told of a comment: written in the transaction of what is told, deleted in the one that writes
/// the mail, which may tell of several. So none is lost and none is told twice, whatever crashes.
/// </summary>
public sealed class CommentNotice
{
    private CommentNotice()
    {
    }

    private CommentNotice(NoticeKind kind, string? root, DateTime now) => (Kind, Root, CreatedAt) = (kind, root, now);

    public int Id { get; private set; }

    public NoticeKind Kind { get; private set; }

    public int CommentId { get; private set; }

    public Comment? Comment { get; private set; }

    /// <summary>Of somebody with an account; null for a reader.</summary>
    public int? UserId { get; private set; }

    /// <summary>Of a reader; null for somebody with an account.</summary>
    public int? SubscriptionId { get; private set; }

    /// <summary>Scheme and host of the blog, for links; null where none is sure.</summary>
    public string? Root { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <param name="comment">May be new.</param>
    public static CommentNotice ToUser(NoticeKind kind, int userId, Comment comment, string? root, DateTime now) => new(kind, root, now) { UserId = userId, Comment = comment };

    public static CommentNotice ToUser(NoticeKind kind, int userId, int commentId, string? root, DateTime now) => new(kind, root, now) { UserId = userId, CommentId = commentId };

    public static CommentNotice ToReader(int subscriptionId, Comment comment, string? root, DateTime now) => new(NoticeKind.Answer, root, now) { SubscriptionId = subscriptionId, Comment = comment };
}

internal sealed class CommentNoticeMapping : IEntityTypeConfiguration<CommentNotice>
{
    public void Configure(EntityTypeBuilder<CommentNotice> notice)
    {
        notice.HasOne(n => n.Comment).WithMany().HasForeignKey(n => n.CommentId).OnDelete(DeleteBehavior.Cascade);
        notice.HasOne<User>().WithMany().HasForeignKey(n => n.UserId).OnDelete(DeleteBehavior.Cascade);
        notice.HasOne<CommentSubscription>().WithMany().HasForeignKey(n => n.SubscriptionId).OnDelete(DeleteBehavior.Cascade);
    }
}
