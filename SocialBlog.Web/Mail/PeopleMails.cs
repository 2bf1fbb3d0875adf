using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Outbox;
using SocialBlog.Data.Users;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Mail;

/// <summary>Mails to those who have an account or are to have one, in the blog's language, whatever whoever sends them reads; part of the caller's transaction.</summary>
public sealed class PeopleMails(BlogDbContext db, CurrentBlog blog, IStringLocalizer<Texts> t)
{
    /// <param name="link">Absolute.</param>
    public void AddInvitation(string email, string inviter, string link, DateTime now)
    {
        using var _ = new MailLanguage(blog.Value.Language);
        db.Outbox.Add(new OutboxMessage(
            email,
            t["[{0}] An invitation to write with us", blog.Value.Title],
            string.Join("\n\n",
                t["{0} invites you to “{1}”.", inviter, blog.Value.Title],
                t["With this link you choose a name and a password. It works once, for {0} days:", Invitation.Lifetime.Days],
                link),
            now));
    }

    /// <param name="link">Absolute; or its path alone, where the address of the blog is not sure.</param>
    public void AddPasswordReset(string email, string link, DateTime now)
    {
        using var _ = new MailLanguage(blog.Value.Language);
        db.Outbox.Add(new OutboxMessage(
            email,
            t["[{0}] A new password", blog.Value.Title],
            string.Join("\n\n",
                t["Somebody, you most likely, asked for a new password for “{0}”.", blog.Value.Title],
                link[0] == '/' ? t["Put this behind the address of the blog to choose it. It works once, for an hour:"] : t["With this link you choose it. It works once, for an hour:"],
                link,
                t["If it was not you, do nothing: your password stays as it is."]),
            now));
    }
}
