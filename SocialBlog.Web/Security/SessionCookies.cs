using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SocialBlog.Data;
using SocialBlog.Data.Users;

namespace SocialBlog.Web.Security;

/// <summary>
/// Ties the sign-in cookie to a row of <see cref="Session"/>: made when somebody signs in, asked for at every request,
/// deleted at the end. One query by key per request of a signed-in person is what it costs that a role taken away, a
/// deactivation and a session ended from afar act at the next click.
/// </summary>
internal sealed class SessionCookies(BlogDbContext db, IOptions<IdentityOptions> identity, TimeProvider clock) : CookieAuthenticationEvents
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var person = context.Principal!;
        var id = person.UserId();
        var now = Now;
        // Refreshing the cookie, after a new password for instance, is no new session.
        var current = context.HttpContext.User;
        var session = current.SessionId() is { } known && current.UserId() == id ? await db.Sessions.SingleOrDefaultAsync(s => s.Id == known, context.HttpContext.RequestAborted) : null;
        if (session is null)
        {
            await db.Sessions.Where(s => s.UserId == id && s.LastSeenAt <= now - Session.Lifetime).ExecuteDeleteAsync(context.HttpContext.RequestAborted);
            session = new Session(id, context.HttpContext.Request.Headers[HeaderNames.UserAgent].ToString(), now);
            db.Sessions.Add(session);
            await db.SaveChangesAsync(context.HttpContext.RequestAborted);
            await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(u => u.SetProperty(x => x.LastSeenAt, now), context.HttpContext.RequestAborted);
        }

        ((ClaimsIdentity)person.Identity!).AddClaim(new Claim(BlogPrincipal.SessionClaim, session.Id.ToString()));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var cancel = context.HttpContext.RequestAborted;
        var now = Now;
        var person = context.Principal!;
        var id = person.SessionId();
        var found = id is null ? null : await db.Sessions.AliveAsOf(now).Where(s => s.Id == id && s.User!.DeactivatedAt == null)
            .Select(s => new
            {
                s.UserId,
                s.LastSeenAt,
                s.User!.SecurityStamp,
                s.User.DisplayName,
                s.User.Role,
                s.User.Language,
                HasSecondFactor = s.User.TwoFactorEnabled || db.UserPasskeys.Any(p => p.UserId == s.UserId),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null || found.UserId != person.UserId() || found.SecurityStamp != person.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType))
        {
            context.RejectPrincipal();
            return;
        }

        if (now - found.LastSeenAt >= Session.SeenStep)
        {
            await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), cancel);
            await db.Users.Where(u => u.Id == found.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.LastSeenAt, now), cancel);
        }

        var known = ((ClaimsIdentity)person.Identity!).Clone();
        known.AddClaim(new Claim(BlogPrincipal.DisplayNameClaim, found.DisplayName));
        known.AddClaim(new Claim(BlogPrincipal.RoleClaim, found.Role.ToString()));
        if (found.Language is not null) known.AddClaim(new Claim(BlogPrincipal.LanguageClaim, found.Language));
        if (found.HasSecondFactor) known.AddClaim(new Claim(BlogPrincipal.SecondFactorClaim, "true"));
        context.ReplacePrincipal(new ClaimsPrincipal(known));
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (context.HttpContext.User.SessionId() is { } id) await db.Sessions.Where(s => s.Id == id).ExecuteDeleteAsync(context.HttpContext.RequestAborted);
    }

    /// <summary>A form sent while signed out is not thrown away for a sign-in page: the answer says how to send it again.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            // Without a host: the one of the request can be anybody's.
            context.RedirectUri = context.Options.LoginPath + QueryString.Create(context.Options.ReturnUrlParameter, context.Request.Path + context.Request.QueryString);
            return base.RedirectToLogin(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
