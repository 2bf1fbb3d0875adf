using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Revisions;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Media;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>The editor. Publishing, scheduling and the trash are resources of their own.</summary>
public sealed class PostsController(BlogDbContext db, PostEditor editor, Pictures pictures, CurrentBlog blog, PublicAddress address, IStringLocalizer<Texts> t)
    : PostWritingController(db, blog, address, t)
{
    [HttpGet("/admin/posts/new")]
    public async Task<IActionResult> New(CancellationToken cancel) => await EditorAsync(new PostEditing(PostForm.New(), null), StatusCodes.Status200OK, cancel);

    [HttpPost("/admin/posts")]
    public async Task<IActionResult> Create(PostForm form, CancellationToken cancel) =>
        await DraftOfAsync(form, pictures, cancel) is { } draft ? await SaveAsync(null, form, draft, cancel) : await AgainAsync(null, form, cancel);

    [HttpGet("/admin/posts/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await Db.Posts.AsNoTracking().ForEditingAsync(id, cancel) is { } post
            ? await EditorAsync(await WithUnsavedAsync(new PostEditing(await FormOfAsync(post, cancel), post), post, cancel), StatusCodes.Status200OK, cancel)
            : NotFound();

    /// <summary>The editor as its author left it, though nothing was saved.</summary>
    private async Task<PostEditing> WithUnsavedAsync(PostEditing editing, Post post, CancellationToken cancel)
    {
        var (me, writing) = (User.UserId(), PostRevision.Of(post, post.AuthorId).Writing);
        var kept = await Db.PostRevisions.AsNoTracking().Include(r => r.User).OfPost(post.Id).Unsaved(post.Version, me).ToListAsync(cancel);
        var (texts, mine) = UnsavedTexts.Of(kept, post.Version, me, r => r.Writing == writing);
        if (mine is not null) editing.Form.GoOnFrom(mine.Writing);
        return editing with { Unsaved = texts };
    }

    [HttpPost("/admin/posts/{id:int}")]
    public async Task<IActionResult> Update(int id, PostForm form, CancellationToken cancel)
    {
        if (form.IsScheduledInGap(Blog.Zone)) ModelState.AddModelError(nameof(form.ScheduledFor), SkippedTime);
        if (await DraftOfAsync(form, pictures, cancel) is not { } draft) return await AgainAsync(id, form, cancel);

        // Saving a scheduled post saves its time too.
        if (form.ScheduledForUtc(Blog.Zone) is { } at && await Db.Posts.AnyAsync(p => p.Id == id && p.Status == PostStatus.Scheduled, cancel))
            return await AnswerAsync(id, form, await editor.ScheduleAsync(id, draft, at, User.UserId(), cancel), T["Scheduled for {0}.", Blog.DateAndTime(at)], cancel);

        return await SaveAsync(id, form, draft, cancel);
    }

    private async Task<IActionResult> SaveAsync(int? id, PostForm form, PostDraft draft, CancellationToken cancel)
    {
        var result = await editor.SaveAsync(id, draft, User.UserId(), cancel);
        return await AnswerAsync(id, form, result, SavedNotice(form, result.Post), cancel);
    }

    private string SavedNotice(PostForm form, Post? post) =>
        string.IsNullOrEmpty(form.ScheduledFor) || post?.Status.IsUnpublished() is not true ? T["Saved."] : T["Saved. The day and time were not used: “Schedule” does that."];
}
