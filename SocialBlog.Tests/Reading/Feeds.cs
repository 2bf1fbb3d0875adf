using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;

namespace SocialBlog.Tests.Reading;

public sealed class Feeds(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Content = "http://purl.org/rss/1.0/modules/content/", DublinCore = "http://purl.org/dc/elements/1.1/",
        Media = "http://search.yahoo.com/mrss/";

    [Theory]
    [InlineData("")]
    [InlineData("/tags/oiseaux")]
    public async Task Hold_the_posts_in_full_with_whole_addresses(string under)
    {
        const string typed = "Mésange & \"rouge-gorge\" ]]> <b>", title = "Mésange & «\u202Frouge-gorge\u202F» ]]> <b>";
        if (!await app.QueryAsync(db => Task.FromResult(db.Posts.Any(p => p.Title == typed))))
            await app.PublishAsync(typed, Utc("2011-05-20T08:30"), "Le début [lié](/archive).\n\n<!--more-->\n\nLa fin ![oiseau](/media/oiseau.jpg) ]]> & <b>gras</b>.", ["Oiseaux", "Été"]);

        var rss = (await RssAsync(under + "/feed.xml")).Element("channel")!;
        var item = rss.Elements("item").Single(i => i.Element("title")!.Value == title);
        Assert.Equal("http://localhost/2011/05/mesange-rouge-gorge-b", item.Element("link")!.Value);
        Assert.Equal("Fri, 20 May 2011 10:30:00 +0200", item.Element("pubDate")!.Value);
        Assert.Equal(["Oiseaux", "Été"], item.Elements("category").Select(c => c.Value).Order(StringComparer.Ordinal));
        Complete(item.Element(Content + "encoded")!.Value);
        Assert.Equal("http://localhost" + under + "/feed.xml", rss.Element(Atom + "link")!.Attribute("href")!.Value);

        var atom = await AtomAsync(under + "/atom.xml");
        var entry = atom.Elements(Atom + "entry").Single(e => e.Element(Atom + "title")!.Value == title);
        Assert.Equal("2011-05-20T10:30:00+02:00", entry.Element(Atom + "published")!.Value);
        Assert.Equal(BlogApp.OwnerName, entry.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Complete(entry.Element(Atom + "content")!.Value);
        Assert.Equal(item.Element("guid")!.Value, entry.Element(Atom + "id")!.Value);

        using var json = await JsonAsync(under + "/feed.json");
        Assert.Equal("https://jsonfeed.org/version/1.1", json.RootElement.GetProperty("version").GetString());
        Assert.Equal("http://localhost" + under + "/feed.json", json.RootElement.GetProperty("feed_url").GetString());
        var feedItem = json.RootElement.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("title").GetString() == title);
        Assert.Equal(entry.Element(Atom + "id")!.Value, feedItem.GetProperty("id").GetString());
        Complete(feedItem.GetProperty("content_html").GetString()!);
    }

    [Theory]
    [InlineData("/comments/feed.xml", "/comments/atom.xml", "/comments/feed.json", true)]
    [InlineData("{post}/comments.xml", "{post}/comments.atom", "{post}/comments.json", false)]
    public async Task Hold_the_comments_that_show(string rss, string atom, string json, bool all)
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Suivi de près");
        var other = await own.PublishAsync("Autre conversation");
        var shown = await own.CommentAsync(post.Id, "Un avis qui se voit.");
        await own.CommentAsync(post.Id, "Un avis en attente.", CommentState.Pending);
        await own.CommentAsync(other.Id, "Un avis ailleurs.");
        string At(string form) => form.Replace("{post}", post.Path, StringComparison.Ordinal);

        var expected = all ? 2 : 1;
        var items = (await RssAsync(At(rss), own)).Descendants("item").ToList();
        Assert.Equal(expected, items.Count);
        var item = items.Single(i => i.Element("link")!.Value == FormattableString.Invariant($"http://localhost/comments/{shown}"));
        Assert.Equal("<p>Un avis qui se voit.</p>", item.Element(Content + "encoded")!.Value);
        Assert.Equal("Aminata", item.Element(DublinCore + "creator")!.Value);

        var entries = (await AtomAsync(At(atom), own)).Elements(Atom + "entry").ToList();
        Assert.Equal(items.Select(i => i.Element("guid")!.Value), entries.Select(e => e.Element(Atom + "id")!.Value));
        using var document = await JsonAsync(At(json), own);
        var ids = document.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!);
        Assert.Equal(items.Select(i => i.Element("guid")!.Value), ids);
        Assert.DoesNotContain("aminata@example.org", document.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_comments_are_where_a_post_is_and_nowhere_else()
    {
        var post = await app.PublishAsync("Fil de commentaires");
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal(post.Path + "/comments.xml", page.One("link[rel=alternate][href*='/comments.']").GetAttribute("href"));
        foreach (var file in (string[])["comments.xml", "comments.atom", "comments.json"])
        {
            (await app.Visitor().GetAsync("/2011/05/nulle-part/" + file)).ShouldBe(HttpStatusCode.NotFound);
            (await app.Visitor().GetAsync(post.Path + ".html/" + file)).ShouldLeadTo(post.Path + "/" + file, HttpStatusCode.MovedPermanently);
        }
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
    public async Task Tell_when_a_post_was_changed()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Repris", Utc("2011-05-20T08:30"));
        var owner = await own.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        (await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Texte", "Mieux dit."), "Mettre à jour")).ShouldBeOk();

        const string changed = "2011-05-27T12:00:00+02:00";
        Assert.Equal(changed, (await RssAsync("/feed.xml", own)).Descendants("item").Single().Element(Atom + "updated")!.Value);
        var atom = await AtomAsync("/atom.xml", own);
        Assert.Equal(changed, atom.Element(Atom + "updated")!.Value);
        Assert.Equal(changed, atom.Element(Atom + "entry")!.Element(Atom + "updated")!.Value);
        using var json = await JsonAsync("/feed.json", own);
        Assert.Equal(changed, json.RootElement.GetProperty("items")[0].GetProperty("date_modified").GetString());
    }

    [Fact]
    public async Task Name_the_picture_of_a_post()
    {
        await using var own = new FrenchBlog();
        await own.PublishAsync("Une image dans le texte", markdown: "![Mésange](/media/m%C3%A9sange.png) ![ailleurs](https://images.example/a.jpg)");
        await File.WriteAllBytesAsync(Path.Combine(own.Data.Path, "media", "mésange.png"), new byte[123], Cancel);

        const string url = "http://localhost/media/m%C3%A9sange.png";
        var item = (await RssAsync("/feed.xml", own)).Descendants("item").Single();
        var enclosure = item.Element("enclosure")!;
        Assert.Equal((url, "image/png", "123"), (enclosure.Attribute("url")!.Value, enclosure.Attribute("type")!.Value, enclosure.Attribute("length")!.Value));
        Assert.Equal(url, item.Element(Media + "content")!.Attribute("url")!.Value);
        var link = (await AtomAsync("/atom.xml", own)).Descendants(Atom + "link").Single(l => l.Attribute("rel")!.Value == "enclosure");
        Assert.Equal((url, "image/png", "123"), (link.Attribute("href")!.Value, link.Attribute("type")!.Value, link.Attribute("length")!.Value));
        using var json = await JsonAsync("/feed.json", own);
        Assert.Equal(url, json.RootElement.GetProperty("items")[0].GetProperty("image").GetString());
    }

    [Theory]
    [InlineData("https://images.example/loin.jpg")]
    [InlineData("/media/perdue.png")]
    [InlineData("/media/..%2Fsocialblog.db")]
    [InlineData("/media/a%00b.png")]
    public async Task Claim_no_length_for_a_picture_that_is_not_the_blogs_own(string address)
    {
        await using var own = new FrenchBlog();
        await own.PublishAsync("Image d’ailleurs", markdown: $"![]({address})");
        var item = (await RssAsync("/feed.xml", own)).Descendants("item").Single();
        Assert.Null(item.Element("enclosure"));
        Assert.Null(item.Element(Media + "content")!.Attribute("fileSize"));
    }

    [Fact]
    public async Task Prefer_the_picture_that_stands_for_a_post_and_tell_the_posts_own_language()
    {
        await using var own = new FrenchBlog();
        var written = await own.PublishAsync("In English", markdown: "![autre](/media/autre.jpg)");
        await own.QueryAsync(async db =>
        {
            var post = await db.Posts.SingleAsync(p => p.Id == written.Id, Cancel);
            post.Describe(new PostDetails { Language = "en", Excerpt = "What it is about.", Image = "/media/chosen.webp", ImageAlt = "A heron" });
            return await db.SaveChangesAsync(Cancel);
        });

        var item = (await RssAsync("/feed.xml", own)).Descendants("item").Single();
        Assert.Equal("en", item.Element(DublinCore + "language")!.Value);
        Assert.Equal("What it is about.", item.Element("description")!.Value);
        Assert.Equal("A heron", item.Element(Media + "content")!.Element(Media + "description")!.Value);
        Assert.Equal("en", (await AtomAsync("/atom.xml", own)).Element(Atom + "entry")!.Attribute(XNamespace.Xml + "lang")!.Value);
        using var json = await JsonAsync("/feed.json", own);
        var entry = json.RootElement.GetProperty("items")[0];
        Assert.Equal(("fr", "en"), (json.RootElement.GetProperty("language").GetString(), entry.GetProperty("language").GetString()));
        Assert.Equal("http://localhost/media/chosen.webp", entry.GetProperty("image").GetString());
    }

    [Fact]
    public async Task Hold_texts_that_can_be_read_away_from_their_page()
    {
        await using var own = new FrenchBlog();
        await own.PublishAsync("À emporter", markdown: """
            - [x] fait
            - [ ] à faire

            <details><summary>Les chiffres</summary>Vingt-six.</details>

            <img src="a.png" srcset="/media/a.png 1x, b.png 2x" alt="">

            https://www.youtube.com/watch?v=aqz-KE-bpKQ
            """);
        var html = (await RssAsync("/feed.xml", own)).Descendants(Content + "encoded").Single().Value;
        Assert.Contains("☑ fait", html, StringComparison.Ordinal);
        Assert.Contains("☐ à faire", html, StringComparison.Ordinal);
        Assert.Contains("<details open", html, StringComparison.Ordinal);
        Assert.Contains("src=\"http://localhost/2011/05/a.png\"", html, StringComparison.Ordinal);
        Assert.Contains("srcset=\"http://localhost/media/a.png 1x, http://localhost/2011/05/b.png 2x\"", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://www.youtube.com/watch?v=aqz-KE-bpKQ\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-player", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_well_formed_while_there_is_nothing_in_them()
    {
        await using var empty = new EnglishBlog();
        Assert.Empty((await RssAsync("/feed.xml", empty)).Descendants("item"));
        Assert.NotNull((await AtomAsync("/atom.xml", empty)).Element(Atom + "updated"));
        (await JsonAsync("/feed.json", empty)).Dispose();
        (await empty.Visitor().GetAsync("/tags/nothing/feed.json")).ShouldBe(HttpStatusCode.NotFound);
        (await Browser(empty).GetAsync("/feed.xml")).ShouldBeOk().ShouldSay("This is a feed.");
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

    [Fact]
    public async Task Of_comments_are_well_formed_after_a_reader_typed_entities_of_control_characters()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Entités");
        await own.Visitor().CommentAsync(await own.Visitor().GetAsync(post.Path), "Bon&#1;jour &#x0B;&#xFFFE;&#xFDD0;&#x1FFFF;[à](https://example.org/&#2;) tous");
        var owner = await own.OwnerAsync();
        (await owner.PressAsync(await owner.GetAsync("/admin/comments"), "/approval", ".queued")).ShouldBeOk();
        foreach (var feed in (string[])["/comments/feed.xml", "/comments/atom.xml", "/comments/feed.json", post.Path + "/comments.xml", post.Path + "/comments.atom", post.Path + "/comments.json"])
        {
            var body = (await own.Visitor().GetAsync(feed)).ShouldBeOk().Body;
            Assert.Contains("Bonjour ", feed.EndsWith(".json", StringComparison.Ordinal) ? body : XDocument.Parse(body).Root!.Value, StringComparison.Ordinal);
        }

        Assert.Equal("<p>Bonjour <a href=\"https://example.org/\" rel=\"nofollow ugc noopener\">à</a> tous</p>", await own.QueryAsync(db => db.Comments.Select(c => c.Html).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Are_well_formed_whatever_is_stored()
    {
        const string bad = "x\u0001y\u000B\uFFFEz";
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Importé", tags: ["Oiseaux"], approved: 1);
        await own.QueryAsync(async db =>
        {
            await db.Posts.ExecuteUpdateAsync(p => p.SetProperty(x => x.Title, bad).SetProperty(x => x.Html, bad).SetProperty(x => x.Excerpt, bad).SetProperty(x => x.Image, "/media/" + bad).SetProperty(x => x.ImageAlt, bad), Cancel);
            await db.Comments.ExecuteUpdateAsync(c => c.SetProperty(x => x.AuthorName, bad).SetProperty(x => x.AuthorWebsite, "https://example.org/" + bad).SetProperty(x => x.Html, bad), Cancel);
            await db.Tags.ExecuteUpdateAsync(t => t.SetProperty(x => x.Name, bad), Cancel);
            await db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.DisplayName, bad), Cancel);
            (await db.Settings.SingleAsync(Cancel)).Change(bad, bad, "fr", "Europe/Paris");
            return await db.SaveChangesAsync(Cancel);
        });
        foreach (var under in (string[])["", "/tags/oiseaux", "/comments"])
        {
            Assert.Contains("xyz", (await RssAsync(under + "/feed.xml", own)).Value, StringComparison.Ordinal);
            Assert.Contains("xyz", (await AtomAsync(under + "/atom.xml", own)).Value, StringComparison.Ordinal);
            (await JsonAsync(under + "/feed.json", own)).Dispose();
            (await Browser(own).GetAsync(under + "/feed.xml")).ShouldBeOk();
        }

        Assert.Contains("xyz", (await RssAsync(post.Path + "/comments.xml", own)).Value, StringComparison.Ordinal);
        foreach (var file in (string[])["/opensearch.xml", "/sitemap.xml"]) XDocument.Parse((await own.Visitor().GetAsync(file)).ShouldBeOk().Body);
    }

    [Fact]
    public async Task Are_not_sent_again_to_a_program_that_knows_dates_only()
    {
        await using var own = new FrenchBlog();
        await own.PublishAsync("Daté");
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        var reader = own.Visitor();
        var date = (await reader.GetAsync("/feed.xml")).ShouldBeOk().Header("Last-Modified")!;
        reader.Headers["If-Modified-Since"] = date;
        Assert.Empty((await reader.GetAsync("/feed.xml")).ShouldBe(HttpStatusCode.NotModified).Bytes);
        await own.PublishAsync("Du neuf");
        (await reader.GetAsync("/feed.xml")).ShouldBeOk();
    }

    [Theory]
    [InlineData("/feed.xml")]
    [InlineData("/atom.xml")]
    [InlineData("/feed.json")]
    public async Task Are_a_page_to_somebody_who_opens_one_and_a_feed_to_programs(string address)
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Un titre & <b>son</b> chapeau", Utc("2011-04-30T22:30"));
        var page = (await Browser(own).GetAsync(address)).ShouldBeOk();
        Assert.Equal("text/html", page.ContentType);
        Assert.Contains("Sec-Fetch-Dest", page.Header("Vary"), StringComparison.Ordinal);
        Assert.Equal("http://localhost" + address, page.One("input[readonly]").GetAttribute("value"));
        Assert.Equal(("Un titre & <b>son</b> chapeau", "http://localhost" + post.Path), (page.Text("li a"), page.One("li a").GetAttribute("href")));
        Assert.Equal("1er mai 2011", page.Text("li time"));
        Assert.Equal("2011-05-01", page.One("li time").GetAttribute("datetime"));
        (await Browser(own).GetAsync(page.One("link[rel=stylesheet]").GetAttribute("href")!)).ShouldBeOk();

        // One copy is cached for each, whoever comes first.
        var feed = (await own.Visitor().GetAsync(address)).ShouldBeOk();
        Assert.NotEqual("text/html", feed.ContentType);
        Assert.Equal(feed.Body, (await own.Visitor().GetAsync(address)).Body);
        Assert.Equal(page.Body, (await Browser(own).GetAsync(address)).Body);
    }

    [Theory]
    [InlineData("/feed.xml")]
    [InlineData("/atom.xml")]
    public async Task Name_a_style_that_makes_the_same_page_of_them_in_a_browser(string address)
    {
        await app.PublishAsync("Avec style");
        var reader = app.Visitor();
        var feed = XDocument.Parse((await reader.GetAsync(address)).ShouldBeOk().Body);
        var instruction = feed.Nodes().OfType<XProcessingInstruction>().Single(i => i.Target == "xml-stylesheet");
        var style = (await reader.GetAsync(XElement.Parse($"<pi {instruction.Data}/>").Attribute("href")!.Value)).ShouldBeOk();
        Assert.Equal("text/xsl", style.ContentType);

        var transform = new System.Xml.Xsl.XslCompiledTransform();
        transform.Load(XDocument.Parse(style.Body).CreateReader());
        using var html = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        transform.Transform(feed.CreateReader(), null, html);
        var page = (await Browser(app).GetAsync(address)).ShouldBeOk();
        var made = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html.ToString());
        Assert.Equal(page.One("main").Words(), made.QuerySelector("main")!.Words());
    }

    private static Visitor Browser(BlogApp app)
    {
        var visitor = app.Visitor();
        visitor.Headers["Sec-Fetch-Dest"] = "document";
        return visitor;
    }

    private static void Complete(string html)
    {
        Assert.Contains("Le début", html, StringComparison.Ordinal);
        Assert.Contains("La fin", html, StringComparison.Ordinal);
        Assert.Contains("href=\"http://localhost/archive\"", html, StringComparison.Ordinal);
        Assert.Contains("src=\"http://localhost/media/oiseau.jpg\"", html, StringComparison.Ordinal);
    }

    private async Task<XElement> RssAsync(string address, BlogApp? of = null) => XDocument.Parse(await GetAsync(of, address, "application/rss+xml")).Root!;

    private async Task<XElement> AtomAsync(string address, BlogApp? of = null) => XDocument.Parse(await GetAsync(of, address, "application/atom+xml")).Root!;

    private async Task<JsonDocument> JsonAsync(string address, BlogApp? of = null) => JsonDocument.Parse(await GetAsync(of, address, "application/feed+json"));

    private async Task<string> GetAsync(BlogApp? of, string address, string type)
    {
        var page = (await (of ?? app).Visitor().GetAsync(address)).ShouldBeOk();
        Assert.Equal(type, page.ContentType);
        return page.Body;
    }

    private async Task<string> GuidOfAsync(string title) =>
        (await RssAsync("/feed.xml")).Descendants("item").Single(i => i.Element("title")!.Value == title).Element("guid")!.Value;
}
