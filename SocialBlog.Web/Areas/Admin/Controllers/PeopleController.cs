using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Who has an account, and what they may do.</summary>
[Needs(Permission.Govern)]
public sealed class PeopleController(BlogDbContext db, UserManager<User> users, TimeProvider clock, IStringLocalizer<Texts> t) : PeoplePagesController(db, clock)
{
    [HttpGet("/admin/people")]
    public async Task<IActionResult> Index(CancellationToken cancel) => await ListAsync(new InvitationForm(), StatusCodes.Status200OK, cancel);

    [HttpGet("/admin/people/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken cancel) => await PersonAsync(id, StatusCodes.Status200OK, cancel);

    [HttpPost("/admin/people/{id:int}/role")]
    public Task<IActionResult> ChangeRole(int id, Role role, CancellationToken cancel) =>
        ChangeAsync(id, "role", (person, others) => person.ChangeRole(role, others), AuditAction.RoleChanged, t["Saved."], cancel);

    /// <remarks>Signs the person out everywhere with it: a session of a deactivated account opens nothing.</remarks>
    [HttpPost("/admin/people/{id:int}/deactivation")]
    public Task<IActionResult> Deactivate(int id, CancellationToken cancel) =>
        ChangeAsync(id, "active", (person, others) => person.Deactivate(others, Now), AuditAction.PersonDeactivated, t["Deactivated, and signed out everywhere."], cancel);

    [HttpPost("/admin/people/{id:int}/reactivation")]
    public Task<IActionResult> Reactivate(int id, CancellationToken cancel) =>
        ChangeAsync(id, "active", (person, _) => person.Reactivate(), AuditAction.PersonReactivated, t["Active again."], cancel);

    /// <summary>For somebody who lost phone and recovery codes. They sign in with the password alone then.</summary>
    [HttpPost("/admin/people/{id:int}/second-factor/removal")]
    public async Task<IActionResult> RemoveSecondFactor(int id, CancellationToken cancel)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (await Db.Users.SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } person) return NotFound();
        await Db.RemoveSecondFactorAsync(person, cancel);
        await users.UpdateSecurityStampAsync(person);
        return await DoneAsync(transaction, new AuditEntry(AuditAction.SecondFactorRemoved, User.UserId(), id, person.DisplayName, Now), FormattableString.Invariant($"/admin/people/{id}"), t["Authenticator and passkeys are removed."], cancel);
    }

    [HttpPost("/admin/people/second-factor")]
    public async Task<IActionResult> RequireSecondFactor([BindRequired] bool required, CancellationToken cancel)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        var settings = await Db.Settings.SingleAsync(cancel);
        settings.RequireSecondFactor(required);
        var entry = new AuditEntry(required ? AuditAction.SecondFactorRequired : AuditAction.SecondFactorNotRequired, User.UserId(), null, settings.Title, Now);
        return await DoneAsync(transaction, entry, "/admin/people", t["Saved."], cancel);
    }

    private async Task<IActionResult> ChangeAsync(int id, string field, Func<User, int, PersonChange> change, AuditAction action, string done, CancellationToken cancel)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (await Db.Users.SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } person) return NotFound();
        switch (change(person, await Db.Users.CountOwnersBesideAsync(id, cancel)))
        {
            case PersonChange.LastOwner:
                ModelState.AddModelError(field, t["Nobody would be left who may do everything. Make somebody else an owner first."]);
                return await PersonAsync(id, StatusCodes.Status422UnprocessableEntity, cancel);
            case PersonChange.AlreadySo:
                return Redirect(FormattableString.Invariant($"/admin/people/{id}"));
            default:
                if (!person.IsActive) await Db.Sessions.Where(s => s.UserId == id).ExecuteDeleteAsync(cancel);
                var subject = action is AuditAction.RoleChanged ? FormattableString.Invariant($"{person.DisplayName}: {person.Role}") : person.DisplayName;
                return await DoneAsync(transaction, new AuditEntry(action, User.UserId(), id, subject, Now), FormattableString.Invariant($"/admin/people/{id}"), done, cancel);
        }
    }
}
