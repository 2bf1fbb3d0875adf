using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Bulk;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Tags;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Changes of many posts at once, and taking them back.</summary>
[Needs(Permission.EditAll)]
public sealed class BulkChangesController(BlogDbContext db, BulkEditor editor, IStringLocalizer<Texts> t) : AdminController(db)
{
    /// <summary>Key of the number of the change that the next page offers to take back.</summary>
    public const string Change = "BulkChange";

    /// <param name="filter">The list the person looks at, to go back to; and what "all that match" means.</param>
    [HttpPost("/admin/posts/changes")]
    public async Task<IActionResult> Create([FromQuery] PostFilter filter, [FromForm] BulkForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return BadRequest();
        if (form.To is not { } action) return Back(filter, t["Choose what to do first."]);
        if (await ArgumentAsync(form, action, cancel) is not { } argument) return Back(filter, action is BulkAction.ChangeAuthor ? t["Please choose an author."] : t["Please give a tag."]);
        var ids = await ChosenAsync(filter, form, cancel);
        if (Problem(ids) is { } problem) return Back(filter, problem);

        var change = await editor.ChangeAsync(action, argument, ids, User.UserId(), cancel);
        var count = change.Changed().Count;
        if (count > 0) TempData[Change] = change.Id;
        return Back(filter, count == 0 ? t["Nothing had to be changed."] : Done(action, count));
    }

    [HttpPost("/admin/posts/changes/{id:int}/withdrawal")]
    public async Task<IActionResult> Undo(int id, [FromQuery] PostFilter filter, CancellationToken cancel) =>
        await editor.UndoAsync(id, User.UserId(), cancel) is { } count
            ? Back(filter, t["Taken back: {0}.", t.PostCount(count)])
            : Back(filter, t["This was taken back before."]);

    [HttpPost("/admin/posts/deletions")]
    public async Task<IActionResult> Delete([FromQuery] PostFilter filter, [FromForm] BulkForm form, CancellationToken cancel)
    {
        var trash = filter with { State = PostStatus.Trashed };
        if (!ModelState.IsValid) return BadRequest();
        var ids = await ChosenAsync(trash, form, cancel);
        if (Problem(ids) is { } problem) return Back(trash, problem);
        return Back(trash, t["Deleted for good: {0}.", t.PostCount(await editor.DeleteForGoodAsync(ids, User.UserId(), cancel))]);
    }

    /// <returns>Null where it lacks.</returns>
    private async Task<string?> ArgumentAsync(BulkForm form, BulkAction action, CancellationToken cancel) => action switch
    {
        BulkAction.AddTag or BulkAction.RemoveTag => string.IsNullOrWhiteSpace(form.TagName) || Tag.SlugOf(form.TagName).Length == 0 ? null : form.TagName.Trim(),
        BulkAction.ChangeAuthor => await Db.Users.AnyAsync(u => u.Id == form.NewAuthor, cancel) ? form.NewAuthor!.Value.ToString(CultureInfo.InvariantCulture) : null,
        _ => "",
    };

    private async Task<IReadOnlyList<int>> ChosenAsync(PostFilter filter, BulkForm form, CancellationToken cancel) =>
        form.All ? await filter.Of(Db).Select(p => p.Id).Take(BulkChange.MaxPosts + 1).ToListAsync(cancel) : [.. (form.Ids ?? []).Distinct()];

    private string? Problem(IReadOnlyList<int> ids) => ids.Count switch
    {
        0 => t["Nothing was ticked."].Value,
        > BulkChange.MaxPosts => t["At most {0} at once. Please narrow the list.", t.PostCount(BulkChange.MaxPosts)].Value,
        _ => null,
    };

    private string Done(BulkAction action, int count) => action switch
    {
        BulkAction.Trash => t["Moved to the trash: {0}.", t.PostCount(count)],
        BulkAction.Restore => t["Restored: {0}.", t.PostCount(count)],
        BulkAction.Unpublish => t["Unpublished: {0}.", t.PostCount(count)],
        BulkAction.AddTag => t["Tag added: {0}.", t.PostCount(count)],
        BulkAction.RemoveTag => t["Tag removed: {0}.", t.PostCount(count)],
        _ => t["Author changed: {0}.", t.PostCount(count)],
    };

    private LocalRedirectResult Back(PostFilter filter, string notice)
    {
        TempData[Notice] = notice;
        return LocalRedirect(filter.Address());
    }
}
