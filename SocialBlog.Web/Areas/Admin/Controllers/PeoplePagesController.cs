using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>What the pages about people show.</summary>
public abstract class PeoplePagesController(BlogDbContext db, TimeProvider clock) : AdminController(db)
{
    /// <summary>Key of the link of an invitation that was just made: the next page shows it, and nothing ever again.</summary>
    protected const string Link = "InvitationLink";

    protected DateTime Now => clock.GetUtcNow().UtcDateTime;

    protected async Task<ViewResult> ListAsync(InvitationForm form, int status, CancellationToken cancel)
    {
        var now = Now;
        var people = (await Rows(Db.Users).ToListAsync(cancel)).OrderByDescending(p => p.IsActive).ThenBy(p => p.Name, StringComparer.CurrentCulture).ToList();
        var invitations = await Db.Invitations.Where(i => i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now).OrderByDescending(i => i.Id)
            .Select(i => new InvitationRow(i.Id, i.Email, i.Role, i.CreatedAt, i.ExpiresAt)).ToListAsync(cancel);
        var requires = await Db.Settings.Select(s => s.RequiresSecondFactor).SingleAsync(cancel);
        return Again("/Areas/Admin/Views/People/Index.cshtml", new PeoplePage(people, invitations, requires, form, TempData[Link] as string), status);
    }

    protected async Task<IActionResult> PersonAsync(int id, int status, CancellationToken cancel)
    {
        if (await Rows(Db.Users.Where(u => u.Id == id)).SingleOrDefaultAsync(cancel) is not { } person) return NotFound();
        var others = await Db.Users.Active().Where(u => u.Id != id && u.Role != Role.Moderator).Select(u => ValueTuple.Create(u.Id, u.DisplayName)).ToListAsync(cancel);
        return Again("/Areas/Admin/Views/People/Show.cshtml", new PersonPage(person, id == User.UserId(), [.. others.OrderBy(o => o.Item2, StringComparer.CurrentCulture)]), status);
    }

    protected async Task<IActionResult> DoneAsync(IDbContextTransaction transaction, AuditEntry entry, string next, string notice, CancellationToken cancel)
    {
        Db.AuditEntries.Add(entry);
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        TempData[Notice] = notice;
        return Redirect(next);
    }

    private IQueryable<PersonRow> Rows(IQueryable<User> people) => people.AsNoTracking().Select(u => new PersonRow(
        u.Id, u.DisplayName, u.Email!, u.Role, u.DeactivatedAt == null, u.LastSeenAt, Db.Posts.Count(p => p.AuthorId == u.Id),
        u.TwoFactorEnabled || Db.UserPasskeys.Any(p => p.UserId == u.Id)));
}
