using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace SocialBlog.Tests.Reading;

public sealed class Feeds(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Content = "http://purl.org/rss/1.0/modules/content/";

    [Theory]
    [InlineData("")]
    [InlineData("/tags/oiseaux")]
    public async Task Hold_the_posts_in_full_with_whole_addresses(string under)
    {
        const string title = "Mésange & \"rouge-gorge\" ]]> <b>";
        if (!await app.QueryAsync(db => Task.FromResult(db.Posts.Any(p => p.Title == title))))
            await app.PublishAsync(title, Utc("2011-05-20T08:30"), "Le début [lié](/archive).\n\n<!--more-->\n\nLa fin ![oiseau](/media/oiseau.jpg) ]]> & <b>gras</b>.", ["Oiseaux", "Été"]);

        var rss = XDocument.Parse((await Get(under + "/feed.xml", "application/rss+xml")).Body).Root!.Element("channel")!;
        var item = rss.Elements("item").Single(i => i.Element("title")!.Value == title);
        Assert.Equal("http://localhost/2011/05/mesange-rouge-gorge-b", item.Element("link")!.Value);
        Assert.Equal("Fri, 20 May 2011 08:30:00 GMT", item.Element("pubDate")!.Value);
        Assert.Equal(["Oiseaux", "Été"], item.Elements("category").Select(c => c.Value).Order(StringComparer.Ordinal));
        Complete(item.Element(Content + "encoded")!.Value);
        Assert.Equal("http://localhost" + under + "/feed.xml", rss.Element(Atom + "link")!.Attribute("href")!.Value);

        var atom = XDocument.Parse((await Get(under + "/atom.xml", "application/atom+xml")).Body).Root!;
        var entry = atom.Elements(Atom + "entry").Single(e => e.Element(Atom + "title")!.Value == title);
        Assert.Equal("2011-05-20T08:30:00Z", entry.Element(Atom + "published")!.Value);
        Assert.Equal(BlogApp.OwnerName, entry.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Complete(entry.Element(Atom + "content")!.Value);
        Assert.Equal(item.Element("guid")!.Value, entry.Element(Atom + "id")!.Value);

        using var json = JsonDocument.Parse((await Get(under + "/feed.json", "application/feed+json")).Body);
        Assert.Equal("https://jsonfeed.org/version/1.1", json.RootElement.GetProperty("version").GetString());
        Assert.Equal("http://localhost" + under + "/feed.json", json.RootElement.GetProperty("feed_url").GetString());
        var feedItem = json.RootElement.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("title").GetString() == title);
        Assert.Equal(entry.Element(Atom + "id")!.Value, feedItem.GetProperty("id").GetString());
        Complete(feedItem.GetProperty("content_html").GetString()!);
    }

    [Fact]
    public async Task Keep_the_identity_of_a_post_whose_address_changes()
    {
        var post = await app.PublishAsync("Identité");
        var before = await GuidOfAsync("Identité");
        Assert.True(before.StartsWith("urn:uuid:", StringComparison.Ordinal) && Guid.TryParse(before["urn:uuid:".Length..], out _), before);
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        (await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Adresse", "autre-identite"), "Mettre à jour")).ShouldBeOk();
        Assert.Equal(before, await GuidOfAsync("Identité"));
    }

    [Fact]
    public async Task Are_well_formed_while_there_is_nothing_in_them()
    {
        await using var empty = new EnglishBlog();
        var reader = empty.Visitor();
        Assert.Empty(XDocument.Parse((await reader.GetAsync("/feed.xml")).ShouldBeOk().Body).Descendants("item"));
        Assert.NotNull(XDocument.Parse((await reader.GetAsync("/atom.xml")).ShouldBeOk().Body).Root!.Element(Atom + "updated"));
        JsonDocument.Parse((await reader.GetAsync("/feed.json")).ShouldBeOk().Body).Dispose();
        (await reader.GetAsync("/tags/nothing/feed.json")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("a\u0002b\u001b \uFFFE\u0085fin")]
    [InlineData("a&#1;b&#x1b;c&#xFFFE;fin")]
    public async Task Are_well_formed_after_control_characters_were_typed(string typed)
    {
        await using var own = new FrenchBlog();
        var owner = await own.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "Con\u0001trôle\u000b").Fill("Texte", typed);
        (await owner.PressAsync(form, "/publications")).ShouldBeOk();
        foreach (var feed in (string[])["/feed.xml", "/atom.xml"])
            Assert.Contains("Contrôle", XDocument.Parse((await own.Visitor().GetAsync(feed)).ShouldBeOk().Body).Root!.Value, StringComparison.Ordinal);
    }

    private static void Complete(string html)
    {
        Assert.Contains("Le début", html, StringComparison.Ordinal);
        Assert.Contains("La fin", html, StringComparison.Ordinal);
        Assert.Contains("href=\"http://localhost/archive\"", html, StringComparison.Ordinal);
        Assert.Contains("src=\"http://localhost/media/oiseau.jpg\"", html, StringComparison.Ordinal);
    }

    private async Task<Page> Get(string address, string type)
    {
        var page = (await app.Visitor().GetAsync(address)).ShouldBeOk();
        Assert.Equal(type, page.ContentType);
        return page;
    }

    private async Task<string> GuidOfAsync(string title) =>
        XDocument.Parse((await app.Visitor().GetAsync("/feed.xml")).ShouldBeOk().Body).Descendants("item").Single(i => i.Element("title")!.Value == title).Element("guid")!.Value;
}
