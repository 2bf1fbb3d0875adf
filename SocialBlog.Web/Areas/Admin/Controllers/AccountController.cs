using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Models;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>A person's own sign-in: address, password, sessions. Second factors have controllers of their own.</summary>
public sealed class AccountController(BlogDbContext db, AccountDesk desk) : AccountPagesController(db, desk)
{
    [HttpGet("/admin/account")]
    public async Task<IActionResult> Index(CancellationToken cancel) => await PageAsync(StatusCodes.Status200OK, cancel);

    [HttpPost("/admin/account/email")]
    public async Task<IActionResult> ChangeEmail(
        [Required(ErrorMessage = "Please give your e-mail address.")]
        [StringLength(254, ErrorMessage = "This is too long: at most {1} characters.")]
        [EmailShape(ErrorMessage = "This is not an e-mail address.")]
        string newEmail,
        string? emailPassword,
        CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (!ModelState.IsValid || !await ConfirmAsync(me, nameof(emailPassword), emailPassword, cancel)) return await PageAsync(StatusCodes.Status422UnprocessableEntity, cancel);

        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        var former = me.Email!;
        me.MoveTo(newEmail);
        var changed = await Users.UpdateSecurityStampAsync(me);
        if (!changed.Succeeded)
        {
            ModelState.AddModelError(nameof(newEmail), changed.Errors.First().Description);
            return await PageAsync(StatusCodes.Status422UnprocessableEntity, cancel);
        }

        Db.AuditEntries.Add(new AuditEntry(AuditAction.EmailChanged, me.Id, me.Id, former, Desk.Now));
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return await DoneAsync(me, T["Saved. From now on, sign in with {0}.", me.Email!]);
    }

    [HttpPost("/admin/account/password")]
    public async Task<IActionResult> ChangePassword(
        string? currentPassword,
        [Required(ErrorMessage = "Please give a password.")]
        [StringLength(200, ErrorMessage = "This is too long: at most {1} characters.")]
        string newPassword,
        CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (!ModelState.IsValid || !await ConfirmAsync(me, nameof(currentPassword), currentPassword, cancel)) return await PageAsync(StatusCodes.Status422UnprocessableEntity, cancel);

        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        var changed = await Users.ChangePasswordAsync(me, currentPassword!, newPassword);
        foreach (var error in changed.Errors.Take(1)) ModelState.AddModelError(nameof(newPassword), error.Description);
        if (!changed.Succeeded) return await PageAsync(StatusCodes.Status422UnprocessableEntity, cancel);

        await EndOthersAsync(me, cancel);
        Record(AuditAction.PasswordChanged, me);
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return await DoneAsync(me, T["The new password is set. You are signed out everywhere else."]);
    }

    [HttpPost("/admin/account/sessions/{id}/end")]
    public async Task<IActionResult> EndSession(Guid id, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (await Db.Sessions.Where(s => s.Id == id && s.UserId == me.Id).ExecuteDeleteAsync(cancel) == 0) return NotFound();
        Record(AuditAction.SessionsEnded, me);
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        TempData[Notice] = T["Signed out there."].Value;
        return Redirect("/admin/account");
    }

    [HttpPost("/admin/account/other-sessions/end")]
    public async Task<IActionResult> EndOtherSessions(CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        await EndOthersAsync(me, cancel);
        Record(AuditAction.SessionsEnded, me);
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        TempData[Notice] = T["You are signed out everywhere else."].Value;
        return Redirect("/admin/account");
    }

    private Task<int> EndOthersAsync(User me, CancellationToken cancel)
    {
        var here = User.SessionId();
        return Db.Sessions.Where(s => s.UserId == me.Id && s.Id != here).ExecuteDeleteAsync(cancel);
    }
}
