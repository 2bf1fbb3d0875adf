using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Media;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Asks an editor to look at a draft: with what the form holds.</summary>
public sealed class ReviewsController(BlogDbContext db, PostEditor editor, Pictures pictures, CurrentBlog blog, PublicAddress address, IStringLocalizer<Texts> t)
    : PostWritingController(db, blog, address, t)
{
    [HttpPost("/admin/review-requests")]
    [HttpPost("/admin/posts/{id:int}/review-request")]
    public async Task<IActionResult> Create(int? id, PostForm form, CancellationToken cancel) =>
        await DraftOfAsync(form, pictures, cancel) is { } draft
            ? await AnswerAsync(id, form, await editor.SubmitForReviewAsync(id, draft, User.UserId(), cancel), T["An editor is asked to look at it."], cancel)
            : await AgainAsync(id, form, cancel);

    /// <summary>Its author wants to go on with it first, or an editor gives it back.</summary>
    [HttpPost("/admin/posts/{id:int}/review-request/withdrawal")]
    public async Task<IActionResult> Destroy(int id, CancellationToken cancel)
    {
        var result = await editor.TakeFromReviewAsync(id, User.UserId(), cancel);
        if (result.Outcome is PostSaveOutcome.NotFound) return NotFound();
        TempData[Notice] = NoticeOf(result, T["The post is a draft again."]);
        return RedirectToAction("Edit", "Posts", new { id });
    }
}
