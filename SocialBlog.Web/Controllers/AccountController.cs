using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Models.Account;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Controllers;

/// <summary>Signing in and out.</summary>
public sealed class AccountController(SignInManager<User> signIn, SignInTurns turns, BlogDbContext db, TimeProvider clock, IStringLocalizer<Texts> t) : Controller
{
    [HttpGet("/account/signin")]
    public IActionResult SignIn(string? returnUrl) =>
        User.Identity?.IsAuthenticated == true ? Leave(returnUrl) : View(new SignInForm { ReturnUrl = returnUrl, StaySignedIn = true });

    [HttpPost("/account/signin")]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Again(form);

        var email = form.Email.Trim();
        using var turn = await turns.TakeAsync(email, cancel);
        var user = await signIn.UserManager.FindByEmailAsync(email);
        var wasLocked = user is not null && await signIn.UserManager.IsLockedOutAsync(user);
        if (user is null || wasLocked)
        {
            // The same words after the same time, so that neither tells who has an account.
            _ = signIn.UserManager.PasswordHasher.HashPassword(new User("", email, default), form.Password);
            return Refuse(form);
        }

        var result = await signIn.PasswordSignInAsync(user, form.Password, form.StaySignedIn, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            await RecordAsync(AuditAction.SignedIn, user, cancel);
            return Leave(form.ReturnUrl);
        }

        if (result.IsLockedOut) await RecordAsync(AuditAction.LockedOut, user, cancel);
        return Refuse(form);
    }

    [HttpPost("/account/signout")]
    public async Task<IActionResult> SignOutNow()
    {
        await signIn.SignOutAsync();
        return Redirect("/");
    }

    private async Task RecordAsync(AuditAction action, User user, CancellationToken cancel)
    {
        db.AuditEntries.Add(new AuditEntry(action, user.Id, user.Id, user.DisplayName, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancel);
    }

    private IActionResult Leave(string? returnUrl) =>
        Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : Redirect("/admin");

    private ViewResult Refuse(SignInForm form)
    {
        ModelState.AddModelError(nameof(form.Password), t["E-mail address or password is wrong. After five failures an account stays closed for a quarter of an hour."]);
        return Again(form);
    }

    private ViewResult Again(SignInForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("SignIn", form);
    }
}
