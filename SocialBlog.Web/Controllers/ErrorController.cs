using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace SocialBlog.Web.Controllers;

/// <summary>Says in the blog's language what went wrong; other parts of the pipeline lead here.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorController : Controller
{
    /// <remarks>Takes no arguments: binding them would read the form that may be what is wrong.</remarks>
    [Route("/error/{code:int}")]
    public IActionResult Show()
    {
        // Nobody is led here by an address: a direct visit finds nothing.
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            Response.StatusCode = StatusCodes.Status404NotFound;

        return View(Response.StatusCode >= 400 ? Response.StatusCode : int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture));
    }
}
