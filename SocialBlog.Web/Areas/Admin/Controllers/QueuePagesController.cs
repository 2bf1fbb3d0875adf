using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>What leads back to the moderation queue, as it was filtered.</summary>
public abstract class QueuePagesController(BlogDbContext db, CurrentBlog blog, TimeProvider clock, IStringLocalizer<Texts> t) : AdminController(db)
{
    protected IStringLocalizer<Texts> T { get; } = t;

    protected Blog Blog => blog.Value;

    protected DateTime Now => clock.GetUtcNow().UtcDateTime;

    protected Task<CommentQueue> LoadAsync(CommentFilter filter, CancellationToken cancel) => CommentQueue.LoadAsync(Db, filter, Blog, Now, cancel);

    /// <summary>The queue once more, with what was typed and what is wrong with it.</summary>
    protected async Task<ViewResult> AgainAsync(CommentFilter filter, UnsentAnswer unsent, CancellationToken cancel) =>
        Again("/Areas/Admin/Views/Comments/Index.cshtml", await LoadAsync(filter, cancel) with { Unsent = unsent });

    /// <param name="change">False where what was to be changed is not there.</param>
    /// <param name="said">What happened, in words.</param>
    protected async Task<IActionResult> ChangedAsync(Task<bool> change, string said, CommentFilter filter)
    {
        if (!await change) return NotFound();
        TempData[Notice] = said;
        return Back(filter);
    }

    protected RedirectResult Back(CommentFilter filter) => Redirect("/admin/comments?" + filter.Query(filter.After));
}
