using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace SocialBlog.Tests.Reading;

/// <summary>What search engines and browsers ask for at fixed addresses.</summary>
public sealed class Files_for_programs(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9", OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

    [Fact]
    public async Task The_sitemap_lists_everything_that_is_public()
    {
        await using var own = new FrenchBlog();
        await own.PublishAsync("Visible", tags: ["Été"]);
        await own.DraftAsync("Brouillon");
        await own.ScheduleAsync("Bientôt", own.Now.AddDays(1));
        var owner = await own.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Titre", "À propos"), "/admin/pages")).ShouldBeOk();
        var unfinished = (await owner.GetAsync("/admin/posts/new")).FormWith("/admin/posts").Fill("Titre", "Inachevé").Fill("Étiquettes", "Secret");
        (await owner.PressAsync(unfinished, "/admin/posts")).ShouldBeOk();

        var sitemap = (await own.Visitor().GetAsync("/sitemap.xml")).ShouldBeOk();
        Assert.Equal("application/xml", sitemap.ContentType);
        var root = XDocument.Parse(sitemap.Body).Root!;
        Assert.Equal(Sitemap + "urlset", root.Name);
        var addresses = root.Elements(Sitemap + "url").Select(u => u.Element(Sitemap + "loc")!.Value).ToList();
        Assert.Equal(["http://localhost/", "http://localhost/2011/05/visible", "http://localhost/a-propos", "http://localhost/tags/ete"], addresses.Order(StringComparer.Ordinal));
        foreach (var address in addresses) (await own.Visitor().GetAsync(new Uri(address).AbsolutePath)).ShouldBeOk();
    }

    [Fact]
    public async Task The_sitemap_of_an_empty_blog_is_one_too()
    {
        await using var own = new FrenchBlog();
        Assert.Single(XDocument.Parse((await own.Visitor().GetAsync("/sitemap.xml")).ShouldBeOk().Body).Root!.Elements());
        (await own.Visitor().GetAsync("/sitemap-2.xml")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Robots_are_told_where_the_sitemap_is()
    {
        var robots = (await app.Visitor().GetAsync("/robots.txt")).ShouldBeOk();
        Assert.Equal("text/plain", robots.ContentType);
        Assert.Contains("Sitemap: http://localhost/sitemap.xml", robots.Body.Split('\n'));
        Assert.Contains("Disallow: /admin", robots.Body.Split('\n'));
    }

    [Fact]
    public async Task Browsers_can_offer_the_search()
    {
        var home = (await app.Visitor().GetAsync("/")).ShouldBeOk();
        var description = (await app.Visitor().GetAsync(home.One("link[rel=search]").GetAttribute("href")!)).ShouldBeOk();
        Assert.Equal("application/opensearchdescription+xml", description.ContentType);
        var root = XDocument.Parse(description.Body).Root!;
        Assert.InRange(root.Element(OpenSearch + "ShortName")!.Value.Length, 1, 16);
        Assert.Equal("http://localhost/search?q={searchTerms}", root.Element(OpenSearch + "Url")!.Attribute("template")!.Value);
    }

    [Fact]
    public async Task Browsers_can_offer_the_search_of_a_blog_whose_title_is_cut_at_an_emoji()
    {
        await using var own = new BlogApp(new BlogPlan(Settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["SocialBlog:Setup:Title"] = "Carnet de Minou🐈 et des autres" }));
        var description = (await own.Visitor().GetAsync("/opensearch.xml")).ShouldBeOk();
        Assert.StartsWith("Carnet de Minou", XDocument.Parse(description.Body).Root!.Element(OpenSearch + "ShortName")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_names_the_blog_and_an_icon_that_is_there()
    {
        var home = (await app.Visitor().GetAsync("/")).ShouldBeOk();
        var manifest = (await app.Visitor().GetAsync(home.One("link[rel=manifest]").GetAttribute("href")!)).ShouldBeOk();
        Assert.Equal("application/manifest+json", manifest.ContentType);
        using var json = JsonDocument.Parse(manifest.Body);
        Assert.Equal(BlogApp.Title, json.RootElement.GetProperty("name").GetString());
        (await app.Visitor().GetAsync(json.RootElement.GetProperty("icons")[0].GetProperty("src").GetString()!)).ShouldBeOk();
    }

    [Fact]
    public async Task The_icon_is_found_where_programs_look_for_it()
    {
        var icon = (await app.Visitor().VisitAsync("/favicon.ico")).ShouldBeOk();
        Assert.Equal("image/svg+xml", icon.ContentType);
    }
}
