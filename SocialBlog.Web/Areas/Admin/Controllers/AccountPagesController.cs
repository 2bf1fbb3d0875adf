using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Base of what stands on a person's own page of sign-in, each part with a controller of its own.</summary>
[Needs(Permission.HaveAnAccount)]
[BeforeSecondFactor]
public abstract class AccountPagesController(BlogDbContext db, AccountDesk desk) : AdminController(db)
{
    protected AccountDesk Desk { get; } = desk;

    protected UserManager<User> Users => Desk.Users;

    protected IStringLocalizer<Texts> T => Desk.T;

    protected Task<User> MeAsync(CancellationToken cancel)
    {
        var id = User.UserId();
        return Db.Users.SingleAsync(u => u.Id == id, cancel);
    }

    /// <summary>Whoever sits down at an open browser must not take the account over: guesses count towards the lockout.</summary>
    protected async Task<bool> ConfirmAsync(User me, string field, string? password, CancellationToken cancel)
    {
        using var turn = await Desk.Turns.TakeAsync(me.Email!, cancel);
        await Db.Entry(me).ReloadAsync(cancel);
        if (!string.IsNullOrEmpty(password) && (await Desk.SignIn.CheckPasswordSignInAsync(me, password, lockoutOnFailure: true)).Succeeded) return true;
        ModelState.AddModelError(field, T["This is not your password."]);
        return false;
    }

    protected void Record(AuditAction action, User me) => Db.AuditEntries.Add(new AuditEntry(action, me.Id, me.Id, me.DisplayName, Desk.Now));

    /// <summary>After a change that made all cookies of the person void: this one is made anew.</summary>
    protected async Task RefreshAsync(User me)
    {
        // The sign-in manager puts somebody in place of this person of whom no role is known, and the page that follows would show a bare menu.
        var person = HttpContext.User;
        await Desk.SignIn.RefreshSignInAsync(me);
        HttpContext.User = person;
    }

    protected async Task<IActionResult> DoneAsync(User me, string notice)
    {
        await RefreshAsync(me);
        TempData[Notice] = notice;
        return Redirect("/admin/account");
    }

    protected async Task<ViewResult> PageAsync(int status, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        var sessions = await Db.Sessions.AsNoTracking().AliveAsOf(Desk.Now).Where(s => s.UserId == me.Id).OrderByDescending(s => s.LastSeenAt).ToListAsync(cancel);
        var passkeys = (await Users.GetPasskeysAsync(me)).Select(p => new PasskeyRow(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt.UtcDateTime)).OrderBy(p => p.CreatedAt).ToList();
        var stored = await Db.Users.AsNoTracking().Where(u => u.Id == me.Id).Select(u => new { u.Email, u.TwoFactorEnabled }).SingleAsync(cancel);
        return Again("/Areas/Admin/Views/Account/Index.cshtml", new AccountPage(
            stored.Email!, stored.TwoFactorEnabled, stored.TwoFactorEnabled ? await Users.CountRecoveryCodesAsync(me) : 0,
            Desk.Blog.Value.RequiresSecondFactor && !stored.TwoFactorEnabled && passkeys.Count == 0,
            passkeys, [.. sessions.Select(s => SessionRow.Of(s, User.SessionId()))]), status);
    }
}
