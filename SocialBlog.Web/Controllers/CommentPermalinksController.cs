using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>The lasting address of a comment: leads to where it stands now, whatever became of its post's address and pages.</summary>
public sealed class CommentPermalinksController(BlogDbContext db, CurrentBlog blog, TimeProvider clock, OwnComments own) : ReaderController(db, blog, clock)
{
    /// <summary>One that does not show leads to the conversation it was part of.</summary>
    [HttpGet("/comments/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken cancel)
    {
        var path = await Db.Comments.Where(c => c.Id == id).Select(c => c.Post!.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).FirstOrDefault()).SingleOrDefaultAsync(cancel);
        if (path is null || await PostLookup.FindAsync(Db, path, Now, cancel) is not PostLookup.Found { Page: var page }) return NotFound();
        var number = await Conversation.PageOfAsync(Db.Comments.OfPost(page.Id).ShownTo(own.Of(Request)), id, cancel);
        return Redirect(PublicAddress.Escape(page.Path) + (number is { } n ? Conversation.Query(new ConversationPart(n)) + FormattableString.Invariant($"#comment-{id}") : "#comments"));
    }
}
