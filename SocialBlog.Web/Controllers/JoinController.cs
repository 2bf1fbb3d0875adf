using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Models;
using SocialBlog.Web.Models.Account;

namespace SocialBlog.Web.Controllers;

/// <summary>Where the link of an invitation leads: name and password, and one is in.</summary>
public sealed class JoinController(SignInManager<User> signIn, BlogDbContext db, TimeProvider clock, IStringLocalizer<Texts> t) : SignInSteps(db, clock)
{
    [HttpGet("/account/join")]
    public async Task<IActionResult> New(string? token, CancellationToken cancel) =>
        await FindAsync(token, cancel) is { } invitation ? Show("Join", PageOf(new JoinForm { Token = token! }, invitation)) : Gone();

    [HttpPost("/account/join")]
    public async Task<IActionResult> Create(JoinForm form, CancellationToken cancel)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (await FindAsync(form.Token, cancel) is not { } invitation) return Gone();
        var email = invitation.Email ?? form.Email?.Trim();
        if (string.IsNullOrEmpty(email) && ModelState[nameof(form.Email)] is not { Errors.Count: > 0 }) ModelState.AddModelError(nameof(form.Email), t["Please give your e-mail address."]);
        if (!ModelState.IsValid) return Again("Join", PageOf(form, invitation));

        var name = CleanText.Line(form.Name);
        var user = new User(name, email!, invitation.Role, Now);
        user.Introduce(name, await Db.Users.FreeSlugAsync(name, cancel), "", "", null, "");
        var created = await signIn.UserManager.CreateAsync(user, form.Password);
        foreach (var error in created.Errors)
        {
            // Errors of name and address are the same here.
            var field = error.Code.StartsWith("Password", StringComparison.Ordinal) ? nameof(form.Password) : nameof(form.Email);
            if (ModelState[field] is not { Errors.Count: > 0 }) ModelState.AddModelError(field, error.Description);
        }

        if (!created.Succeeded) return Again("Join", PageOf(form, invitation));
        invitation.Accept(Now);
        await RecordAsync(AuditAction.InvitationAccepted, user, cancel);
        await transaction.CommitAsync(cancel);
        await signIn.SignInAsync(user, isPersistent: false);
        return Leave(null, user.Role);
    }

    /// <returns>Null where it does not exist or is not open any more.</returns>
    private async Task<Invitation?> FindAsync(string? token, CancellationToken cancel)
    {
        var hash = LinkToken.HashOf(token);
        var invitation = await Db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash, cancel);
        return invitation?.StateAsOf(Now) is InvitationState.Open ? invitation : null;
    }

    private static JoinPage PageOf(JoinForm form, Invitation invitation) => new(form, invitation.Email, invitation.Role);

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Show("LinkGone", new ForgottenForm());
    }
}
