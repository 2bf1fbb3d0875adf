using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Setup;

/// <summary>While the blog is not set up, every page leads to the one that does it.</summary>
public sealed class SetupGate(RequestDelegate next, CurrentBlog blog)
{
    private static readonly string[] AlwaysOpen = ["/setup", "/health", "/error", "/css", "/js", "/favicon.svg"];

    public Task InvokeAsync(HttpContext context)
    {
        if (blog.IsSetUp || AlwaysOpen.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
            return next(context);

        context.Response.Redirect("/setup");
        return Task.CompletedTask;
    }
}
