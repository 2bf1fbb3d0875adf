using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Caching;

/// <summary>
/// Readers' pages hold nothing of the reader, so one copy serves everyone: per content encoding and per query
/// parameter that the action names, no other. Signed-in people bypass the cache.
/// </summary>
public sealed class ReaderPagePolicy(PublicAddress address) : IOutputCachePolicy
{
    public const string Name = "ReaderPage";

    /// <summary>On all cached pages.</summary>
    public const string Tag = "reader";

    /// <summary>Where a browser is going to show the answer (Fetch Metadata), for actions that vary by it.</summary>
    public const string Destination = "Sec-Fetch-Dest";

    /// <summary>The only destination told apart: somebody opened the address as a page.</summary>
    public const string Document = "document";

    /// <summary>The request is answered by one of the pages this is for, not by an error or a form.</summary>
    public static bool IsReaderPage(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<OutputCacheAttribute>() is not null;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var cacheable = (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            && http.User.Identity?.IsAuthenticated != true
            // Who has just written a comment sees it, and nobody else does.
            && !http.Request.Cookies.ContainsKey(OwnComments.CookieName);
        context.EnableOutputCaching = cacheable;
        context.AllowCacheLookup = cacheable;
        context.AllowCacheStorage = cacheable;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromHours(12);
        context.Tags.Add(Tag);
        // With a configured address no page depends on the host it was asked at.
        context.CacheVaryByRules.VaryByHost = address.Configured is null;
        context.CacheVaryByRules.QueryKeys = StringValues.Empty;
        context.CacheVaryByRules.VaryByValues["encoding"] = NormalizeEncoding(http.Request);
        NormalizeDestination(http.Request);
        context.CacheVaryByRules.VaryByValues["generation"] = http.Features.GetRequiredFeature<RequestGeneration>().Number.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    private static void NormalizeDestination(HttpRequest request)
    {
        if (request.Headers[Destination] != Document) request.Headers.Remove(Destination);
    }

    /// <summary>Makes of the many forms of Accept-Encoding (RFC 9110, 12.5.3) the three there are copies for.</summary>
    internal static string NormalizeEncoding(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        var encoding = Accepts("br") ? "br" : Accepts("gzip") ? "gzip" : "identity";
        request.Headers.AcceptEncoding = encoding;
        return encoding;

        bool Accepts(string name) => accepted.Any(e => e.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && e.Quality != 0);
    }
}
