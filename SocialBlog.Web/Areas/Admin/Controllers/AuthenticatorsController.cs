using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using QRCoder;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>An app that shows a new code every half minute (RFC 6238), and the recovery codes for when it is lost.</summary>
public sealed class AuthenticatorsController(BlogDbContext db, AccountDesk desk) : AccountPagesController(db, desk)
{
    private const int RecoveryCodes = 10;

    /// <summary>Makes the secret that app and blog share. It counts for nothing until a code has proved that the app has it.</summary>
    [HttpPost("/admin/account/authenticator/key")]
    public async Task<IActionResult> MakeKey(CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (me.TwoFactorEnabled) return Redirect("/admin/account");
        await Users.ResetAuthenticatorKeyAsync(me);
        await RefreshAsync(me);
        return Redirect("/admin/account/authenticator");
    }

    [HttpGet("/admin/account/authenticator")]
    public async Task<IActionResult> New(CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        return me.TwoFactorEnabled || await Users.GetAuthenticatorKeyAsync(me) is not { } key ? Redirect("/admin/account") : View(PageOf(me, key));
    }

    [HttpPost("/admin/account/authenticator")]
    public async Task<IActionResult> Create(string? code, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (me.TwoFactorEnabled || await Users.GetAuthenticatorKeyAsync(me) is not { } key) return Redirect("/admin/account");
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (!await Users.VerifyTwoFactorTokenAsync(me, Users.Options.Tokens.AuthenticatorTokenProvider, digits))
        {
            ModelState.AddModelError(nameof(code), T["This is not the code that the app shows now. Is the clock of the device right?"]);
            return Again(nameof(New), PageOf(me, key));
        }

        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        await Users.SetTwoFactorEnabledAsync(me, true);
        var codes = await Users.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes);
        Record(AuditAction.AuthenticatorAdded, me);
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await RefreshAsync(me);
        return View("Codes", (string[])[.. codes!]);
    }

    [HttpPost("/admin/account/authenticator/removal")]
    public async Task<IActionResult> Destroy(string? authenticatorPassword, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (!await ConfirmAsync(me, nameof(authenticatorPassword), authenticatorPassword, cancel)) return await PageAsync(StatusCodes.Status422UnprocessableEntity, cancel);

        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        await Users.SetTwoFactorEnabledAsync(me, false);
        await Users.ResetAuthenticatorKeyAsync(me);
        Record(AuditAction.AuthenticatorRemoved, me);
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return await DoneAsync(me, T["The authenticator is no longer asked for."]);
    }

    [HttpPost("/admin/account/recovery-codes")]
    public async Task<IActionResult> MakeCodes(string? authenticatorPassword, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (!me.TwoFactorEnabled) return Redirect("/admin/account");
        if (!await ConfirmAsync(me, nameof(authenticatorPassword), authenticatorPassword, cancel)) return await PageAsync(StatusCodes.Status422UnprocessableEntity, cancel);

        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        var codes = await Users.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes);
        Record(AuditAction.RecoveryCodesMade, me);
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await RefreshAsync(me);
        return View("Codes", (string[])[.. codes!]);
    }

    /// <summary>The key in the form that all apps read (github.com/google/google-authenticator/wiki/Key-Uri-Format).</summary>
    private AuthenticatorPage PageOf(User me, string key)
    {
        var issuer = Uri.EscapeDataString(Desk.Blog.Value.Title);
        using var code = QRCodeGenerator.GenerateQrCode($"otpauth://totp/{issuer}:{Uri.EscapeDataString(me.Email!)}?secret={key}&issuer={issuer}", QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < code.ModuleMatrix[y].Count; x++)
            {
                if (code.ModuleMatrix[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new AuthenticatorPage(string.Join(' ', key.Chunk(4).Select(part => new string(part))), path.ToString(), code.ModuleMatrix.Count);
    }
}
