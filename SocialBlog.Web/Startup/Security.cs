using Microsoft.Net.Http.Headers;
using SocialBlog.Web.Look;

namespace SocialBlog.Web.Startup;

/// <summary>Headers that tell browsers what these pages never do.</summary>
internal static class Security
{
    private static readonly string ContentSecurityPolicy = string.Join("; ",
        "default-src 'none'",
        "script-src 'self' " + ThemeScript.PolicySource,
        "style-src 'self'",
        "img-src 'self' data: https: http:",
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
        // A PeerTube can be anywhere. No text holds a frame or names a player: js/site.js makes one of an address that Video knows, when the reader asks.
        "frame-src 'self' https:");

    /// <summary>Set as the response starts, so that error pages, which begin with empty headers, have them too.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // Taken now: an error page is made under another path.
        var isPrivate = IsPrivate(context.Request.Path);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd(HeaderNames.ContentSecurityPolicy, ContentSecurityPolicy);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (isPrivate)
            {
                headers.CacheControl = "no-store";
                headers["X-Robots-Tag"] = "noindex";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    private static bool IsPrivate(PathString path) =>
        path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/drafts", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/setup", StringComparison.OrdinalIgnoreCase)
        || MailPages.Includes(path);
}

/// <summary>Pages that a link in a mail leads to.</summary>
internal static class MailPages
{
    private static readonly string[] Beginnings = ["/subscriptions", "/moderation", "/privacy/comments"];

    public static bool Includes(PathString path) => Beginnings.Any(beginning => path.StartsWithSegments(beginning, StringComparison.OrdinalIgnoreCase));
}
