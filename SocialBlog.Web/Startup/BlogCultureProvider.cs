using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using SocialBlog.Data.Settings;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Startup;

/// <summary>
/// The blog's own language; in the admin and on account pages the one that the person chose; on pages that a mail leads to
/// the mail's; the visitor's choice of the two while there is no blog yet.
/// </summary>
internal sealed class BlogCultureProvider : RequestCultureProvider
{
    private static readonly AcceptLanguageHeaderRequestCultureProvider Visitor = new();

    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var blog = httpContext.RequestServices.GetRequiredService<CurrentBlog>();
        if (blog.IsSetUp)
        {
            var own = IsPersonal(httpContext) ? (await httpContext.AuthenticateAsync()).Principal?.Language() : OfMail(httpContext);
            return new ProviderCultureResult(own is null ? Blog.CultureOf(blog.Value.Language).Name : Blog.CultureOf(own).Name);
        }

        var wanted = await Visitor.DetermineProviderCultureResult(httpContext);
        var language = wanted?.Cultures.Select(c => c.Value?[..Math.Min(2, c.Value.Length)]).FirstOrDefault(l => l is "fr" or "en");
        return new ProviderCultureResult(Blog.CultureOf(language ?? "en").Name);
    }

    private static string? OfMail(HttpContext context) =>
        MailPages.Includes(context.Request.Path) && BlogSettings.Languages.FirstOrDefault(l => context.Request.Query["language"] == l) is { } language ? language : null;

    /// <remarks>
    /// An error is said in the language of the page it came from. Who asks is found out here, earlier than by the
    /// middleware for it, which takes the same answer again.
    /// </remarks>
    private static bool IsPersonal(HttpContext context)
    {
        PathString path = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Request.Path.Value;
        return path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase);
    }
}
