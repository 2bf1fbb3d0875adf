using System.Xml.Linq;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Feeds;

/// <param name="Path">Decoded.</param>
/// <param name="LastModified">Of what stands there (UTC); null where nothing tells.</param>
public sealed record SitemapEntry(string Path, DateTime? LastModified);

/// <summary>Writes sitemaps (https://www.sitemaps.org/protocol.html).</summary>
public static class Sitemap
{
    /// <summary>A file may hold 50,000 addresses; the first keeps room for pages and tags.</summary>
    public const int PostsAPart = 40_000;

    private static readonly XNamespace Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static byte[] ToUrlSet(string root, IEnumerable<SitemapEntry> entries) => FeedFormats.Write(
        new XElement(Namespace + "urlset", entries.Select(entry => new XElement(Namespace + "url",
            new XElement(Namespace + "loc", root + PublicAddress.Escape(entry.Path)),
            entry.LastModified is { } modified ? new XElement(Namespace + "lastmod", Blog.MachineTime(modified)) : null))));

    public static byte[] ToIndex(IEnumerable<string> parts) => FeedFormats.Write(
        new XElement(Namespace + "sitemapindex", parts.Select(part => new XElement(Namespace + "sitemap", new XElement(Namespace + "loc", part)))));
}
