using Microsoft.AspNetCore.Localization;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Startup;

/// <summary>The blog's own language; the visitor's choice of the two while there is no blog yet.</summary>
internal sealed class BlogCultureProvider : RequestCultureProvider
{
    private static readonly AcceptLanguageHeaderRequestCultureProvider Visitor = new();

    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var blog = httpContext.RequestServices.GetRequiredService<CurrentBlog>();
        if (blog.IsSetUp) return new ProviderCultureResult(blog.Value.Culture.Name);

        var wanted = await Visitor.DetermineProviderCultureResult(httpContext);
        var language = wanted?.Cultures.Select(c => c.Value?[..Math.Min(2, c.Value.Length)]).FirstOrDefault(l => l is "fr" or "en");
        return new ProviderCultureResult(Blog.CultureOf(language ?? "en").Name);
    }
}
