using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Mail;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Links that make an account, sent by mail or handed over.</summary>
[Needs(Permission.Govern)]
public sealed class InvitationsController(
    BlogDbContext db, PeopleMails mails, OutboxSignal outbox, PublicAddress address, IOptions<SocialBlogOptions> options, TimeProvider clock, IStringLocalizer<Texts> t) : PeoplePagesController(db, clock)
{
    [HttpPost("/admin/invitations")]
    public async Task<IActionResult> Create(InvitationForm form, CancellationToken cancel)
    {
        var email = string.IsNullOrWhiteSpace(form.Email) ? null : form.Email.Trim();
        var normalized = email?.ToUpperInvariant();
        if (normalized is not null && await Db.Users.AnyAsync(u => u.NormalizedEmail == normalized, cancel)) ModelState.AddModelError(nameof(form.Email), t["There already is an account with this e-mail address."]);
        if (!ModelState.IsValid) return await ListAsync(form, StatusCodes.Status422UnprocessableEntity, cancel);

        var token = LinkToken.Create();
        // The owner's own request names the host, so it may be trusted here.
        var link = address.Root(Request) + "/account/join?token=" + token;
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        Db.Invitations.Add(new Invitation(email, form.Role, token, User.UserId(), Now));
        if (email is not null) mails.AddInvitation(email, User.DisplayName()!, link, Now);
        var isHandedOver = email is null || !options.Value.Smtp.IsSetUp;
        if (isHandedOver) TempData[Link] = link;
        var entry = new AuditEntry(AuditAction.PersonInvited, User.UserId(), null, email ?? form.Role.ToString(), Now);
        var said = email is null ? t["The link is made. It works once, for {0} days.", Invitation.Lifetime.Days]
            : isHandedOver ? t["No mail server is set up, so no mail leaves. Hand the link over to {0} yourself: it works once, for {1} days.", email, Invitation.Lifetime.Days]
            : t["The invitation to {0} is on its way.", email];
        var answer = await DoneAsync(transaction, entry, "/admin/people", said, cancel);
        outbox.Changed();
        return answer;
    }

    [HttpPost("/admin/invitations/{id:int}/revocation")]
    public async Task<IActionResult> Revoke(int id, CancellationToken cancel)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (await Db.Invitations.SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } invitation) return NotFound();
        if (invitation.Revoke(Now) is not InvitationState.Open)
        {
            TempData[Notice] = t["It was used or taken back already."].Value;
            return Redirect("/admin/people");
        }

        return await DoneAsync(transaction, new AuditEntry(AuditAction.InvitationRevoked, User.UserId(), id, invitation.Email ?? invitation.Role.ToString(), Now), "/admin/people", t["The invitation is taken back: its link does not work any more."], cancel);
    }
}
