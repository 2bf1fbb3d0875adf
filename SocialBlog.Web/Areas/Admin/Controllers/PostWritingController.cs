using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Media;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>What everything that takes in the editor's form answers with: whatever happens, the text comes back.</summary>
[Needs(Permission.Write)]
[PostGate]
public abstract class PostWritingController(BlogDbContext db, CurrentBlog blog, PublicAddress address, IStringLocalizer<Texts> t) : AdminController(db)
{
    private const string EditView = "/Areas/Admin/Views/Posts/Edit.cshtml";

    protected Blog Blog => blog.Value;

    protected IStringLocalizer<Texts> T { get; } = t;

    /// <summary>What the form holds, with its picture taken in.</summary>
    /// <returns>Null where something is wrong with it, which the model state tells.</returns>
    protected async Task<PostDraft?> DraftOfAsync(PostForm form, Pictures pictures, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return null;
        if (!User.May(Permission.EditAll)) form.AuthorId = null;
        var image = await ModelState.TakeAsync(nameof(form.Image), form.Image, pictures.TakePostImageAsync, T, cancel);
        return ModelState.IsValid ? form.ToDraft(image) with { NamesAnyPost = User.May(Permission.EditAll) } : null;
    }

    /// <param name="done">What to say when it worked.</param>
    protected async Task<IActionResult> AnswerAsync(int? id, PostForm form, PostSaveResult result, string done, CancellationToken cancel)
    {
        switch (result.Outcome)
        {
            case PostSaveOutcome.Saved:
                // Whoever leaves the address to the title leaves the number to it, too.
                var isOther = result.IsNumbered && !string.IsNullOrWhiteSpace(form.Slug);
                TempData[Notice] = isOther ? $"{done} {T["Another post has this address, so this one’s ends in {0}.", result.Post!.Slug]}" : done;
                return RedirectToAction("Edit", "Posts", new { id = result.Post!.Id });
            case PostSaveOutcome.Conflict:
                var theirs = await FormOfAsync(result.Post!, cancel);
                // The next save is made knowing what the other one wrote.
                form.Version = theirs.Version;
                ModelState.Remove(nameof(form.Version));
                ModelState.AddModelError("", T["This post was saved elsewhere while you were writing. Nothing of yours is lost: your text is in the form, the other version below it."]);
                return await EditorAsync(new PostEditing(form, result.Post) with { Theirs = theirs }, StatusCodes.Status409Conflict, cancel);
            case PostSaveOutcome.Refused:
                var (field, reason) = Reason(result.Transition);
                ModelState.AddModelError(field, reason);
                return await AgainAsync(id, form, cancel);
            case PostSaveOutcome.NotConnected:
                (field, reason) = Reason(result.Connection);
                ModelState.AddModelError(field, reason);
                return await AgainAsync(id, form, cancel);
            default:
                return NotFound();
        }
    }

    protected async Task<IActionResult> AgainAsync(int? id, PostForm form, CancellationToken cancel)
    {
        if (id is null) return await EditorAsync(new PostEditing(form, null), StatusCodes.Status422UnprocessableEntity, cancel);
        var post = await Db.Posts.AsNoTracking().ForEditingAsync(id.Value, cancel);
        return post is null ? NotFound() : await EditorAsync(new PostEditing(form, post), StatusCodes.Status422UnprocessableEntity, cancel);
    }

    /// <summary>The form, with what there is to choose from.</summary>
    protected async Task<ViewResult> EditorAsync(PostEditing editing, int status, CancellationToken cancel) =>
        Again(EditView, editing with
        {
            Choices = await PostChoices.LoadAsync(Db, User, editing.Id, editing.Form.Language, Blog.Language, cancel),
            Checks = editing.Stored is { Version: > 0 } post ? await PostCheck.FindAsync(Db, post, address.Root(Request), cancel) : [],
        }, status);

    protected async Task<PostForm> FormOfAsync(Post post, CancellationToken cancel)
    {
        var other = post.TranslationKey is not { } key ? null : await Db.Posts.Where(p => p.TranslationKey == key && p.Id != post.Id)
            .OrderBy(p => p.Status == PostStatus.Trashed)
            .Select(p => new { p.Id, Path = p.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).FirstOrDefault() }).FirstOrDefaultAsync(cancel);
        return PostForm.Of(post, other is null ? null : PostReference.Of(other.Id, other.Path), Blog.Zone);
    }

    protected string SkippedTime => T["This time does not exist: that night the clocks go forward over it. Choose an earlier or a later one."];

    /// <summary>The line for the next page after a move that takes in no form.</summary>
    protected string NoticeOf(PostSaveResult result, string done) => result.Outcome is PostSaveOutcome.Refused ? Reason(result.Transition).Reason : done;

    private (string Field, string Reason) Reason(PostTransition transition) => transition switch
    {
        PostTransition.TimeHasPassed => (nameof(PostForm.ScheduledFor), T["This time has passed. Choose a later one, or publish now."]),
        PostTransition.AlreadyPublic => ("", T["The post is public already. Unpublish it first to schedule it."]),
        PostTransition.InTrash => ("", T["The post is in the trash. Restore it first."]),
        _ => ("", T["The post has changed meanwhile. Please look at it again."]),
    };

    private (string Field, string Reason) Reason(PostConnection connection) => connection switch
    {
        PostConnection.SeriesIsGone => (nameof(PostForm.SeriesId), T["This series has been deleted meanwhile. Choose another one."]),
        PostConnection.TranslatesItself => (nameof(PostForm.TranslationOf), T["This is the address of the post itself."]),
        PostConnection.SameLanguage => (nameof(PostForm.TranslationOf), T["Both posts are in the same language."]),
        PostConnection.LanguageIsTaken => (nameof(PostForm.TranslationOf), T["That post has another translation in this language. Take the other one's away first."]),
        _ => (nameof(PostForm.TranslationOf), T["No post has this address."]),
    };
}
