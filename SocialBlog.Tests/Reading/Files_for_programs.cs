using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Series;
using SocialBlog.Web.Feeds;

namespace SocialBlog.Tests.Reading;

/// <summary>What search engines and browsers ask for at fixed addresses.</summary>
public sealed class Files_for_programs(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9", Image = "http://www.google.com/schemas/sitemap-image/1.1", OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

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
        Assert.Equal(Map + "urlset", root.Name);
        var addresses = Addresses(root);
        Assert.Equal(
            ["http://localhost/", "http://localhost/2011/05/visible", "http://localhost/a-propos", "http://localhost/authors/camille-martin", "http://localhost/tags/ete"],
            addresses.Order(StringComparer.Ordinal));
        foreach (var address in addresses) (await own.Visitor().GetAsync(new Uri(address).AbsolutePath)).ShouldBeOk();
    }

    [Fact]
    public async Task The_sitemap_tells_when_each_address_changed()
    {
        await using var own = new FrenchBlog();
        var old = await own.PublishAsync("Vieux", Utc("2011-03-01T08:00"), tags: ["Rare", "Courant"]);
        await own.PublishAsync("Neuf", Utc("2011-05-20T08:00"), tags: ["Courant"]);
        await own.PublishAsync("Sans rapport", Utc("2011-01-01T08:00"), tags: ["Seul"]);
        await own.ScheduleAsync("Bientôt", own.Now.AddDays(1));
        await own.QueryAsync(async db =>
        {
            var series = new PostSeries("Une suite", null, "");
            db.Series.AddRange(series, new PostSeries("Suite vide", null, ""));
            await db.SaveChangesAsync(Cancel);
            var post = await db.Posts.SingleAsync(p => p.Id == old.Id, Cancel);
            post.Describe(new PostDetails { SeriesId = series.Id });
            return await db.SaveChangesAsync(Cancel);
        });

        var changes = XDocument.Parse((await own.Visitor().GetAsync("/sitemap.xml")).ShouldBeOk().Body).Root!.Elements(Map + "url")
            .ToDictionary(u => u.Element(Map + "loc")!.Value["http://localhost".Length..], u => u.Element(Map + "lastmod")!.Value, StringComparer.Ordinal);
        const string first = "2011-01-01T08:00:00Z", second = "2011-03-01T08:00:00Z", last = "2011-05-20T08:00:00Z";
        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["/"] = last,
                ["/tags/rare"] = second,
                ["/tags/courant"] = last,
                ["/tags/seul"] = first,
                ["/series/une-suite"] = second,
                ["/authors/camille-martin"] = last,
                ["/2011/01/sans-rapport"] = first,
                ["/2011/03/vieux"] = second,
                ["/2011/05/neuf"] = last,
            },
            changes);
    }

    [Fact]
    public async Task The_sitemap_names_the_pictures_of_a_post()
    {
        await using var own = new FrenchBlog();
        await own.PublishAsync("Images", markdown: "![](/media/une.jpg) ![](https://images.example/deux.jpg) ![](/media/une.jpg)");
        var root = XDocument.Parse((await own.Visitor().GetAsync("/sitemap.xml")).ShouldBeOk().Body).Root!;
        Assert.Equal(["http://localhost/media/une.jpg", "https://images.example/deux.jpg"], root.Descendants(Image + "loc").Select(l => l.Value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Parts_of_the_sitemap_hold_every_address_once(int partSize)
    {
        await using var own = new FrenchBlog();
        for (var i = 1; i <= 5; i++) await own.PublishAsync(FormattableString.Invariant($"Article {i}"), own.Now.AddDays(-i), tags: [FormattableString.Invariant($"T{i % 3}")]);
        var all = Addresses(XDocument.Parse((await own.Visitor().GetAsync("/sitemap.xml")).ShouldBeOk().Body).Root!);

        var (count, parts) = await own.QueryAsync(async db =>
        {
            var builder = new SitemapBuilder(db, partSize);
            var found = new List<string>();
            var count = await builder.CountPartsAsync(own.Now, Cancel);
            for (var part = 1; part <= count; part++)
            {
                var entries = await builder.PartAsync(part, own.Now, Cancel).ToListAsync(Cancel);
                Assert.InRange(entries.Count, 1, partSize);
                found.AddRange(entries.Select(e => "http://localhost" + e.Path));
            }

            return (count, found);
        });
        Assert.Equal((all.Count + partSize - 1) / partSize, count);
        Assert.Equal(all, parts);
    }

    [Fact]
    public async Task The_sitemap_of_a_very_large_blog_is_an_index_of_parts()
    {
        await using var own = new FrenchBlog();
        await own.PublishAsync("Modèle", Utc("2011-01-01T08:00"));
        await MultiplyAsync(own, Sitemap.MaxEntries);

        var reader = own.Visitor();
        var index = XDocument.Parse((await reader.GetAsync("/sitemap.xml")).ShouldBeOk().Body).Root!;
        Assert.Equal(Map + "sitemapindex", index.Name);
        var parts = index.Descendants(Map + "loc").Select(l => l.Value).ToList();
        Assert.Equal(["http://localhost/sitemap-1.xml", "http://localhost/sitemap-2.xml"], parts);
        var addresses = new List<string>();
        foreach (var part in parts)
        {
            var found = Addresses(XDocument.Parse((await reader.GetAsync(new Uri(part).AbsolutePath)).ShouldBeOk().Body).Root!);
            Assert.InRange(found.Count, 1, Sitemap.MaxEntries);
            addresses.AddRange(found);
        }

        // The home page, the author's, the model and its copies.
        Assert.Equal(Sitemap.MaxEntries + 3, addresses.Distinct(StringComparer.Ordinal).Count());
        (await reader.GetAsync("/sitemap-3.xml")).ShouldBe(HttpStatusCode.NotFound);
        (await reader.GetAsync("/sitemap-2000000000.xml")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_sitemap_of_an_empty_blog_is_one_too()
    {
        await using var own = new FrenchBlog();
        Assert.Single(XDocument.Parse((await own.Visitor().GetAsync("/sitemap.xml")).ShouldBeOk().Body).Root!.Elements());
        (await own.Visitor().GetAsync("/sitemap-2.xml")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static List<string> Addresses(XElement urlset) => [.. urlset.Elements(Map + "url").Select(u => u.Element(Map + "loc")!.Value)];

    /// <summary>Copies the only post so many times, in one statement.</summary>
    private static async Task MultiplyAsync(BlogApp app, int copies)
    {
        await using var connection = new SqliteConnection($"Data Source={app.Data.Database}");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat('\"' || name || '\"') FROM pragma_table_info('Posts') WHERE name NOT IN ('Id', 'Key')";
        var columns = (string)(await command.ExecuteScalarAsync(Cancel))!;
        command.CommandText = FormattableString.Invariant($"""
            WITH RECURSIVE Copy(Number) AS (SELECT 2 UNION ALL SELECT Number + 1 FROM Copy WHERE Number < {copies + 1})
            INSERT INTO Posts (Id, Key, {columns}) SELECT Number, lower(hex(randomblob(16))), {columns} FROM Copy, Posts WHERE Posts.Id = 1;
            INSERT INTO PostAddresses (Path, PostId, IsCanonical) SELECT '/2011/01/copie-' || Id, Id, 1 FROM Posts WHERE Id > 1;
            """);
        await command.ExecuteNonQueryAsync(Cancel);
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
