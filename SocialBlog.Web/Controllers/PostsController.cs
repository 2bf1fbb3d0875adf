using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

public sealed class PostsController(BlogDbContext db, CurrentBlog blog, OwnComments own, TimeProvider clock) : ReaderController(db, blog, clock)
{
    public const string Route = @"/{year:regex(^[[0-9]]{{4}}$)}/{month:regex(^[[0-9]]{{2}}$)}/{slug}";

    private const string Newest = "newest";

    [HttpGet(Route)]
    [OutputCache(PolicyName = ReaderPagePolicy.Name, VaryByQueryKeys = ["reply", "thanks", "change", "comments", "order", "mail"])]
    public async Task<IActionResult> Show(string year, string month, string slug, int? reply, int? change, bool thanks, bool mail, int? comments, string? order, CancellationToken cancel)
    {
        var found = await PostLookup.FindAsync(Db, $"/{year}/{month}/{slug}", Now, cancel);
        switch (found)
        {
            case PostLookup.Moved moved: return RedirectPermanent(PublicAddress.Escape(moved.Path));
            case PostLookup.Gone: return StatusCode(StatusCodes.Status410Gone);
            case PostLookup.Unknown: return NotFound();
        }

        var page = await ((PostLookup.Found)found).Page.CompleteAsync(Db, Blog, Now, own.Of(Request), cancel, new ConversationPart(comments ?? 1, order is Newest));
        // What is no number of a comment here is noise, and must not make a page of its own in the cache.
        if (!ModelState.IsValid || (comments is { } number && (number < 2 || number > page.Conversation.PageCount)) || order is not (null or Newest)) return RedirectToPost(page.Path);
        var answering = reply is null ? null : await page.FindCommentAsync(Db, reply.Value, cancel);
        if (reply is not null && answering is null) return RedirectToPost(page.Path);
        // Somebody else's comment, or one that it is too late to change, is noise as well.
        var changing = change is null ? null : await Db.Comments.AsNoTracking().OfPost(page.Id).SingleOrDefaultAsync(c => c.Id == change, cancel);
        if (change is not null && (changing is null || !own.MayChange(Request, changing))) return RedirectToPost(page.Path);
        return View(page with
        {
            Answering = answering,
            Changing = changing?.Id,
            Form = changing is null ? new() { ReplyTo = reply } : new() { Text = changing.Text, ReplyTo = changing.ParentId },
            Thanks = thanks,
            MailIsOnItsWay = thanks && mail,
            SignedInAs = User.DisplayName(),
        });
    }

    private RedirectResult RedirectToPost(string path) => Redirect(PublicAddress.Escape(path));
}
