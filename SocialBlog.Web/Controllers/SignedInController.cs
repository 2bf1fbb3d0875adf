using Microsoft.AspNetCore.Mvc;

namespace SocialBlog.Web.Controllers;

/// <summary>Where signing in inside of the editor ends: a page that tells the editor, whichever way of signing in led to it.</summary>
public sealed class SignedInController : Controller
{
    [HttpGet("/account/signed-in")]
    public IActionResult Show() => View();
}
