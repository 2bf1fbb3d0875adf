using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>A secret address that shows a draft to somebody without an account, until it is taken back.</summary>
public sealed class PreviewLinksController(BlogDbContext db, CurrentBlog blog, PublicAddress address, TimeProvider clock, IStringLocalizer<Texts> t)
    : PostWritingController(db, blog, address, t)
{
    [HttpPost("/admin/posts/{id:int}/preview-link")]
    public Task<IActionResult> Create(int id, CancellationToken cancel) =>
        ChangeAsync(id, AuditAction.PostShared, post => post.ShareDraft(), T["Whoever has the secret link can read the saved draft."], cancel);

    [HttpPost("/admin/posts/{id:int}/preview-link/withdrawal")]
    public Task<IActionResult> Destroy(int id, CancellationToken cancel) =>
        ChangeAsync(id, AuditAction.PostUnshared, post => post.StopSharing(), T["The secret link works no more."], cancel);

    private async Task<IActionResult> ChangeAsync(int id, AuditAction action, Action<Post> change, string done, CancellationToken cancel)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (await Db.Posts.SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } post) return NotFound();
        change(post);
        Db.AuditEntries.Add(new AuditEntry(action, User.UserId(), post.Id, post.Title, clock.GetUtcNow().UtcDateTime));
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        TempData[Notice] = done;
        return RedirectToAction("Edit", "Posts", new { id });
    }
}
