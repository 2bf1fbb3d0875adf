using System.Net;
using System.Xml.Linq;

namespace SocialBlog.Tests.Reading;

public sealed class Tags(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Are_listed_with_their_counts_of_public_posts()
    {
        await app.PublishAsync("Un", tags: ["Économie", "Zèbre"]);
        await app.PublishAsync("Deux", tags: ["économie"]);
        await app.DraftAsync("Trois");

        var page = (await app.Visitor().GetAsync("/tags")).ShouldBeOk();
        Assert.Equal(["Économie 2 articles", "Zèbre 1 article"], page.Texts(".tag-index li"));
        Assert.Equal(["/tags/economie", "/tags/zebre"], page.All(".tag-index a").Select(a => a.GetAttribute("href")));
        var list = (await app.Visitor().GetAsync("/tags/economie")).ShouldBeOk();
        Assert.Equal("Économie", list.Text("h1"));
        Assert.Equal(["Deux", "Un"], list.Texts(".post-title"));
        Assert.Equal("/tags/economie/feed.xml", list.One("link[type='application/rss+xml']").GetAttribute("href"));
    }

    [Fact]
    public async Task Stand_in_the_same_order_whatever_their_accents_and_capitals_on_lists_posts_and_feeds()
    {
        await using var blog = new FrenchBlog();
        var post = await blog.PublishAsync("Ordre", tags: ["veille", "Outils", "Événement", "médias sociaux"]);
        string[] order = ["Événement", "médias sociaux", "Outils", "veille"];
        var reader = blog.Visitor();
        var card = (await reader.GetAsync("/tags/medias-sociaux")).ShouldBeOk();
        Assert.Equal(order, card.Texts(".tags a"));
        Assert.Equal(order, (await reader.GetAsync(post.Path)).ShouldBeOk().Texts(".tags a"));
        var feed = XDocument.Parse((await reader.GetAsync("/tags/medias-sociaux/feed.xml")).ShouldBeOk().Body);
        Assert.Equal(order, feed.Descendants("item").Single().Elements("category").Select(c => c.Value));
    }

    [Fact]
    public async Task Lose_a_post_that_is_unpublished()
    {
        var post = await app.PublishAsync("Passager", tags: ["Éphémère"]);
        (await app.Visitor().GetAsync("/tags")).ShouldSay("Éphémère 1 article");
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        (await owner.PressAsync(editor.FormWith("Dépublier"), "Dépublier")).ShouldBeOk().ShouldSay("C’est de nouveau un brouillon.");

        (await app.Visitor().GetAsync("/tags")).ShouldBeOk().ShouldNotSay("Éphémère");
        (await app.Visitor().GetAsync(post.Path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task That_only_drafts_have_are_not_there()
    {
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/admin/posts").Fill("Titre", "Inachevé").Fill("Étiquettes", "Secret");
        (await owner.PressAsync(form, "/admin/posts")).ShouldBeOk();
        (await app.Visitor().GetAsync("/tags/secret")).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().GetAsync("/tags/secret/feed.xml")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task That_differ_by_their_signs_alone_stay_apart()
    {
        await using var own = new FrenchBlog();
        string[] names = ["C", "C#", "C++", "🐈", "🐕"];
        foreach (var name in names) await own.PublishAsync("Sur " + name, tags: [name]);
        var links = (await own.Visitor().GetAsync("/tags")).ShouldBeOk().All(".tag-index a");
        Assert.Equal(names.Length, links.Count);
        foreach (var link in links)
        {
            var list = (await own.Visitor().GetAsync(link.GetAttribute("href")!)).ShouldBeOk();
            Assert.Equal(["Sur " + list.Text("h1")], list.Texts(".post-title"));
        }
    }
}
