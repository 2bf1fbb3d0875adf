using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SocialBlog.Web.Security;

/// <summary>
/// Refuses (403) what a page of another site sends. Every browser of today says where a request comes from in
/// <c>Sec-Fetch-Site</c> (https://www.w3.org/TR/fetch-metadata/), older ones in <c>Origin</c> (RFC 6454, 7); a
/// client that says neither is no browser and can't be misled by another site.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RefuseCrossSiteAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var request = context.HttpContext.Request;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var allowed = site.Length > 0
            ? site is "same-origin" or "none"
            : request.Headers.Origin.ToString() is not { Length: > 0 } origin
                || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
        if (!allowed) context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
