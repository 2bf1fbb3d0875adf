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
}
