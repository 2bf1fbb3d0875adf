using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Shows a draft, as it was saved, to whoever has its secret address.</summary>
public sealed class DraftsController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : ReaderController(db, blog, clock)
{
    [HttpGet("/drafts/{key:guid}")]
    public async Task<IActionResult> Show(Guid key, CancellationToken cancel)
    {
        var post = await Db.Posts.AsNoTracking().Include(p => p.Author).Include(p => p.Tags).Include(p => p.Addresses).AsSplitQuery()
            .SingleOrDefaultAsync(p => p.PreviewKey == key && p.Status != PostStatus.Trashed, cancel);
        if (post is null) return NotFound();
        if (post.IsPublicAsOf(Now)) return Redirect(PublicAddress.Escape(post.Addresses.Single(a => a.IsCanonical).Path));
        return View(new DraftPage(post.Title, post.Language, post.Author!.DisplayName, post.Excerpt, post.Html, post.WordCount, post.Image, post.ImageAlt, [.. post.Tags.Select(t => t.Name)]));
    }
}
