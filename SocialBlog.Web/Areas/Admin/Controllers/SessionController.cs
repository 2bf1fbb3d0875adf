using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>
/// Tells the editor's script whether the person is still signed in. One who is not gets 401, since the script says
/// what it is (<c>X-Requested-With: XMLHttpRequest</c>), in place of the page to sign in at.
/// </summary>
[Needs(Permission.HaveAnAccount)]
public sealed class SessionController(BlogDbContext db, IAntiforgery antiforgery) : AdminController(db)
{
    /// <returns>A token for the forms of a page that was opened before the person signed in again.</returns>
    [HttpGet("/admin/session")]
    public IActionResult Show() => Json(new { token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken });
}
