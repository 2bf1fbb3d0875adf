using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Localization;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Feeds;
using SocialBlog.Web.Look;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Media;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Small files that programs ask for at fixed addresses.</summary>
[OutputCache(PolicyName = ReaderPagePolicy.Name)]
public sealed class SiteFilesController(CurrentBlog blog, PublicAddress address, IStringLocalizer<Texts> t) : Controller
{
    private static readonly XNamespace OpenSearchNamespace = "http://a9.com/-/spec/opensearch/1.1/";

    private static readonly JsonSerializerOptions SnakeCase = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>RFC 9309.</summary>
    [HttpGet("/robots.txt")]
    public IActionResult Robots() => File(
        Encoding.UTF8.GetBytes($"User-agent: *\nDisallow: /admin\nDisallow: /account/\nDisallow: /search\n\nSitemap: {address.Root(Request)}/sitemap.xml\n"),
        "text/plain; charset=utf-8");

    /// <summary>OpenSearch 1.1, so that a browser can offer the blog's search.</summary>
    [HttpGet("/opensearch.xml")]
    public IActionResult OpenSearch() => File(
        FeedFormats.Write(new XElement(OpenSearchNamespace + "OpenSearchDescription",
            new XElement(OpenSearchNamespace + "ShortName", CleanText.Start(blog.Value.Title, 16).TrimEnd()),
            new XElement(OpenSearchNamespace + "Description", t["Search: {0}", blog.Value.Title].Value),
            new XElement(OpenSearchNamespace + "InputEncoding", "UTF-8"),
            new XElement(OpenSearchNamespace + "Url", new XAttribute("type", "text/html"), new XAttribute("template", address.Root(Request) + "/search?q={searchTerms}")))),
        "application/opensearchdescription+xml; charset=utf-8");

    /// <summary>Web application manifest (https://www.w3.org/TR/appmanifest/).</summary>
    [HttpGet("/manifest.webmanifest")]
    public IActionResult Manifest() => File(
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Name = blog.Value.Title,
                ShortName = blog.Value.Title,
                Description = blog.Value.Tagline,
                Lang = blog.Value.Language,
                StartUrl = "/",
                Scope = "/",
                Display = "browser",
                BackgroundColor = Accent.LightPaper.ToString(),
                ThemeColor = Accent.LightPaper.ToString(),
                Icons = blog.Value.Look.Icons is { } icons
                    ? [new Icon($"{icons}/{IconFiles.Medium}", "192x192", "image/png"), new Icon($"{icons}/{IconFiles.Large}", "512x512", "image/png"), new Icon($"{icons}/{IconFiles.Maskable}", "512x512", "image/png", "maskable")]
                    : new Icon[] { new("/favicon.svg", "any", "image/svg+xml") },
            },
            SnakeCase),
        "application/manifest+json; charset=utf-8");

    /// <summary>For programs that look here without reading the page. Not for good: a logo may come.</summary>
    [HttpGet("/favicon.ico")]
    public IActionResult Favicon() => LocalRedirect(blog.Value.Look.Icons is { } icons ? $"{icons}/{IconFiles.Tab}" : "/favicon.svg");

    private sealed record Icon(string Src, string Sizes, string Type, string Purpose = "any");
}
