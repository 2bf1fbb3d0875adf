using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SocialBlog.Web.Security;

/// <summary>
/// A body that is no form, is cut short or is larger than its limit: MVC then calls the action without any argument.
/// Answers 400, or 413, instead.
/// </summary>
internal sealed class UnreadableFormFilter : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.ModelState.IsValid || context.ActionArguments.Count > 0 || context.ActionDescriptor.Parameters.Count == 0) return;

        var tooLarge = context.ModelState.Root.Errors.Any(error => Causes(error.Exception).OfType<BadHttpRequestException>()
            .Any(bad => bad.StatusCode == StatusCodes.Status413PayloadTooLarge));
        context.Result = new StatusCodeResult(tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }

    private static IEnumerable<Exception> Causes(Exception? error)
    {
        for (; error is not null; error = error.InnerException) yield return error;
    }
}
