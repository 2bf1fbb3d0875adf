using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Comments.Defence;
using SocialBlog.Web.Models.Comments;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;
using SocialBlog.Web.Startup;

namespace SocialBlog.Web.Controllers;

/// <summary>Lets readers change and withdraw what they have just written, see <see cref="OwnComments"/>. Guarded like <see cref="CommentsController"/>.</summary>
[IgnoreAntiforgeryToken]
[RefuseCrossSite]
public sealed class OwnCommentsController(BlogDbContext db, CurrentBlog blog, TimeProvider clock, CommentDesk desk, OwnComments own) : ReaderController(db, blog, clock)
{
    /// <summary>A reader puts the own comment in other words, a quarter of an hour long.</summary>
    [HttpPost(PostsController.Route + "/comments/{id:int}")]
    [RefuseLargerThan(RequestLimits.Comment)]
    [Unhurried]
    public async Task<IActionResult> Update(string year, string month, string slug, int id, CommentForm form, CancellationToken cancel)
    {
        if (await OwnPostAsync($"/{year}/{month}/{slug}", id, cancel) is not var (page, _)) return TooLate(form.Text);
        ModelState.ForgetAuthor();
        if (!ModelState.IsValid)
        {
            var again = await page.CompleteAsync(Db, Blog, Now, own.Of(Request), cancel);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("/Views/Posts/Show.cshtml", again with { Form = form, Changing = id });
        }

        return await desk.RewordAsync(id, form.Text.Trim(), new CommentTraces(form.Subject, form.Stamp) { Address = HttpContext.Connection.RemoteIpAddress }, cancel)
            ? Redirect(FormattableString.Invariant($"/comments/{id}"))
            : TooLate(form.Text);
    }

    /// <summary>A reader takes the own comment back. What it said stands in the form for a new one, and on the blog no longer.</summary>
    [HttpPost(PostsController.Route + "/comments/{id:int}/withdrawal")]
    public async Task<IActionResult> Destroy(string year, string month, string slug, int id, CancellationToken cancel)
    {
        if (await OwnPostAsync($"/{year}/{month}/{slug}", id, cancel) is not var (page, comment) || !await desk.WithdrawAsync(id, cancel)) return TooLate(null);
        var rest = await page.CompleteAsync(Db, Blog, Now, own.Of(Request), cancel);
        return View("/Views/Posts/Show.cshtml", rest with
        {
            IsWithdrawn = true,
            SignedInAs = User.DisplayName(),
            Form = new CommentForm
            {
                Author = new CommentFormAuthor { Name = comment.AuthorName, Email = comment.AuthorEmail, Website = comment.AuthorWebsite },
                Text = comment.Text,
                ReplyTo = comment.ParentId,
            },
            Answering = comment.ParentId is { } parent ? await rest.FindCommentAsync(Db, parent, cancel) : null,
        });
    }

    /// <returns>The post of a comment that the reader may change, and the comment; null for any other.</returns>
    private async Task<(PostPage Page, Comment Comment)?> OwnPostAsync(string path, int id, CancellationToken cancel)
    {
        var comment = await Db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (comment is null || !own.MayChange(Request, comment)) return null;
        return await PostLookup.FindAsync(Db, path, Now, cancel) is PostLookup.Found { Page: var page } && page.Id == comment.PostId ? (page, comment) : null;
    }

    /// <summary>The time is over, or somebody has decided: what was typed comes back to be copied.</summary>
    private ViewResult TooLate(string? text)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("/Views/Comments/TooLate.cshtml", text);
    }
}
