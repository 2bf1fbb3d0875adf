using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Users;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Mail;
using SocialBlog.Web.Models.Comments;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Where links in moderators' mails lead: one comment, one person, no sign-in. Looking decides nothing.</summary>
public sealed class ModerationLinksController(BlogDbContext db, CurrentBlog blog, ModerationDesk desk, TimeProvider clock) : ReaderController(db, blog, clock)
{
    /// <param name="decision"><c>approval</c>, <c>spam</c> or <c>trash</c>.</param>
    [HttpGet("/moderation/{token}/{decision}")]
    public async Task<IActionResult> Edit(string token, string decision, CancellationToken cancel)
    {
        CommentState? to = decision switch { "approval" => CommentState.Approved, "spam" => CommentState.Spam, "trash" => CommentState.Trashed, _ => null };
        return to is not null && await FindAsync(token, cancel) is { } link ? View("Edit", await PageOfAsync(link, token, to.Value, cancel)) : Gone();
    }

    /// <param name="seen">The text that the page showed.</param>
    [HttpPost("/moderation/{token}")]
    public async Task<IActionResult> Update(string token, CommentState to, long seen, CancellationToken cancel)
    {
        if (!ModelState.IsValid || to is not (CommentState.Approved or CommentState.Spam or CommentState.Trashed) || await FindAsync(token, cancel) is not { } link) return Gone();
        var hasChanged = false;
        var decided = await desk.DecideAsync([link.CommentId], to, link.UserId, cancel, comment => IsOpen(comment, link) && !(hasChanged = comment.TextKey != seen));
        if (hasChanged) return View("Edit", await PageOfAsync(link, token, to, cancel) with { HasChanged = true });
        return decided is { Count: > 0 } ? View("Done", to) : Gone();
    }

    /// <returns>Null where the link decides nothing: forged, too old, used, or its person may no longer decide.</returns>
    private async Task<ModerationLink?> FindAsync(string token, CancellationToken cancel)
    {
        if (ModerationLink.Read(Blog, token, Now) is not { } link) return null;
        var role = await Db.Users.Active().Where(u => u.Id == link.UserId).Select(u => (Role?)u.Role).SingleOrDefaultAsync(cancel);
        if (role?.May(Permission.Moderate) is not true) return null;
        return await Db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == link.CommentId, cancel) is { } comment && IsOpen(comment, link) ? link : null;
    }

    private static bool IsOpen(Comment comment, ModerationLink link) => comment.State is CommentState.Pending && comment.DecidedAt == link.DecidedAt;

    private Task<ModerationPage> PageOfAsync(ModerationLink link, string token, CommentState to, CancellationToken cancel) =>
        Db.Comments.Where(c => c.Id == link.CommentId).Select(c => new ModerationPage(
            token, to, c.TextKey, c.AuthorName, c.AuthorEmail, c.Text, c.CreatedAt, c.Post!.Title, c.Post.Language, c.Post.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).FirstOrDefault() ?? "/",
            c.Parent == null ? null : c.Parent.AuthorName, c.Parent == null ? null : c.Parent.Text)).SingleAsync(cancel);

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Gone");
    }
}
