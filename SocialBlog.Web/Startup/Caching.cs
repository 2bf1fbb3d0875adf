using System.IO.Compression;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Startup;

internal static class Caching
{
    public static void AddReaderCaching(this IServiceCollection services)
    {
        services.AddSingleton<PageGeneration>();
        services.AddSingleton<PostPlaces>();
        services.AddOutputCache(options =>
        {
            options.SizeLimit = 32 * 1024 * 1024;
            options.MaximumBodySize = 4 * 1024 * 1024;
        });
        services.AddOptions<OutputCacheOptions>().Configure<PublicAddress>((options, address) =>
            options.AddPolicy(ReaderPagePolicy.Name, new ReaderPagePolicy(address)));
        services.AddResponseCompression(options =>
        {
            // Readers' pages hold no secret beside what a visitor sent, so compression gives nothing away (BREACH).
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/rss+xml", "application/atom+xml", "application/feed+json", "text/xsl", "text/calendar"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    /// <summary>Pages are cached as sent: compressed, with their ETag.</summary>
    public static void UseReaderCaching(this WebApplication app)
    {
        app.UseOutputCache();
        app.UseWhen(
            ReaderPagePolicy.IsReaderPage,
            reader =>
            {
                reader.UseMiddleware<StrongETag>();
                reader.UseResponseCompression();
            });
    }
}
