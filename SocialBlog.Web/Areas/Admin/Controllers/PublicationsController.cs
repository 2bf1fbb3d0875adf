using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Media;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>A post's being public: made with what the editor's form holds, now or at a time, and taken back.</summary>
[Needs(Permission.Publish)]
public sealed class PublicationsController(BlogDbContext db, PostEditor editor, Pictures pictures, CurrentBlog blog, PublicAddress address, IStringLocalizer<Texts> t)
    : PostWritingController(db, blog, address, t)
{
    [HttpPost("/admin/publications")]
    [HttpPost("/admin/posts/{id:int}/publication")]
    public async Task<IActionResult> Create(int? id, PostForm form, CancellationToken cancel) =>
        await DraftOfAsync(form, pictures, cancel) is { } draft
            ? await AnswerAsync(id, form, await editor.PublishAsync(id, draft, User.UserId(), cancel), T["Published."], cancel)
            : await AgainAsync(id, form, cancel);

    [HttpPost("/admin/scheduled-publications")]
    [HttpPost("/admin/posts/{id:int}/scheduled-publication")]
    public async Task<IActionResult> Schedule(int? id, PostForm form, CancellationToken cancel)
    {
        var at = form.ScheduledForUtc(Blog.Zone);
        if (form.IsScheduledInGap(Blog.Zone)) ModelState.AddModelError(nameof(form.ScheduledFor), SkippedTime);
        else if (at is null) ModelState.AddModelError(nameof(form.ScheduledFor), T["Please choose a day and a time."]);
        if (await DraftOfAsync(form, pictures, cancel) is not { } draft || at is null) return await AgainAsync(id, form, cancel);

        var result = await editor.ScheduleAsync(id, draft, at.Value, User.UserId(), cancel);
        return await AnswerAsync(id, form, result, T["Scheduled for {0}.", Blog.DateAndTime(at.Value)], cancel);
    }

    [HttpPost("/admin/posts/{id:int}/publication/withdrawal")]
    public async Task<IActionResult> Destroy(int id, CancellationToken cancel)
    {
        var result = await editor.UnpublishAsync(id, User.UserId(), cancel);
        if (result.Outcome is PostSaveOutcome.NotFound) return NotFound();
        TempData[Notice] = NoticeOf(result, result.WasPublic ? T["Unpublished. The post is a draft again."] : T["The schedule is cancelled. The post is a draft again."]);
        return RedirectToAction("Edit", "Posts", new { id });
    }
}
