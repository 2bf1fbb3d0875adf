using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Models.Account;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Controllers;

/// <summary>Signing in with a passkey (WebAuthn), without typing anything.</summary>
public sealed class PasskeySignInController(
    SignInManager<User> signIn, SignInTurns turns, BlogDbContext db, TimeProvider clock, IStringLocalizer<Texts> t, ILogger<PasskeySignInController> logger)
    : SignInSteps(db, clock)
{
    /// <summary>What the browser asks the person's device, as JSON. Names nobody: the device knows whose keys it has.</summary>
    [HttpPost("/account/passkey/options")]
    public async Task<IActionResult> Options() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    [HttpPost("/account/passkey")]
    public async Task<IActionResult> Create(string? credential, string? returnUrl, bool staySignedIn, CancellationToken cancel)
    {
        var answer = string.IsNullOrEmpty(credential) ? null : await AssertAsync(credential);
        if (answer is not { Succeeded: true }) return Refuse(returnUrl);

        using var turn = await turns.TakeAsync(answer.User.Email!, cancel);
        await Db.Entry(answer.User).ReloadAsync(cancel);
        // A lockout is against guesses, which a passkey is not: whoever is locked out by somebody else's gets in with it.
        if (!answer.User.IsActive) return Refuse(returnUrl);
        // It counts its uses, which tells a copied key.
        if (!(await signIn.UserManager.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey)).Succeeded) return Refuse(returnUrl);
        await signIn.SignInWithClaimsAsync(answer.User, staySignedIn, [new Claim("amr", "hwk")]);
        await RecordAsync(AuditAction.SignedIn, answer.User, cancel);
        return Leave(returnUrl, answer.User.Role);
    }

    /// <returns>Null where nothing was asked in this browser lately.</returns>
    private async Task<PasskeyAssertionResult<User>?> AssertAsync(string credential)
    {
        try
        {
            var answer = await signIn.PerformPasskeyAssertionAsync(credential);
            if (answer.Failure is { } failure) logger.LogInformation(failure, "A passkey was not accepted");
            return answer;
        }
        catch (InvalidOperationException error)
        {
            // Identity's way to say that its cookie with the question is missing or of another question.
            logger.LogInformation(error, "A passkey was not accepted");
            return null;
        }
    }

    private ViewResult Refuse(string? returnUrl)
    {
        ModelState.AddModelError("Passkey", t["This passkey was not accepted. Please try again, or use your password."]);
        return Again("SignIn", new SignInForm { ReturnUrl = returnUrl, StaySignedIn = true });
    }
}
