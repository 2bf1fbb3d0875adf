using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>People whose comments are put aside as they come.</summary>
[Needs(Permission.Moderate)]
public sealed class BansController(BlogDbContext db, BanDesk desk, IStringLocalizer<Texts> t) : AdminController(db)
{
    /// <summary>Key of the number of the ban that the next page offers to take back.</summary>
    public const string UndoBan = "UndoBan";

    private const int Shown = 500;

    [HttpGet("/admin/comments/bans")]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View(await Db.Bans.AsNoTracking().OrderByDescending(b => b.Id).Take(Shown)
            .Select(b => new BanRow(b.Id, b.Kind, b.Label, b.CreatedAt, b.CreatedBy == null ? null : b.CreatedBy.DisplayName, b.ExpiresAt, Db.HiddenComments.Count(h => h.BanId == b.Id))).ToListAsync(cancel));

    /// <summary>Bans the writer of a comment, and hides all that he or she wrote.</summary>
    [HttpPost("/admin/comments/{id:int}/bans")]
    public async Task<IActionResult> Create(int id, BanKind kind, string? name, [FromQuery] CommentFilter filter, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return NotFound();
        var (outcome, ban, hidden) = await desk.BanAsync(id, kind, name ?? "", User.UserId(), cancel);
        if (outcome is BanOutcome.NotThere) return NotFound();
        if (outcome is BanOutcome.Banned) TempData[UndoBan] = ban;
        TempData[Notice] = outcome switch
        {
            BanOutcome.Banned => t["Banned: {0}. What this person wrote is in the trash: {1}.", await LabelAsync(ban, cancel), t.CommentCount(hidden)].Value,
            BanOutcome.AlreadySo => t["This is banned already."].Value,
            BanOutcome.HasAccount => t["Somebody with an account wrote it; an owner can deactivate the account."].Value,
            _ => t["Not banned: give at least {0} letters of the name.", Ban.LeastLetters].Value,
        };
        return Redirect("/admin/comments?" + filter.Query(filter.After));
    }

    /// <summary>Takes a ban back that was just made in the queue, and leads back there.</summary>
    [HttpPost("/admin/comments/bans/{id:int}/withdrawal")]
    public async Task<IActionResult> Undo(int id, [FromQuery] CommentFilter filter, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !await LiftAsync(id, back: true, cancel)) return NotFound();
        return Redirect("/admin/comments?" + filter.Query(filter.After));
    }

    /// <param name="back">What the ban hid comes back.</param>
    [HttpPost("/admin/comments/bans/{id:int}/lifting")]
    public async Task<IActionResult> Lift(int id, [BindRequired] bool back, CancellationToken cancel) => await LiftAsync(id, back, cancel) ? RedirectToAction(nameof(Index)) : NotFound();

    /// <returns>False where there is no such ban.</returns>
    private async Task<bool> LiftAsync(int id, bool back, CancellationToken cancel)
    {
        var label = await LabelAsync(id, cancel);
        if (await desk.LiftAsync(id, back, User.UserId(), cancel) is not { } count) return false;
        TempData[Notice] = back ? t["Ban lifted: {0}. Came back: {1}.", label, t.CommentCount(count)].Value : t["Ban lifted: {0}.", label].Value;
        return true;
    }

    private async Task<string> LabelAsync(int id, CancellationToken cancel) => await Db.Bans.Where(b => b.Id == id).Select(b => b.Label).SingleOrDefaultAsync(cancel) ?? "";
}
