using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Outbox;
using SocialBlog.Data.Users;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Mail;

/// <summary>Mails about comments, in the blog's language.</summary>
public sealed class CommentMails(BlogDbContext db, CurrentBlog blog, IStringLocalizer<Texts> t)
{
    /// <summary>Tells everybody who decides on comments that a comment waits; part of the caller's transaction.</summary>
    /// <param name="root">Scheme and host of the blog, without a slash at the end; null where none is sure.</param>
    public async Task AddWaitingAsync(Comment comment, string postTitle, string? root, DateTime now, CancellationToken cancel)
    {
        var subject = t["[{0}] New comment on “{1}”", blog.Value.Title, postTitle];
        var body = string.Join("\n\n",
            t["{0} <{1}> wrote:", comment.AuthorName, comment.AuthorEmail],
            comment.Text,
            root is null ? t["It waits for your decision in the admin, under Comments."] : t["It waits for your decision: {0}", root + "/admin/comments"]);
        foreach (var email in await db.Users.Moderating().Where(u => u.Email != null).Select(u => u.Email!).ToListAsync(cancel))
            db.Outbox.Add(new OutboxMessage(email, subject, body, now));
    }

    /// <summary>Tells owners and editors that a colleague marked a comment as urgent; part of the caller's transaction.</summary>
    /// <param name="by">The colleague, who is told nothing new.</param>
    /// <inheritdoc cref="AddWaitingAsync"/>
    public async Task AddUrgentAsync(Comment comment, string postTitle, int by, string? root, DateTime now, CancellationToken cancel)
    {
        var name = await db.Users.Where(u => u.Id == by).Select(u => u.DisplayName).SingleAsync(cancel);
        var subject = t["[{0}] Urgent: a comment on “{1}”", blog.Value.Title, postTitle];
        var body = string.Join("\n\n", (string[])
        [
            t["{0} marked a comment as urgent.", name],
            .. comment.Note.Length > 0 ? (string[])[t["Note: {0}", comment.Note]] : [],
            t["{0} <{1}> wrote:", comment.AuthorName, comment.AuthorEmail],
            comment.Text,
            root is null ? t["You find it in the admin, under Comments."] : FormattableString.Invariant($"{root}/admin/comments?state={comment.State}&urgent=true#comment-{comment.Id}"),
        ]);
        foreach (var email in await db.Users.Active().Where(u => (u.Role == Role.Owner || u.Role == Role.Editor) && u.Id != by && u.Email != null).Select(u => u.Email!).ToListAsync(cancel))
            db.Outbox.Add(new OutboxMessage(email, subject, body, now));
    }
}
