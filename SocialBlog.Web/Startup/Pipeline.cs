using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SocialBlog.Data;
using SocialBlog.Data.Media;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Media;
using SocialBlog.Web.Settings;
using SocialBlog.Web.Setup;

namespace SocialBlog.Web.Startup;

/// <summary>The way of a request.</summary>
internal static class Pipeline
{
    public static void UseSocialBlog(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseSoundAddresses();
        app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            // A request that is too large or cut short is its sender's fault.
            StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException or OperationCanceledException,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseCurrentBlog();
        app.UseRequestLocalization();
        app.UseUnicodeOnly();
        app.UseFormsWithoutNul();
        app.UseOneAddressEach();
        app.UseMedia();
        app.UseRouting();
        app.UseUnhurriedThread();
        app.UseMiddleware<SetupGate>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseReaderCaching();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapStaticAssets();
        app.MapControllers().WithStaticAssets();
    }

    /// <summary>
    /// What no address can hold is answered 400, before anything reads it: a host that is no name (RFC 5891), a control
    /// character in the query (RFC 3986, 2). The platform throws where it decodes the one or sends the other on.
    /// </summary>
    private static void UseSoundAddresses(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsSound(context.Request)) return next(context);

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private static bool IsSound(HttpRequest request)
    {
        try
        {
            foreach (var host in request.Headers.Host.Concat(request.Headers["X-Forwarded-Host"].SelectMany(hosts => hosts?.Split(',') ?? [])))
                _ = HostString.FromUriComponent(host?.Trim() ?? "").ToUriComponent();

            return request.QueryString.Value?.Any(char.IsControl) is not true;
        }
        catch (ArgumentException)
        {
            // Punycode that stands for nothing, say.
            return false;
        }
    }

    /// <summary>
    /// Notes which generation of pages a request belongs to, then loads the blog again if it changed, before anything
    /// asks for it. In this order: whatever the page is made of is then no older than the generation it is cached under.
    /// </summary>
    private static void UseCurrentBlog(this WebApplication app) => app.Use(async (context, next) =>
    {
        context.Features.Set(context.RequestServices.GetRequiredService<PageGeneration>().Current());
        var blog = context.RequestServices.GetRequiredService<CurrentBlog>();
        context.RequestServices.GetRequiredService<MailRoot>().Value = context.RequestServices.GetRequiredService<PublicAddress>().TrustedRoot(context.Request);
        if (blog.IsStale) await blog.RefreshAsync(context.RequestServices.GetRequiredService<BlogDbContext>(), context.RequestAborted);
        await next(context);
    });

    /// <summary>
    /// Forms are sent as UTF-8 by every browser. Another charset is answered 415, since reading a form in one that the
    /// platform refuses (UTF-7) throws; so is one that a part of a form names, as it is read.
    /// </summary>
    private static void UseUnicodeOnly(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<IOptions<FormOptions>>().Value;
        app.Use((context, next) =>
        {
            if (context.Request.ContentType is null) return next(context);
            var named = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Charset) : default;
            if (!named.HasValue || named.Length == 0 || named.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            {
                context.Features.Set<IFormFeature>(new UnicodeForm(new FormFeature(context.Request, limits)));
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        });
    }

    private static void UseFormsWithoutNul(this WebApplication app) => app.Use((context, next) =>
    {
        if (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            context.Request.Body = new FormWithoutNul(context.Request.Body);
        return next(context);
    });

    private static void UseUnhurriedThread(this WebApplication app)
    {
        var thread = app.Services.GetRequiredService<UnhurriedThread>();
        app.Use((context, next) => context.GetEndpoint()?.Metadata.GetMetadata<UnhurriedAttribute>() is null ? next(context) : thread.RunAsync(() => next(context)));
    }

    /// <summary>The form with a slash at the end leads to the one without (301).</summary>
    private static void UseOneAddressEach(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        // An address that begins with two slashes would lead to another host.
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || path.Length < 2 || path[^1] != '/' || path.StartsWith("//", StringComparison.Ordinal)) return next(context);

        context.Response.Redirect(PublicAddress.Escape(path.TrimEnd('/')) + request.QueryString.ToUriComponent(), permanent: true);
        return Task.CompletedTask;
    });

    /// <summary>Uploaded files never change under their name; one that is a document by itself may run nothing.</summary>
    private static void UseMedia(this WebApplication app)
    {
        var directory = app.Services.GetRequiredService<IOptions<SocialBlogOptions>>().Value.MediaDirectory;
        Directory.CreateDirectory(directory);
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = "/media",
            FileProvider = new PhysicalFileProvider(directory),
            ContentTypeProvider = MediaTypes(),
            OnPrepareResponse = file =>
            {
                file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                // What browsers show in programs of their own, which a sandbox or a policy for documents would keep from it, can run nothing in the blog's name.
                file.Context.Response.Headers.ContentSecurityPolicy = MediaFormat.Named(file.File.Name)?.Kind is MediaKind.Document or MediaKind.Audio or MediaKind.Video
                    ? "frame-ancestors 'self'"
                    : "default-src 'none'; style-src 'unsafe-inline'; sandbox";
            },
        });
    }

    /// <summary>Forms of the library have the types it knows: not every one is in the framework's list, or as sound.</summary>
    private static FileExtensionContentTypeProvider MediaTypes()
    {
        var types = new FileExtensionContentTypeProvider();
        // The first form of an ending is the one that files with it are stored as.
        foreach (var format in MediaFormat.All.Reverse())
        {
            foreach (var extension in format.Extensions) types.Mappings["." + extension] = format.MediaType;
        }

        return types;
    }
}
