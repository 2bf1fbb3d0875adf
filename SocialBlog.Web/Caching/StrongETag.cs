using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace SocialBlog.Web.Caching;

/// <summary>
/// Gives readers' pages a strong ETag (RFC 9110, 8.8.3) of the bytes as sent, before the output cache stores them; the
/// cache then answers 304 by it. Programs that know dates only are told one (8.8.2). Runs on a miss only.
/// </summary>
public sealed class StrongETag(RequestDelegate next, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IOutputCacheFeature>() is null)
        {
            await next(context);
            return;
        }

        // Made as for GET, so that HEAD tells the same length and ETag; the server leaves the body out.
        var isHead = HttpMethods.IsHead(context.Request.Method);
        if (isHead) context.Request.Method = HttpMethods.Get;
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
            if (isHead) context.Request.Method = HttpMethods.Head;
        }

        // Even an empty write would start the response, and no error page could follow.
        if (buffer.Length == 0) return;
        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (context.User.Identity?.IsAuthenticated == true)
        {
            context.Response.Headers.CacheControl = "private, no-store";
        }
        else if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            context.Response.Headers.ETag = $"\"{Convert.ToBase64String(SHA256.HashData(bytes.Span).AsSpan(0, 12))}\"";
            context.Response.Headers.CacheControl = "no-cache";
            var since = context.Features.GetRequiredFeature<RequestGeneration>().Since;
            // Dates tell whole seconds: within the same one there may be another change.
            if (clock.GetUtcNow() - since >= TimeSpan.FromSeconds(1)) context.Response.GetTypedHeaders().LastModified = since;
            if (!context.Response.Headers.Vary.Contains(HeaderNames.AcceptEncoding)) context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            context.Response.ContentLength = bytes.Length;
        }

        if (!isHead) await body.WriteAsync(bytes, context.RequestAborted);
    }
}
