using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using System.Xml.Linq;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Feeds;

/// <summary>Writes a feed in the three forms that readers understand.</summary>
public static class FeedFormats
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Content = "http://purl.org/rss/1.0/modules/content/", DublinCore = "http://purl.org/dc/elements/1.1/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Sent as application/feed+json, never inside a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>RSS 2.0 with the content module (https://www.rssboard.org/rss-specification).</summary>
    public static byte[] ToRss(Feed feed) => Write(
        new XElement("rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "atom", Atom),
            new XAttribute(XNamespace.Xmlns + "content", Content),
            new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
            new XElement("channel",
                new XElement("title", feed.Title),
                new XElement("link", feed.HomeUrl),
                new XElement("description", feed.Description),
                new XElement("language", feed.Language),
                new XElement("lastBuildDate", Rfc822(feed.UpdatedAt)),
                new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("type", "application/rss+xml"), new XAttribute("href", feed.SelfUrl)),
                feed.Entries.Select(entry => new XElement("item",
                    new XElement("title", entry.Title),
                    new XElement("link", entry.Url),
                    new XElement("guid", new XAttribute("isPermaLink", "false"), entry.Id),
                    new XElement("pubDate", Rfc822(entry.PublishedAt)),
                    new XElement(DublinCore + "creator", entry.AuthorName),
                    entry.Tags.Select(tag => new XElement("category", tag)),
                    new XElement(Content + "encoded", entry.Html))))));

    /// <summary>Atom 1.0 (RFC 4287).</summary>
    public static byte[] ToAtom(Feed feed) => Write(
        new XElement(Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", feed.Language),
            new XElement(Atom + "title", feed.Title),
            new XElement(Atom + "subtitle", feed.Description),
            new XElement(Atom + "id", feed.SelfUrl),
            new XElement(Atom + "updated", Blog.MachineTime(feed.UpdatedAt)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", feed.SelfUrl)),
            new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", feed.HomeUrl)),
            feed.Entries.Select(entry => new XElement(Atom + "entry",
                new XElement(Atom + "title", entry.Title),
                new XElement(Atom + "id", entry.Id),
                new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", entry.Url)),
                new XElement(Atom + "published", Blog.MachineTime(entry.PublishedAt)),
                new XElement(Atom + "updated", Blog.MachineTime(entry.UpdatedAt)),
                new XElement(Atom + "author", new XElement(Atom + "name", entry.AuthorName)),
                entry.Tags.Select(tag => new XElement(Atom + "category", new XAttribute("term", tag))),
                new XElement(Atom + "content", new XAttribute("type", "html"), entry.Html)))));

    /// <summary>JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
    public static byte[] ToJson(Feed feed) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Version = "https://jsonfeed.org/version/1.1",
            feed.Title,
            HomePageUrl = feed.HomeUrl,
            FeedUrl = feed.SelfUrl,
            Description = feed.Description.Length > 0 ? feed.Description : null,
            feed.Language,
            Items = feed.Entries.Select(entry => new
            {
                entry.Id,
                entry.Url,
                entry.Title,
                ContentHtml = entry.Html,
                DatePublished = Blog.MachineTime(entry.PublishedAt),
                DateModified = Blog.MachineTime(entry.UpdatedAt),
                Authors = new[] { new { Name = entry.AuthorName } },
                entry.Tags,
            }),
        },
        Json);

    private static string Rfc822(DateTime utc) => utc.ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);

    internal static byte[] Write(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
            new XDocument(root).Save(writer);
        return bytes.ToArray();
    }
}
