using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Revisions;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>A post as it was written at other times: what changed, and going back.</summary>
public sealed class RevisionsController(BlogDbContext db, PostEditor editor, CurrentBlog blog, PublicAddress address, IStringLocalizer<Texts> t) : PostWritingController(db, blog, address, t)
{
    [HttpGet("/admin/posts/{id:int}/revisions")]
    public async Task<IActionResult> Index(int id, int page, CancellationToken cancel)
    {
        page = Math.Clamp(page, 1, 100_000);
        if (await Db.Posts.Where(p => p.Id == id).Select(p => p.Title).SingleOrDefaultAsync(cancel) is not { } title) return NotFound();
        var rows = await Db.PostRevisions.OfPost(id).LatestFirst().Skip((page - 1) * RevisionIndex.PageSize).Take(RevisionIndex.PageSize + 1)
            .Select(RevisionRow.Projection).ToListAsync(cancel);
        return View(new RevisionIndex(RootOf(id), title, [.. rows.Take(RevisionIndex.PageSize)], page, rows.Count > RevisionIndex.PageSize));
    }

    /// <param name="current">Compared with the post as it stands, not with the revision before.</param>
    [HttpGet("/admin/posts/{id:int}/revisions/{revision:int}")]
    public async Task<IActionResult> Show(int id, int revision, bool current, CancellationToken cancel)
    {
        var revisions = Db.PostRevisions.AsNoTracking().OfPost(id);
        if (await revisions.Include(r => r.User).SingleOrDefaultAsync(r => r.Id == revision, cancel) is not { } shown) return NotFound();
        var post = await Db.Posts.AsNoTracking().ForEditingAsync(id, cancel);
        var now = PostRevision.Of(post!, post!.AuthorId).Writing;
        var former = await revisions.Include(r => r.User).Before(shown)
            // What was kept just before a save, and says the same, is no other version.
            .Where(r => !r.IsAutosave || r.Title != shown.Title || r.Markdown != shown.Markdown || r.Tags != shown.Tags || r.Excerpt != shown.Excerpt || r.ImageAlt != shown.ImageAlt).FirstOrDefaultAsync(cancel);
        var changes = current ? Compare(shown.Writing, now) : Compare(former?.Writing ?? new PostWriting("", "", "", "", "", ""), shown.Writing);
        return View(new RevisionPage(
            RootOf(id), RevisionRow.Of(shown), former is null ? null : RevisionRow.Of(former), current, shown.Writing with { Slug = now.Slug } == now, changes, shown.Title, shown.Markdown));
    }

    [HttpPost("/admin/posts/{id:int}/revisions/{revision:int}/restoration")]
    public async Task<IActionResult> Restore(int id, int revision, CancellationToken cancel)
    {
        var wanted = await Db.PostRevisions.AsNoTracking().OfPost(id).SingleOrDefaultAsync(r => r.Id == revision, cancel);
        var post = await Db.Posts.AsNoTracking().ForEditingAsync(id, cancel);
        if (wanted is null || post is null) return NotFound();

        var form = await FormOfAsync(post, cancel);
        form.Take(wanted.Writing);
        if (string.IsNullOrWhiteSpace(form.Title)) form.Title = post.Title.Length > 0 ? post.Title : T["Untitled"];
        var result = await editor.SaveAsync(id, form.ToDraft(newImage: null), User.UserId(), cancel);
        return await AnswerAsync(id, form, result, T["The text of {0} is restored. What it replaced is in the list of versions.", Blog.DateAndTime(wanted.At)], cancel);
    }

    private RevisionChange[] Compare(PostWriting former, PostWriting current) =>
    [
        .. new RevisionChange[]
        {
            new(T["Title"], TextDiff.Of(former.Title, current.Title)),
            new(T["Text"], TextDiff.Of(former.Markdown, current.Markdown)),
            new(T["Excerpt"], TextDiff.Of(former.Excerpt, current.Excerpt)),
            new(T["Tags"], TextDiff.Of(former.Tags, current.Tags)),
            new(T["What the picture shows"], TextDiff.Of(former.ImageAlt, current.ImageAlt)),
        }.Where(change => change.Lines.Count > 0),
    ];

    private static string RootOf(int id) => "/admin/posts/" + id.ToString(CultureInfo.InvariantCulture);
}
