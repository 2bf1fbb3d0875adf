using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Models.Comments;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;
using SocialBlog.Web.Startup;

namespace SocialBlog.Web.Controllers;

/// <summary>Shows a comment before it is sent. Guarded like <see cref="CommentsController"/>.</summary>
[IgnoreAntiforgeryToken]
[RefuseCrossSite]
public sealed class CommentPreviewsController(BlogDbContext db, CurrentBlog blog, TimeProvider clock, OwnComments own) : ReaderController(db, blog, clock)
{
    /// <summary>Shows what was typed as readers would see it; stores nothing.</summary>
    [HttpPost(PostsController.Route + "/comments/preview")]
    [RefuseLargerThan(RequestLimits.Comment)]
    [Unhurried]
    public async Task<IActionResult> Create(string year, string month, string slug, CommentForm form, CancellationToken cancel)
    {
        if (await PostLookup.FindAsync(Db, $"/{year}/{month}/{slug}", Now, cancel) is not PostLookup.Found { Page: var page })
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return View("/Views/Comments/Kept.cshtml", form.Text);
        }

        var isTooLong = form.Text.Length > Comment.MaxTextLength;
        if (!isTooLong) ModelState.Clear();
        var again = await page.CompleteAsync(Db, Blog, Now, own.Of(Request), cancel);
        if (isTooLong) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("/Views/Posts/Show.cshtml", again with
        {
            Form = form,
            Answering = form.ReplyTo is { } id ? await again.FindCommentAsync(Db, id, cancel) : null,
            PreviewHtml = isTooLong || string.IsNullOrWhiteSpace(form.Text) ? null : CommentRenderer.Render(form.Text.Trim(), Blog.Language).Html,
            SignedInAs = User.DisplayName(),
        });
    }
}
