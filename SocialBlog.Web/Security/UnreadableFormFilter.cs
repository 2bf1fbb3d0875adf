using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace SocialBlog.Web.Security;

/// <summary>
/// A body that is no form, is cut short or is larger than its limit: MVC then calls the action without any argument.
/// And a number, a choice or a date that a form must have and has not, or that can't be read: the action would be called
/// with the first choice there is. Answers 400, or 413, instead.
/// </summary>
internal sealed class UnreadableFormFilter : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (!context.ModelState.IsValid && context.ActionArguments.Count == 0 && context.ActionDescriptor.Parameters.Count > 0) context.Result = new StatusCodeResult(await StatusAsync(context.HttpContext.Request));
        else if (!IsRead(context.HttpContext.Request) && context.ActionDescriptor.Parameters.Any(parameter => IsMissing(parameter, context))) context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        else await next();
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>What belongs to a larger form is shown with its message; this is about values that an action takes by themselves. A box that is not ticked is not sent, unless the action says [BindRequired].</summary>
    private static bool IsMissing(ParameterDescriptor parameter, ActionExecutingContext context)
    {
        var type = parameter.ParameterType;
        if (!type.IsValueType && !type.IsArray) return false;
        return context.ModelState.GetFieldValidationState(parameter.Name) is ModelValidationState.Invalid
            || (type.IsValueType && type != typeof(bool) && Nullable.GetUnderlyingType(type) is null && !context.ActionArguments.ContainsKey(parameter.Name));
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
