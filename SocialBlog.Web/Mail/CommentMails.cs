using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Duty;
using SocialBlog.Data.Outbox;
using SocialBlog.Data.Subscriptions;
using SocialBlog.Data.Users;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Mail;

/// <summary>
/// Notes who is to be told of a comment, as part of the caller's transaction; <see cref="CommentMailing"/> writes the
/// mails. After the commit the caller gives the signal.
/// </summary>
public sealed class CommentMails(BlogDbContext db, CurrentBlog blog, MailRoot root, CommentMailSignal signal)
{
    /// <summary>To whoever is on duty today; on a day without duty, to all who decide on comments and wish it.</summary>
    public async Task AddWaitingAsync(Comment comment, DateTime now, CancellationToken cancel)
    {
        var receivers = await db.OnDuty(blog.Value.DayOf(now)).Select(u => u.Id).ToListAsync(cancel);
        if (receivers.Count == 0) receivers = await db.Users.Moderating().Where(u => u.MailsWithoutDuty).Select(u => u.Id).ToListAsync(cancel);
        db.CommentNotices.AddRange(receivers.Select(id => CommentNotice.ToUser(NoticeKind.Waiting, id, comment, root.Value, now)));
    }

    /// <summary>Of a comment that readers now see, once: to the author of the post and to readers who want to know.</summary>
    /// <param name="by">Who approved it, and so knows of it.</param>
    public async Task AnnounceAsync(Comment comment, int? by, DateTime now, CancellationToken cancel)
    {
        if (comment.State is not CommentState.Approved || !comment.Announce(now)) return;

        var author = await db.Posts.Where(p => p.Id == comment.PostId && p.Author!.MailsOnOwnPosts && p.Author.DeactivatedAt == null).Select(p => (int?)p.AuthorId).SingleOrDefaultAsync(cancel);
        if (author is { } id && id != by && id != comment.UserId) db.CommentNotices.Add(CommentNotice.ToUser(NoticeKind.Published, id, comment, root.Value, now));

        var writer = ConfirmedAddress.KeyOf(comment.AuthorEmail);
        var subscriptions = await db.CommentSubscriptions.Confirmed().Where(s => s.PostId == comment.PostId && s.Email != writer).Select(s => new { s.Id, s.Email, s.ThreadId }).ToListAsync(cancel);
        if (subscriptions.Count == 0) return;
        var above = await db.Comments.AncestorsAsync(comment.PostId, comment.ParentId, cancel);
        // Whoever follows the post and a thread in it gets one mail.
        var wanted = subscriptions.Where(s => s.ThreadId is null || above.Contains(s.ThreadId.Value)).GroupBy(s => s.Email).Select(g => g.OrderBy(s => s.ThreadId is null ? 0 : 1).ThenBy(s => s.Id).First().Id);
        db.CommentNotices.AddRange(wanted.Select(subscription => CommentNotice.ToReader(subscription, comment, root.Value, now)));
    }

    public void Committed() => signal.Changed();
}
