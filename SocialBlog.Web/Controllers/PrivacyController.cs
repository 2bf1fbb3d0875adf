using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SocialBlog.Web.Comments.Defence;
using SocialBlog.Web.Models.Comments;
using SocialBlog.Web.Privacy;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Lets readers see and erase what is stored under their address. The link that opens it comes by mail.</summary>
public sealed class PrivacyController(ErasureDesk desk, CurrentBlog blog, IStringLocalizer<Texts> t) : Controller
{
    /// <summary>Not <c>/privacy</c> itself, where blogs have a page of their own.</summary>
    public const string Address = "/privacy/comments";

    [HttpGet(Address)]
    public IActionResult New() => View(new DataRequestForm());

    [HttpPost(Address)]
    public async Task<IActionResult> Create(DataRequestForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Again(form, StatusCodes.Status422UnprocessableEntity);
        if (await desk.RequestAsync(form.Email, NetworkHash.Of(HttpContext.Connection.RemoteIpAddress, blog.Value), cancel)) return View("Sent", form);
        ModelState.AddModelError(nameof(form.Email), t["Too many requests came from your network. Please try again in an hour."]);
        return Again(form, StatusCodes.Status429TooManyRequests);
    }

    [HttpGet(Address + "/{token}")]
    public async Task<IActionResult> Show(string token, CancellationToken cancel) => await desk.FindAsync(token, cancel) is { } data ? View(data) : Gone();

    /// <param name="comment">Its number; null: everything.</param>
    [HttpPost(Address + "/{token}")]
    public async Task<IActionResult> Destroy(string token, int? comment, CancellationToken cancel)
    {
        // What is no number must not become everything. Made by hand, since routes are made in small letters and tokens are not.
        if (!ModelState.IsValid) return BadRequest();
        return await desk.EraseAsync(token, comment, cancel) ? Redirect(Address + "/" + token) : Gone();
    }

    private ViewResult Again(DataRequestForm form, int status)
    {
        Response.StatusCode = status;
        return View("New", form);
    }

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Gone");
    }
}
