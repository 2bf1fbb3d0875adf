using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>What a <see cref="CommentFilter"/> asks for, in plain words.</summary>
public static class CommentFilterWords
{
    public static async Task<string> InWordsAsync(this CommentFilter filter, BlogDbContext db, Blog blog, IStringLocalizer<Texts> t, CancellationToken cancel)
    {
        var parts = new List<string>
        {
            filter.State switch
            {
                CommentState.Pending => t["Comments that wait"],
                CommentState.Approved => t["Approved comments"],
                CommentState.Spam => t["Comments that are spam"],
                _ => t["Comments in the trash"],
            },
        };
        if (filter.Post is { } post) parts.Add(t["on “{0}”", blog.Typeset(await db.Posts.Where(p => p.Id == post).Select(p => p.Title).SingleOrDefaultAsync(cancel) ?? "?")]);
        if (!string.IsNullOrEmpty(filter.Person)) parts.Add(t["from {0}", filter.Person]);
        if (filter.Words.Length > 0) parts.Add(t["with “{0}”", filter.Words]);
        if (filter.Source is { } source)
            parts.Add(source switch { CommentSource.Form => t["come in by the form of a page"], CommentSource.Account => t["come in by an account"], _ => t["come in by an import"] });
        if (filter.Assignee is { } assignee)
        {
            parts.Add(assignee == CommentFilter.Nobody
                ? t["given to nobody in particular"]
                : t["given to {0}", await db.Users.Where(u => u.Id == assignee).Select(u => u.DisplayName).SingleOrDefaultAsync(cancel) ?? "?"]);
        }

        if (filter.Urgent) parts.Add(t["marked as urgent"]);
        if (filter.Late) parts.Add(t["waiting too long"]);
        return string.Join(", ", parts);
    }
}
