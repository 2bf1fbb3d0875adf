using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Keys that a person's devices hold (WebAuthn), to sign in without a password.</summary>
public sealed class PasskeysController(BlogDbContext db, AccountDesk desk, ILogger<PasskeysController> logger) : AccountPagesController(db, desk)
{
    private const int MaxNameLength = 60;

    private const int MostOfOnePerson = 20;

    /// <summary>What the browser asks the person's device, as JSON.</summary>
    [HttpPost("/admin/account/passkeys/options")]
    public async Task<IActionResult> Options(CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        var options = await Desk.SignIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = await Users.GetUserIdAsync(me),
            Name = me.Email!,
            DisplayName = me.DisplayName,
        });
        return Content(options, "application/json");
    }

    [HttpPost("/admin/account/passkeys")]
    public async Task<IActionResult> Create(string? credential, string? passkeyName, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        var answer = string.IsNullOrEmpty(credential) ? null : await AttestAsync(credential);
        if (answer is not { Succeeded: true } || (await Users.GetPasskeysAsync(me)).Count >= MostOfOnePerson)
        {
            ModelState.AddModelError(nameof(passkeyName), T["The passkey was not made. Please try again."]);
            return await PageAsync(StatusCodes.Status422UnprocessableEntity, cancel);
        }

        var name = CleanText.Line(passkeyName ?? "");
        if (name.Length == 0) name = BrowserName.Of(Request.Headers.UserAgent.ToString());
        answer.Passkey.Name = name.Length <= MaxNameLength ? name : name[..MaxNameLength];
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        await Users.AddOrUpdatePasskeyAsync(me, answer.Passkey);
        Record(AuditAction.PasskeyAdded, me);
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        TempData[Notice] = T["From now on you can sign in with this passkey."].Value;
        return Redirect("/admin/account");
    }

    [HttpPost("/admin/account/passkeys/removal")]
    public async Task<IActionResult> Destroy(string? passkey, string? passkeyPassword, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        if (!Base64Url.IsValid(passkey) || await Users.GetPasskeyAsync(me, Base64Url.DecodeFromChars(passkey)) is not { } found) return NotFound();
        if (!await ConfirmAsync(me, nameof(passkeyPassword), passkeyPassword, cancel)) return await PageAsync(StatusCodes.Status422UnprocessableEntity, cancel);

        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        await Users.RemovePasskeyAsync(me, found.CredentialId);
        Record(AuditAction.PasskeyRemoved, me);
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        TempData[Notice] = T["The passkey is removed."].Value;
        return Redirect("/admin/account");
    }

    /// <returns>Null where nothing was asked in this browser lately.</returns>
    private async Task<PasskeyAttestationResult?> AttestAsync(string credential)
    {
        try
        {
            var answer = await Desk.SignIn.PerformPasskeyAttestationAsync(credential);
            if (answer.Failure is { } failure) logger.LogWarning(failure, "A passkey was not made");
            return answer;
        }
        catch (InvalidOperationException error)
        {
            // Identity's way to say that its cookie with the question is missing or of another question.
            logger.LogInformation(error, "A passkey was not made");
            return null;
        }
    }
}
