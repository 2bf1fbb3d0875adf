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
    BlogDbContext db, CurrentBlog blog, TimeProvider clock, CommentDesk desk, PostPlaces places, OwnComments own, IStringLocalizer<Texts> t)
    : ReaderController(db, blog, clock)
{
    [HttpPost(PostsController.Route + "/comments")]
    [RefuseLargerThan(RequestLimits.Comment)]
    [Unhurried]
    public async Task<IActionResult> Create(string year, string month, string slug, CommentForm form, CancellationToken cancel)
    {
        var path = $"/{year}/{month}/{slug}";
        var post = await places.FindAsync(Db, path, Now, cancel);
        if (post is null && await PostLookup.FindAsync(Db, path, Now, cancel) is PostLookup.Moved moved) post = await places.FindAsync(Db, moved.Path, Now, cancel);
        var user = User.Identity?.IsAuthenticated is true ? await Db.Users.SingleOrDefaultAsync(u => u.Id == User.UserId(), cancel) : null;
        if (post is null) return await AgainAsync(path, form, user, cancel);

        if (user is not null) ModelState.ForgetAuthor();

        if (ModelState[nameof(form.ReplyTo)] is { Errors.Count: > 0 } unreadable)
        {
            unreadable.Errors.Clear();
            return await NothingToAnswerAsync(post.Path, form, user, cancel);
        }

        if (!ModelState.IsValid) return post.CommentPolicy is CommentPolicy.Closed ? await ClosedAsync(post.Path, form, user, cancel) : await AgainAsync(post.Path, form, user, cancel);

        var author = user is null
            ? new CommentAuthor(CleanText.Line(form.Author.Name), CleanText.Line(form.Author.Email), WebAddressAttribute.Normalize(form.Author.Website ?? ""))
            : new CommentAuthor(user.DisplayName, user.Email!, null, user.Id);
        var (outcome, heldId) = await desk.SubmitAsync(
            new CommentSubmission(
                post.Id, form.ReplyTo, author, form.Text.Trim(), HttpContext.Connection.RemoteIpAddress, Request.Headers.UserAgent)
            {
                Follows = form.Follows,
                Traces = new CommentTraces(form.Subject, form.Stamp),
            },
            cancel);
        switch (outcome)
        {
            case CommentOutcome.Closed:
                return await ClosedAsync(post.Path, form, user, cancel);
            case CommentOutcome.NotKnown:
                ModelState.AddModelError(nameof(form.Text), t["At the moment only people may write whose comments were approved before. Your text was not sent; you can copy it here."]);
                return await AgainAsync(post.Path, form, user, cancel);
            case CommentOutcome.NothingToAnswer:
                return await NothingToAnswerAsync(post.Path, form, user, cancel);
            default:
                if (heldId is { } id) own.Remember(HttpContext, id);
                var query = outcome is CommentOutcome.Held ? "?thanks=true" + (form.Follows is null ? "" : "&mail=true") : "";
                // On a long conversation, to the page that the own comment stands on.
                if (query.Length > 0 && heldId is { } held && post.CommentCount >= Conversation.PageSize && await Conversation.PageOfAsync(Db.Comments.OfPost(post.Id).ShownTo([held]), held, cancel) is { } number and > 1)
                    query += FormattableString.Invariant($"&comments={number}");
                return Redirect(PublicAddress.Escape(post.Path) + query + "#respond");
        }
    }

    private Task<IActionResult> ClosedAsync(string path, CommentForm form, User? user, CancellationToken cancel)
    {
        // Whatever else is wrong with it needs no mending any more.
        ModelState.Clear();
        ModelState.AddModelError(nameof(form.Text), t["Comments are closed. Your text was not sent; you can copy it here."]);
        return AgainAsync(path, form, user, cancel);
    }

    private Task<IActionResult> NothingToAnswerAsync(string path, CommentForm form, User? user, CancellationToken cancel)
    {
        ModelState.AddModelError(nameof(form.Text), t["The comment you answer is no longer there. You can send your text as a comment of its own."]);
        form.ReplyTo = null;
        return AgainAsync(path, form, user, cancel);
    }

    /// <summary>The page once more, with what was typed and what is wrong with it; where the post is not there, the text alone.</summary>
    private async Task<IActionResult> AgainAsync(string path, CommentForm form, User? user, CancellationToken cancel)
    {
        var found = await PostLookup.FindAsync(Db, path, Now, cancel);
        if (found is not PostLookup.Found { Page: var page })
        {
            Response.StatusCode = found is PostLookup.Gone ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
            return View("Kept", form.Text);
        }

        var again = await page.CompleteAsync(Db, Blog, Now, own.Of(Request), cancel);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("/Views/Posts/Show.cshtml", again with
        {
            Form = form,
            Answering = form.ReplyTo is { } id ? await again.FindCommentAsync(Db, id, cancel) : null,
            SignedInAs = user?.DisplayName,
        });
    }
}
