using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
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
public sealed class CommentMails(BlogDbContext db, CurrentBlog blog, MailRoot root, CommentMailSignal signal, IStringLocalizer<Texts> t)
{
    /// <summary>The mailer is awake for all who are to be told; null while nobody is.</summary>
    private bool? _isExpected;

    /// <summary>Who is told of comments that wait: asked once for all comments of a transaction.</summary>
    private (DateOnly Day, IReadOnlyList<int> Ids)? _onDuty;

    /// <summary>To whoever is on duty today; on a day without duty, to all who decide on comments and wish it.</summary>
    public async Task AddWaitingAsync(Comment comment, DateTime now, CancellationToken cancel)
    {
        var day = blog.Value.DayOf(now);
        if (_onDuty?.Day != day)
        {
            var moderators = await db.ModeratorsAsync(day, cancel);
            var isCovered = moderators.Any(m => m.IsOnDuty);
            var receivers = moderators.Where(m => isCovered ? m.IsOnDuty : m.MailsWithoutDuty).ToList();
            // Who is owed a mail already gets it at its time: a flood of comments does not wake the mailer for each.
            _isExpected = _isExpected is not false && receivers.TrueForAll(receiver => receiver.IsOwedMail);
            _onDuty = (day, [.. receivers.Select(receiver => receiver.Id)]);
        }

        db.CommentNotices.AddRange(_onDuty.Value.Ids.Select(receiver => CommentNotice.ToUser(NoticeKind.Waiting, receiver, comment, root.Value, now)));
    }

    /// <summary>Of a comment that readers now see, once: to the author of the post and to readers who want to know.</summary>
    /// <param name="by">Who approved it, and so knows of it.</param>
    public async Task AnnounceAsync(Comment comment, int? by, DateTime now, CancellationToken cancel)
    {
        if (comment.State is not CommentState.Approved || !comment.Announce(now)) return;
        _isExpected = false;

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

    /// <summary>Tells owners and editors at once, each in their language, that a colleague marked a comment as urgent.</summary>
    /// <param name="by">The colleague, who is told nothing new.</param>
    public async Task AddUrgentAsync(Comment comment, int by, DateTime now, CancellationToken cancel)
    {
        var name = await db.Users.Where(u => u.Id == by).Select(u => u.DisplayName).SingleAsync(cancel);
        var post = await db.Posts.Where(p => p.Id == comment.PostId).Select(p => p.Title).SingleAsync(cancel);
        var receivers = await db.Users.Active().Where(u => (u.Role == Role.Owner || u.Role == Role.Editor) && u.Id != by && u.Email != null).Select(u => new { u.Email, u.Language }).ToListAsync(cancel);
        foreach (var receiver in receivers)
        {
            using var _ = new MailLanguage(receiver.Language ?? blog.Value.Language);
            db.Outbox.Add(new OutboxMessage(
                receiver.Email!,
                t["[{0}] Urgent: a comment on “{1}”", blog.Value.Title, post],
                string.Join("\n\n", (string[])
                [
                    t["{0} marked a comment as urgent.", name],
                    .. comment.Note.Length > 0 ? (string[])[t["Note: {0}", comment.Note]] : [],
                    t["{0} <{1}> wrote:", comment.AuthorName, comment.AuthorEmail],
                    comment.Text,
                    root.Value is null ? t["You find it in the admin, under Comments."] : FormattableString.Invariant($"{root.Value}/admin/comments?state={comment.State}&urgent=true#comment-{comment.Id}"),
                ]),
                now)
            {
                CommentIds = [comment.Id],
            });
        }
    }

    /// <summary>Their writer withdraws or erases comments: mails that tell of them and were not sent yet are not sent. Whatever else these told the team of is told anew.</summary>
    public async Task WithdrawAsync(IReadOnlySet<int> commentIds, DateTime now, CancellationToken cancel)
    {
        foreach (var mail in await db.Outbox.StillTellingOf(commentIds).ToListAsync(cancel)) await TellAnewAsync(mail, mail.CommentIds.Where(id => !commentIds.Contains(id)), now, cancel);
    }

    /// <summary>Its writer puts a comment that waits in other words: mails that were not sent yet tell these.</summary>
    public async Task RewordAsync(Comment comment, DateTime now, CancellationToken cancel)
    {
        // What a colleague wrote about the words that were, it is true of them.
        foreach (var mail in await db.Outbox.StillTellingOf([comment.Id]).Where(m => m.ListId != null).ToListAsync(cancel)) await TellAnewAsync(mail, mail.CommentIds, now, cancel);
    }

    /// <summary>Takes a mail to somebody of the team back, and notes again what it told of and still waits.</summary>
    private async Task TellAnewAsync(OutboxMessage mail, IEnumerable<int> commentIds, DateTime now, CancellationToken cancel)
    {
        db.Outbox.Remove(mail);
        var receiver = await db.Users.Where(u => u.Email == mail.To).Select(u => (int?)u.Id).FirstOrDefaultAsync(cancel);
        if (receiver is not { } user || mail.ListId is null) return;
        // Of one that shows only whoever wrote the post is told, and not of the own decision; to others it was one that waits.
        var comments = await db.Comments.Where(c => commentIds.Contains(c.Id)
            && (c.State == CommentState.Pending || (c.AnnouncedAt != null && c.Post!.AuthorId == user && c.DecidedById != user))).OrderBy(c => c.Id).Select(c => new { c.Id, c.State }).ToListAsync(cancel);
        db.CommentNotices.AddRange(comments.Select(c => CommentNotice.ToUser(c.State is CommentState.Pending ? NoticeKind.Waiting : NoticeKind.Published, user, c.Id, root.Value, now)));
    }

    public void Committed()
    {
        if (_isExpected is not true) signal.Changed();
    }
}
