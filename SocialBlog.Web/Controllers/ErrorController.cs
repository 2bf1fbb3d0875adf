using Microsoft.AspNetCore.Mvc;

namespace SocialBlog.Web.Controllers;

/// <summary>Says in the blog's language what went wrong; other parts of the pipeline lead here.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorController : Controller
{
    [Route("/error/{code:int}")]
    public IActionResult Show(int code)
    {
        // Nobody is led here by an address: a direct visit finds nothing.
        if (HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is null
            && HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is null)
        {
            code = Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return View("Show", Response.StatusCode is >= 400 and var actual ? actual : code);
    }
}
