using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Users;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Comments.Defence;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Models;
using SocialBlog.Web.Models.Comments;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;
using SocialBlog.Web.Startup;

namespace SocialBlog.Web.Controllers;

/// <summary>
/// Takes comments from pages that are cached and set no cookie, so there is no antiforgery token to check: requests
/// from other sites are refused by what browsers say of themselves.
/// </summary>
[IgnoreAntiforgeryToken]
[RefuseCrossSite]
public sealed class CommentsController(
    BlogDbContext db, CurrentBlog blog, TimeProvider clock, CommentDesk desk, OwnComments own, PublicAddress address, UserManager<User> users, IStringLocalizer<Texts> t)
    : ReaderController(db, blog, clock)
{
    [HttpPost(PostsController.Route + "/comments")]
    [RefuseLargerThan(RequestLimits.Comment)]
    public async Task<IActionResult> Create(string year, string month, string slug, CommentForm form, CancellationToken cancel)
    {
        var found = await PostLookup.FindAsync(Db, $"/{year}/{month}/{slug}", Now, cancel);
        if (found is PostLookup.Moved moved) found = await PostLookup.FindAsync(Db, moved.Path, Now, cancel);
        if (found is not PostLookup.Found { Page: var page })
        {
            Response.StatusCode = found is PostLookup.Gone ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
            return View("Kept", form.Text);
        }

        var user = await users.GetUserAsync(User);
        if (user is not null)
        {
            foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Author", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        }

        if (ModelState[nameof(form.ReplyTo)] is { Errors.Count: > 0 } unreadable)
        {
            unreadable.Errors.Clear();
            return await NothingToAnswerAsync(page, form, user, cancel);
        }

        if (page.CommentPolicy is not CommentPolicy.Closed && !ModelState.IsValid) return await AgainAsync(page, form, user, cancel);

        var author = user is null
            ? new CommentAuthor(CleanText.Line(form.Author.Name), CleanText.Line(form.Author.Email), WebAddressAttribute.Normalize(form.Author.Website ?? ""))
            : new CommentAuthor(user.DisplayName, user.Email!, null, user.Id);
        var (outcome, heldId) = await desk.SubmitAsync(
            new CommentSubmission(
                page.Id, form.ReplyTo, author, form.Text.Trim(), HttpContext.Connection.RemoteIpAddress, Request.Headers.UserAgent, address.TrustedRoot(Request))
            {
                Traces = new CommentTraces(form.Subject, form.Stamp),
            },
            cancel);
        switch (outcome)
        {
            case CommentOutcome.Closed:
                ModelState.AddModelError(nameof(form.Text), t["Comments are closed. Your text was not sent; you can copy it here."]);
                return await AgainAsync(page, form, user, cancel);
            case CommentOutcome.NothingToAnswer:
                return await NothingToAnswerAsync(page, form, user, cancel);
            default:
                if (heldId is { } id) own.Remember(HttpContext, id);
                var query = outcome is CommentOutcome.Held ? "?thanks=true" : "";
                return Redirect(PublicAddress.Escape(page.Path) + query + "#respond");
        }
    }

    /// <summary>Shows what was typed as readers would see it; stores nothing.</summary>
    [HttpPost(PostsController.Route + "/comments/preview")]
    [RefuseLargerThan(RequestLimits.Comment)]
    public async Task<IActionResult> Preview(string year, string month, string slug, CommentForm form, CancellationToken cancel)
    {
        if (await PostLookup.FindAsync(Db, $"/{year}/{month}/{slug}", Now, cancel) is not PostLookup.Found { Page: var page })
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return View("Kept", form.Text);
        }

        var isTooLong = form.Text.Length > Comment.MaxTextLength;
        if (!isTooLong) ModelState.Clear();
        var again = await page.CompleteAsync(Db, Blog, Now, own.Of(Request), cancel);
        if (isTooLong) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("/Views/Posts/Show.cshtml", again with
        {
            Form = form,
            Answering = form.ReplyTo is { } id ? again.FindComment(id) : null,
            PreviewHtml = isTooLong || string.IsNullOrWhiteSpace(form.Text) ? null : CommentRenderer.Render(form.Text.Trim(), Blog.Language).Html,
            SignedInAs = User.DisplayName(),
        });
    }

    /// <summary>A reader puts the own comment in other words, a quarter of an hour long.</summary>
    [HttpPost(PostsController.Route + "/comments/{id:int}")]
    [RefuseLargerThan(RequestLimits.Comment)]
    public async Task<IActionResult> Update(string year, string month, string slug, int id, CommentForm form, CancellationToken cancel)
    {
        if (await OwnPostAsync($"/{year}/{month}/{slug}", id, cancel) is not { } page) return TooLate(form.Text);
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Author", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        if (!ModelState.IsValid)
        {
            var again = await page.CompleteAsync(Db, Blog, Now, own.Of(Request), cancel);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("/Views/Posts/Show.cshtml", again with { Form = form, Changing = id });
        }

        return await desk.RewordAsync(id, form.Text.Trim(), new CommentTraces(form.Subject, form.Stamp), cancel)
            ? Redirect(PublicAddress.Escape(page.Path) + FormattableString.Invariant($"#comment-{id}"))
            : TooLate(form.Text);
    }

    /// <summary>A reader takes the own comment back.</summary>
    [HttpPost(PostsController.Route + "/comments/{id:int}/withdrawal")]
    public async Task<IActionResult> Destroy(string year, string month, string slug, int id, CancellationToken cancel) =>
        await OwnPostAsync($"/{year}/{month}/{slug}", id, cancel) is { } page && await desk.WithdrawAsync(id, cancel)
            ? Redirect(PublicAddress.Escape(page.Path) + "#respond")
            : TooLate(null);

    /// <returns>The post of a comment that the reader may change; null for any other.</returns>
    private async Task<PostPage?> OwnPostAsync(string path, int id, CancellationToken cancel)
    {
        var comment = await Db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (comment is null || !own.MayChange(Request, comment)) return null;
        return await PostLookup.FindAsync(Db, path, Now, cancel) is PostLookup.Found { Page: var page } && page.Id == comment.PostId ? page : null;
    }

    /// <summary>The time is over, or somebody has decided: what was typed comes back to be copied.</summary>
    private ViewResult TooLate(string? text)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("TooLate", text);
    }

    private Task<IActionResult> NothingToAnswerAsync(PostPage page, CommentForm form, User? user, CancellationToken cancel)
    {
        ModelState.AddModelError(nameof(form.Text), t["The comment you answer is no longer there. You can send your text as a comment of its own."]);
        form.ReplyTo = null;
        return AgainAsync(page, form, user, cancel);
    }

    /// <summary>The page once more, with what was typed and what is wrong with it.</summary>
    private async Task<IActionResult> AgainAsync(PostPage page, CommentForm form, User? user, CancellationToken cancel)
    {
        var again = await page.CompleteAsync(Db, Blog, Now, own.Of(Request), cancel);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("/Views/Posts/Show.cshtml", again with
        {
            Form = form,
            Answering = form.ReplyTo is { } id ? again.FindComment(id) : null,
            SignedInAs = user?.DisplayName,
        });
    }
}
