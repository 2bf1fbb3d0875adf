using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Mail;
using SocialBlog.Web.Models.Account;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>A new password for who forgot theirs: asked for by mail, chosen by the link in it.</summary>
public sealed class PasswordResetsController(
    UserManager<User> users, SignInTurns turns, PeopleMails mails, OutboxSignal outbox, PublicAddress address, IOptions<SocialBlogOptions> options, BlogDbContext db, TimeProvider clock) : SignInSteps(db, clock)
{
    [HttpGet("/account/forgotten")]
    public IActionResult New() => Show(options.Value.Smtp.IsSetUp ? "Forgotten" : "ForgottenWithoutMail", new ForgottenForm());

    [HttpPost("/account/forgotten")]
    public async Task<IActionResult> Create(ForgottenForm form, CancellationToken cancel)
    {
        if (!options.Value.Smtp.IsSetUp) return New();
        if (!ModelState.IsValid) return Again("Forgotten", form);

        var email = form.Email.Trim();
        using var turn = await turns.TakeAsync(email, cancel);
        // Takes far longer than what is done for an account, so that the time does not tell whether there is one.
        _ = users.PasswordHasher.HashPassword(new User("", email, Role.Contributor, default), email);
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        var pause = Now - PasswordReset.Pause;
        if (await users.FindByEmailAsync(email) is { IsActive: true } user && !await Db.PasswordResets.AnyAsync(r => r.UserId == user.Id && r.CreatedAt > pause, cancel))
        {
            var token = LinkToken.Create();
            Db.PasswordResets.Add(new PasswordReset(user.Id, token, dropsSecondFactor: false, Now));
            mails.AddPasswordReset(user.Email!, address.TrustedRoot(Request) + "/account/new-password?token=" + token, Now);
            await RecordAsync(AuditAction.PasswordResetRequested, user, cancel);
            await transaction.CommitAsync(cancel);
            outbox.Changed();
        }

        return Show("ForgottenSent", form);
    }

    [HttpGet("/account/new-password")]
    public async Task<IActionResult> Edit(string? token, CancellationToken cancel) =>
        await FindAsync(token, cancel) is null ? Gone() : Show("NewPassword", new NewPasswordForm { Token = token! });

    [HttpPost("/account/new-password")]
    public async Task<IActionResult> Update(NewPasswordForm form, CancellationToken cancel)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (await FindAsync(form.Token, cancel) is not { } reset) return Gone();
        if (!ModelState.IsValid) return Again("NewPassword", form);

        var user = await Db.Users.SingleAsync(u => u.Id == reset.UserId, cancel);
        if (!user.IsActive) return Gone();
        foreach (var validator in users.PasswordValidators)
        {
            foreach (var error in (await validator.ValidateAsync(users, user, form.Password)).Errors) ModelState.AddModelError(nameof(form.Password), error.Description);
        }

        if (!ModelState.IsValid) return Again("NewPassword", form);
        user.PasswordHash = users.PasswordHasher.HashPassword(user, form.Password);
        // Whoever guessed wrong before does not keep the owner of the account out now.
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        if (reset.DropsSecondFactor)
        {
            await Db.RemoveSecondFactorAsync(user, cancel);
            Db.AuditEntries.Add(new AuditEntry(AuditAction.SecondFactorRemoved, user.Id, user.Id, user.DisplayName, Now));
        }

        await users.UpdateSecurityStampAsync(user);
        await Db.Sessions.Where(s => s.UserId == user.Id).ExecuteDeleteAsync(cancel);
        await Db.PasswordResets.Where(r => r.UserId == user.Id).ExecuteDeleteAsync(cancel);
        await RecordAsync(AuditAction.PasswordReset, user, cancel);
        await transaction.CommitAsync(cancel);
        return Show("PasswordChanged", form);
    }

    private Task<PasswordReset?> FindAsync(string? token, CancellationToken cancel)
    {
        var (hash, now) = (LinkToken.HashOf(token), Now);
        return Db.PasswordResets.AsNoTracking().SingleOrDefaultAsync(r => r.TokenHash == hash && r.ExpiresAt > now, cancel);
    }

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Show("LinkGone", new ForgottenForm());
    }
}
