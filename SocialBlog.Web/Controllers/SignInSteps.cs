using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>What all the ways in share.</summary>
public abstract class SignInSteps(BlogDbContext db, TimeProvider clock) : Controller
{
    protected BlogDbContext Db { get; } = db;

    protected DateTime Now => clock.GetUtcNow().UtcDateTime;

    protected async Task RecordAsync(AuditAction action, User user, CancellationToken cancel)
    {
        Db.AuditEntries.Add(new AuditEntry(action, user.Id, user.Id, user.DisplayName, Now));
        await Db.SaveChangesAsync(cancel);
    }

    protected IActionResult Leave(string? returnUrl, Role role) =>
        Url.IsLocalUrl(returnUrl) ? LocalRedirect(PublicAddress.ToAscii(returnUrl)) : Redirect("/admin");

    /// <summary>The same form once more: something in it needs attention.</summary>
    protected ViewResult Again(string view, object form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View($"~/Views/Account/{view}.cshtml", form);
    }

    protected ViewResult Show(string view, object form) => View($"~/Views/Account/{view}.cshtml", form);
}
