using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Models.Account;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Signing in with a password, and out.</summary>
public sealed class AccountController(
    SignInManager<User> signIn, SignInTurns turns, CurrentBlog blog, BlogDbContext db, TimeProvider clock, IStringLocalizer<Texts> t) : SignInSteps(db, clock)
{
    [HttpGet("/account/signin")]
    public IActionResult SignIn(string? returnUrl) =>
        User.Role() is { } role ? Leave(returnUrl, role) : Show("SignIn", new SignInForm { ReturnUrl = returnUrl, StaySignedIn = true });

    [HttpPost("/account/signin")]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Again("SignIn", form);

        var email = form.Email.Trim();
        using var turn = await turns.TakeAsync(email, cancel);
        var user = await signIn.UserManager.FindByEmailAsync(email);
        if (user is null || !user.IsActive || await signIn.UserManager.IsLockedOutAsync(user))
        {
            // The same words after the same time, so that neither tells who has an account.
            _ = signIn.UserManager.PasswordHasher.HashPassword(new User("", email, Role.Contributor, default), form.Password);
            return Refuse(form);
        }

        // A password alone would go around the second factor that a passkey is.
        var needsPasskey = blog.Value.RequiresSecondFactor && !user.TwoFactorEnabled && await Db.UserPasskeys.AnyAsync(p => p.UserId == user.Id, cancel);
        var result = needsPasskey
            ? await signIn.CheckPasswordSignInAsync(user, form.Password, lockoutOnFailure: true)
            : await signIn.PasswordSignInAsync(user, form.Password, form.StaySignedIn, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return RedirectToAction("New", "SecondSteps", new { returnUrl = form.ReturnUrl, stay = form.StaySignedIn });
        if (result.IsLockedOut) await RecordAsync(AuditAction.LockedOut, user, cancel);
        if (!result.Succeeded) return Refuse(form);
        if (needsPasskey)
        {
            ModelState.AddModelError(nameof(form.Password), t["This blog asks for a second step: please sign in with your passkey."]);
            return Again("SignIn", form);
        }

        await RecordAsync(AuditAction.SignedIn, user, cancel);
        return Leave(form.ReturnUrl, user.Role);
    }

    [HttpPost("/account/signout")]
    public async Task<IActionResult> SignOutNow()
    {
        await signIn.SignOutAsync();
        return Redirect("/");
    }

    private ViewResult Refuse(SignInForm form)
    {
        ModelState.AddModelError(nameof(form.Password), t["E-mail address or password is wrong. After five failures an account stays closed for a quarter of an hour."]);
        return Again("SignIn", form);
    }
}
