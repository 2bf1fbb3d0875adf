using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SocialBlog.Web.Security;

/// <summary>
/// A body that is no form, is cut short or is larger than its limit: MVC then calls the action without any argument.
/// Answers 400, or 413, instead.
/// </summary>
internal sealed class UnreadableFormFilter : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (context.ModelState.IsValid || context.ActionArguments.Count > 0 || context.ActionDescriptor.Parameters.Count == 0) await next();
        else context.Result = new StatusCodeResult(await StatusAsync(context.HttpContext.Request));
    }

    /// <summary>The model state has only the words of what went wrong; the form, asked once more, fails as it did.</summary>
    private static async Task<int> StatusAsync(HttpRequest request)
    {
        try
        {
            if (request.HasFormContentType) await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException error)
        {
            return error.StatusCode;
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            // No form, or one that was cut short.
        }

        return StatusCodes.Status400BadRequest;
    }
}
