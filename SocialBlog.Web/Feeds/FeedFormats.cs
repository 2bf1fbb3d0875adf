using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using System.Xml.Linq;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Web.Feeds;

/// <summary>A form that feeds are written in.</summary>
/// <param name="File">Name of a feed in this form, among other files.</param>
/// <param name="Extension">What tells the form where the name says something else.</param>
public sealed record FeedFormat(string File, string Extension, string MediaType, Func<Feed, byte[]> Write)
{
    public static readonly FeedFormat Rss = new("feed.xml", "xml", FeedFormats.RssType, FeedFormats.ToRss);

    public static readonly FeedFormat Atom = new("atom.xml", "atom", FeedFormats.AtomType, FeedFormats.ToAtom);

    public static readonly FeedFormat Json = new("feed.json", "json", FeedFormats.JsonType, FeedFormats.ToJson);

    /// <summary>The form that an address asks for.</summary>
    public static FeedFormat At(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Json
        : path.EndsWith("/atom.xml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".atom", StringComparison.OrdinalIgnoreCase) ? Atom
        : Rss;
}

/// <summary>Writes a feed in the three forms that readers understand.</summary>
public static class FeedFormats
{
    internal const string RssType = "application/rss+xml", AtomType = "application/atom+xml", JsonType = "application/feed+json";

    private const string Generator = "SocialBlog";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Content = "http://purl.org/rss/1.0/modules/content/",
        DublinCore = "http://purl.org/dc/elements/1.1/", Media = "http://search.yahoo.com/mrss/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Sent as application/feed+json, never inside a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// RSS 2.0 (https://www.rssboard.org/rss-specification) with full text by the content module, names and languages by
    /// Dublin Core, pictures by Media RSS, and what Atom alone can say.
    /// </summary>
    public static byte[] ToRss(Feed feed) => Write(
        Style(),
        new XElement("rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "atom", Atom),
            new XAttribute(XNamespace.Xmlns + "content", Content),
            new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
            new XAttribute(XNamespace.Xmlns + "media", Media),
            new XElement("channel",
                new XElement("title", feed.Title),
                new XElement("link", feed.HomeUrl),
                new XElement("description", feed.Description),
                new XElement("language", feed.Language),
                new XElement("lastBuildDate", Rfc822(feed.UpdatedAt)),
                new XElement("generator", Generator),
                new XElement("docs", "https://www.rssboard.org/rss-specification"),
                feed.IconUrl is { } icon ? new XElement("image", new XElement("url", icon), new XElement("title", feed.Title), new XElement("link", feed.HomeUrl)) : null,
                new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("type", RssType), new XAttribute("href", feed.SelfUrl)),
                feed.Entries.Select(entry => new XElement("item",
                    new XElement("title", entry.Title),
                    new XElement("link", entry.Url),
                    new XElement("guid", new XAttribute("isPermaLink", "false"), entry.Id),
                    new XElement("pubDate", Rfc822(entry.PublishedAt)),
                    new XElement(Atom + "updated", Rfc3339(entry.UpdatedAt)),
                    new XElement(DublinCore + "creator", entry.Author.Name),
                    Optional(DublinCore + "language", entry.Language),
                    entry.Tags.Select(tag => new XElement("category", tag)),
                    Optional("comments", entry.CommentsUrl),
                    Optional("description", entry.Summary),
                    new XElement(Content + "encoded", entry.Html),
                    entry.Picture is { } picture ? RssPicture(picture) : null)))));

    /// <summary>Atom 1.0 (RFC 4287).</summary>
    public static byte[] ToAtom(Feed feed) => Write(
        Style(),
        new XElement(Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", feed.Language),
            new XElement(Atom + "title", feed.Title),
            new XElement(Atom + "subtitle", feed.Description),
            new XElement(Atom + "id", feed.SelfUrl),
            new XElement(Atom + "updated", Rfc3339(feed.UpdatedAt)),
            new XElement(Atom + "generator", Generator),
            Optional(Atom + "icon", feed.IconUrl),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("type", AtomType), new XAttribute("href", feed.SelfUrl)),
            new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", feed.HomeUrl)),
            feed.Entries.Select(entry => new XElement(Atom + "entry",
                entry.Language is { } language ? new XAttribute(XNamespace.Xml + "lang", language) : null,
                new XElement(Atom + "title", entry.Title),
                new XElement(Atom + "id", entry.Id),
                new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", entry.Url)),
                entry.CommentsUrl is { } comments ? new XElement(Atom + "link", new XAttribute("rel", "replies"), new XAttribute("type", "text/html"), new XAttribute("href", comments)) : null,
                entry.Picture is { } picture ? new XElement(Atom + "link", new XAttribute("rel", "enclosure"), new XAttribute("href", picture.Url), File("type", "length", picture)) : null,
                new XElement(Atom + "published", Rfc3339(entry.PublishedAt)),
                new XElement(Atom + "updated", Rfc3339(entry.UpdatedAt)),
                new XElement(Atom + "author", new XElement(Atom + "name", entry.Author.Name), Optional(Atom + "uri", entry.Author.Url)),
                entry.Tags.Select(tag => new XElement(Atom + "category", new XAttribute("term", tag))),
                Optional(Atom + "summary", entry.Summary),
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
            Icon = feed.IconUrl,
            feed.Language,
            Items = feed.Entries.Select(entry => new
            {
                entry.Id,
                entry.Url,
                entry.Title,
                ContentHtml = entry.Html,
                entry.Summary,
                Image = entry.Picture?.Url,
                DatePublished = Rfc3339(entry.PublishedAt),
                DateModified = Rfc3339(entry.UpdatedAt),
                Authors = new[] { new { entry.Author.Name, entry.Author.Url, Avatar = entry.Author.PictureUrl } },
                entry.Tags,
                entry.Language,
            }),
        },
        Json);

    /// <remarks>Whatever is stored: of an import, say, or of a version that let it through. XML knows no way to write some characters.</remarks>
    internal static byte[] Write(params IEnumerable<XNode> nodes)
    {
        var document = new XDocument(nodes);
        foreach (var text in document.DescendantNodes().OfType<XText>()) text.Value = CleanText.Of(text.Value);
        foreach (var attribute in document.Descendants().Attributes()) attribute.Value = CleanText.Of(attribute.Value);
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
            document.Save(writer);
        return bytes.ToArray();
    }

    /// <summary>What a browser shows the feed with (https://www.w3.org/TR/xml-stylesheet/), see <see cref="FeedPage"/>.</summary>
    private static XProcessingInstruction Style() => new("xml-stylesheet", $"type=\"text/xsl\" href=\"{FeedPage.StylePath}\"");

    /// <summary>An enclosure must tell its length, so it is left out where that is not known.</summary>
    private static IEnumerable<XElement> RssPicture(FeedPicture picture)
    {
        if (picture is { MediaType: not null, Length: not null })
            yield return new XElement("enclosure", new XAttribute("url", picture.Url), File("type", "length", picture));
        yield return new XElement(Media + "content", new XAttribute("url", picture.Url), new XAttribute("medium", "image"), File("type", "fileSize", picture), Optional(Media + "description", picture.Alt));
    }

    private static IEnumerable<XAttribute> File(XName type, XName length, FeedPicture picture)
    {
        if (picture.MediaType is { } mediaType) yield return new XAttribute(type, mediaType);
        if (picture.Length is { } bytes) yield return new XAttribute(length, bytes);
    }

    private static XElement? Optional(XName name, string? value) => string.IsNullOrEmpty(value) ? null : new XElement(name, value);

    private static string Rfc822(DateTimeOffset time) =>
        time.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    private static string Rfc3339(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
