using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Models.Account;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Controllers;

/// <summary>The code that follows the password, of an authenticator or a recovery code.</summary>
public sealed class SecondStepsController(SignInManager<User> signIn, SignInTurns turns, BlogDbContext db, TimeProvider clock, IStringLocalizer<Texts> t) : SignInSteps(db, clock)
{
    [HttpGet("/account/second-step")]
    public async Task<IActionResult> New(string? returnUrl, bool stay) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null
            ? Redirect("/account/signin")
            : Show("SecondStep", new SecondStepForm { ReturnUrl = returnUrl, StaySignedIn = stay });

    [HttpPost("/account/second-step")]
    public async Task<IActionResult> Create(SecondStepForm form, CancellationToken cancel)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } asked) return Redirect("/account/signin");
        if (!ModelState.IsValid) return Again("SecondStep", form);

        using var turn = await turns.TakeAsync(asked.Email!, cancel);
        // As it stands now that all earlier attempts are over.
        await Db.Entry(asked).ReloadAsync(cancel);
        if (!asked.IsActive || await signIn.UserManager.IsLockedOutAsync(asked)) return Refuse(form);

        var code = string.Concat(form.Code.Where(char.IsAsciiLetterOrDigit));
        var isRecovery = code.Length != 6 || !code.All(char.IsAsciiDigit);
        var result = isRecovery
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(RecoveryCode(code))
            : await signIn.TwoFactorAuthenticatorSignInAsync(code, form.StaySignedIn, rememberClient: false);
        if (result.Succeeded)
        {
            if (isRecovery) await RecordAsync(AuditAction.RecoveryCodeUsed, asked, cancel);
            await RecordAsync(AuditAction.SignedIn, asked, cancel);
            return Leave(form.ReturnUrl, asked.Role);
        }

        // Identity counts wrong codes of authenticators only.
        if (isRecovery) await signIn.UserManager.AccessFailedAsync(asked);
        if (await signIn.UserManager.IsLockedOutAsync(asked)) await RecordAsync(AuditAction.LockedOut, asked, cancel);
        return Refuse(form);
    }

    /// <summary>As Identity makes them: two times five characters with a dash.</summary>
    private static string RecoveryCode(string code) => code.Length == 10 ? (code[..5] + "-" + code[5..]).ToUpperInvariant() : code;

    private ViewResult Refuse(SecondStepForm form)
    {
        ModelState.AddModelError(nameof(form.Code), t["This code is wrong or used up. After five failures an account stays closed for a quarter of an hour."]);
        return Again("SecondStep", form);
    }
}
