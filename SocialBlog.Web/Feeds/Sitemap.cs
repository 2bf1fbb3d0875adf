using System.Text;
using System.Xml;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Feeds;

/// <param name="Path">Decoded.</param>
/// <param name="LastModified">Of what stands there (UTC).</param>
/// <param name="Image">See <see cref="Data.Posts.Post.Image"/>, as the next.</param>
public sealed record SitemapEntry(string Path, DateTime? LastModified, string? Image = null, string Pictures = "");

/// <summary>
/// Writes sitemaps (https://www.sitemaps.org/protocol.html) with images
/// (https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps), entry by entry: however many
/// there are, only one is in memory.
/// </summary>
public static class Sitemap
{
    public const string MediaType = "application/xml; charset=utf-8";

    /// <summary>Most addresses a file may hold.</summary>
    public const int MaxEntries = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9", ImageNamespace = "http://www.google.com/schemas/sitemap-image/1.1";

    /// <summary>Of one page.</summary>
    private const int MaxImages = 1000;

    public static async Task WriteAsync(Stream output, string root, IAsyncEnumerable<SitemapEntry> entries, CancellationToken cancel)
    {
        await using var xml = Writer(output);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "urlset", Namespace);
        await xml.WriteAttributeStringAsync("xmlns", "image", null, ImageNamespace);
        await foreach (var entry in entries.WithCancellation(cancel))
        {
            var url = root + PublicAddress.Escape(entry.Path);
            await xml.WriteStartElementAsync(null, "url", Namespace);
            await xml.WriteElementStringAsync(null, "loc", Namespace, url);
            if (entry.LastModified is { } modified) await xml.WriteElementStringAsync(null, "lastmod", Namespace, Blog.MachineTime(modified));
            foreach (var picture in PostPictures.Of(entry.Image, entry.Pictures, url).Take(MaxImages))
            {
                await xml.WriteStartElementAsync("image", "image", ImageNamespace);
                await xml.WriteElementStringAsync("image", "loc", ImageNamespace, picture);
                await xml.WriteEndElementAsync();
            }

            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
    }

    /// <param name="parts">Addresses of the files.</param>
    public static async Task WriteIndexAsync(Stream output, IEnumerable<string> parts)
    {
        await using var xml = Writer(output);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "sitemapindex", Namespace);
        foreach (var part in parts)
        {
            await xml.WriteStartElementAsync(null, "sitemap", Namespace);
            await xml.WriteElementStringAsync(null, "loc", Namespace, part);
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
    }

    private static XmlWriter Writer(Stream output) =>
        XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, Async = true });
}
