using Microsoft.AspNetCore.Mvc;
using SocialBlog.Web.Subscriptions;

namespace SocialBlog.Web.Controllers;

/// <summary>Where links in mails to readers lead. Looking changes nothing: programs look at links before people do.</summary>
public sealed class SubscriptionsController(SubscriptionDesk desk) : Controller
{
    [HttpGet("/subscriptions/confirm/{token}")]
    public async Task<IActionResult> Edit(string token, CancellationToken cancel) => await desk.FindUnconfirmedAsync(token, cancel) switch
    {
        null => Gone(),
        { Count: 0 } => View("Confirmed"),
        var waiting => View("Confirm", waiting),
    };

    /// <param name="upTo">Number of the last that the page showed.</param>
    [HttpPost("/subscriptions/confirm/{token}")]
    public async Task<IActionResult> Confirm(string token, int upTo, CancellationToken cancel) => await desk.ConfirmAsync(token, upTo, cancel) ? View("Confirmed") : Gone();

    [HttpGet("/subscriptions/{token}")]
    public async Task<IActionResult> Show(string token, CancellationToken cancel) => await desk.FindAsync(token, cancel) switch
    {
        (false, _) => Gone(),
        (_, null) => View("Ended"),
        (_, var subject) => View("End", subject),
    };

    /// <summary>The page's button, and the button of mail programs (RFC 8058), which come with no token, no cookie and from anywhere: the signature in the address is enough.</summary>
    /// <param name="all">Not empty: all mails of this blog to the address.</param>
    [HttpPost("/subscriptions/{token}")]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> Destroy(string token, string? all, CancellationToken cancel) => await desk.EndAsync(token, !string.IsNullOrEmpty(all), cancel) ? View("Ended") : Gone();

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Gone");
    }
}
