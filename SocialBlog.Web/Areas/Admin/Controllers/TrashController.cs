using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Puts posts into the trash and takes them out again.</summary>
public sealed class TrashController(BlogDbContext db, PostEditor editor, CurrentBlog blog, PublicAddress address, IStringLocalizer<Texts> t) : PostWritingController(db, blog, address, t)
{
    /// <summary>Key of the number of the post that the next page offers to restore.</summary>
    public const string Trashed = "Trashed";

    [HttpPost("/admin/posts/{id:int}/trash")]
    public async Task<IActionResult> Create(int id, CancellationToken cancel)
    {
        var result = await editor.TrashAsync(id, User.UserId(), cancel);
        if (result.Outcome is PostSaveOutcome.NotFound) return NotFound();
        TempData[Notice] = NoticeOf(result, T["“{0}” is in the trash.", result.Post!.Title]);
        if (result.Outcome is PostSaveOutcome.Saved) TempData[Trashed] = id;
        return RedirectToAction("Index", "PostList");
    }

    [HttpPost("/admin/posts/{id:int}/trash/restoration")]
    public async Task<IActionResult> Destroy(int id, CancellationToken cancel)
    {
        var result = await editor.RestoreAsync(id, User.UserId(), cancel);
        if (result.Outcome is PostSaveOutcome.NotFound) return NotFound();
        TempData[Notice] = NoticeOf(result, T["“{0}” is restored.", result.Post!.Title]);
        return RedirectToAction("Edit", "Posts", new { id });
    }
}
