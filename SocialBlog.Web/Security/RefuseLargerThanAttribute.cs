using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SocialBlog.Web.Security;

/// <summary>
/// Answers 413 to a larger body: at once where its length is announced, by the server's own limit where it is not
/// (chunked).
/// </summary>
/// <param name="bytes">The most that is taken.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RefuseLargerThanAttribute(long bytes) : Attribute, IResourceFilter
{
    public long Bytes => bytes;

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.HttpContext.Request.ContentLength > bytes)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }

        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = bytes;
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
