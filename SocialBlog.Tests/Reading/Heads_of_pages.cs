using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Series;
using SocialBlog.Data.Settings;

namespace SocialBlog.Tests.Reading;

/// <summary>What a page tells search engines, and what is shown where somebody shares its address.</summary>
public sealed class Heads_of_pages(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/archive")]
    [InlineData("/2011")]
    [InlineData("/2011/05")]
    [InlineData("/2011/05/20")]
    [InlineData("/tags")]
    [InlineData("/tags/partage")]
    [InlineData("/authors/camille-martin")]
    [InlineData("/series")]
    [InlineData("/series/une-suite")]
    [InlineData("/partage-de-pages")]
    public async Task Tell_one_address_and_what_a_card_of_the_page_shows(string address)
    {
        await ShareableAsync();
        var page = (await app.Visitor().GetAsync(address + "?utm_source=x")).ShouldBeOk();
        Assert.Equal("http://localhost" + address, page.One("link[rel=canonical]").GetAttribute("href"));
        Assert.Equal("http://localhost" + address, OpenGraph(page, "url"));
        Assert.NotEmpty(OpenGraph(page, "title")!);
        Assert.Equal(("website", BlogApp.Title, "fr_FR"), (OpenGraph(page, "type"), OpenGraph(page, "site_name"), OpenGraph(page, "locale")));
        Assert.Equal("summary", page.One("meta[name='twitter:card']").GetAttribute("content"));
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=partage")]
    [InlineData("/nulle-part")]
    [InlineData("/account/signin")]
    public async Task Tell_no_address_where_there_is_nothing_to_share(string address)
    {
        var page = await app.Visitor().GetAsync(address);
        Assert.Empty(page.All("link[rel=canonical], meta[property^='og:']"));
    }

    [Fact]
    public async Task Tell_the_place_in_a_list_apart()
    {
        await using var own = new FrenchBlog();
        for (var i = 0; i < 12; i++) await own.PublishAsync(FormattableString.Invariant($"Article {i}"), own.Now.AddDays(-i));
        var older = (await own.Visitor().GetAsync("/")).ShouldBeOk().One(".pager [rel=next]").GetAttribute("href")!;
        var page = (await own.Visitor().GetAsync("/" + older + "&utm_source=x")).ShouldBeOk();
        Assert.Equal("http://localhost/" + older, page.One("link[rel=canonical]").GetAttribute("href"));
    }

    [Fact]
    public async Task Tell_one_address_however_it_was_typed()
    {
        await ShareableAsync();
        var page = (await app.Visitor().GetAsync("/Archive")).ShouldBeOk();
        Assert.Equal("http://localhost/archive", page.One("link[rel=canonical]").GetAttribute("href"));
    }

    [Fact]
    public async Task Of_posts_tell_what_they_are_about()
    {
        var post = await app.PublishAsync("Pourquoi partager ?", Utc("2011-05-20T08:30"), "De quoi il s’agit & pourquoi.", ["Partage", "Été"]);
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal(("article", "Pourquoi partager\u202F?"), (OpenGraph(page, "type"), OpenGraph(page, "title")));
        Assert.Equal("De quoi il s’agit & pourquoi.", OpenGraph(page, "description"));
        Assert.Equal("De quoi il s’agit & pourquoi.", page.One("meta[name=description]").GetAttribute("content"));
        Assert.Equal("2011-05-20T08:30:00Z", Property(page, "article:published_time"));
        Assert.Equal("2011-05-20T08:30:00Z", Property(page, "article:modified_time"));
        Assert.Equal("http://localhost/authors/camille-martin", Property(page, "article:author"));
        Assert.Equal(["Partage", "Été"], page.All("meta[property='article:tag']").Select(m => m.GetAttribute("content")).Order(StringComparer.Ordinal));
        Assert.Null(OpenGraph(page, "image"));
    }

    [Fact]
    public async Task Of_posts_tell_their_language_and_those_of_their_translations()
    {
        await using var own = new FrenchBlog();
        var (french, english) = (await own.PublishAsync("Bonjour"), await own.PublishAsync("Good morning"));
        var key = Guid.NewGuid();
        await ChangeAsync(own, french.Id, post => post.Describe(new PostDetails { TranslationKey = key }));
        await ChangeAsync(own, english.Id, post => post.Describe(new PostDetails { TranslationKey = key, Language = "en" }));
        var page = (await own.Visitor().GetAsync(english.Path)).ShouldBeOk();
        Assert.Equal(("en_GB", "fr_FR"), (OpenGraph(page, "locale"), OpenGraph(page, "locale:alternate")));
    }

    [Theory]
    [InlineData("/media/cartes/a.jpg", "http://localhost/media/cartes/a.jpg", "1200")]
    [InlineData("https://images.example/a.jpg", "https://images.example/a.jpg", null)]
    public async Task Show_the_picture_of_a_post(string card, string address, string? width)
    {
        await using var own = new FrenchBlog();
        var written = await own.PublishAsync("Illustré");
        await ChangeAsync(own, written.Id, post =>
        {
            post.Describe(new PostDetails { Image = "/media/image.jpg", ImageAlt = "Une mésange" });
            post.ShowOnCards(card);
        });

        var page = (await own.Visitor().GetAsync(written.Path)).ShouldBeOk();
        Assert.Equal((address, width, "Une mésange"), (OpenGraph(page, "image"), OpenGraph(page, "image:width"), OpenGraph(page, "image:alt")));
        Assert.Equal("summary_large_image", page.One("meta[name='twitter:card']").GetAttribute("content"));
        using var json = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent);
        Assert.Equal(["http://localhost/media/image.jpg"], json.RootElement.GetProperty("@graph")[0].GetProperty("image").EnumerateArray().Select(i => i.GetString()!));
    }

    [Fact]
    public async Task Show_the_blogs_cover_where_a_page_has_no_picture()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Sans image");
        await own.QueryAsync(async db =>
        {
            (await db.Settings.SingleAsync(Cancel)).Dress(new BlogLook { CoverCard = "/media/couverture.jpg", Logo = "/media/logo.png" });
            return await db.SaveChangesAsync(Cancel);
        });

        foreach (var address in (string[])["/", post.Path, "/tags"])
        {
            var page = (await own.Visitor().GetAsync(address)).ShouldBeOk();
            Assert.Equal(("http://localhost/media/couverture.jpg", "1200", "630"), (OpenGraph(page, "image"), OpenGraph(page, "image:width"), OpenGraph(page, "image:height")));
        }

        using var json = JsonDocument.Parse((await own.Visitor().GetAsync(post.Path)).One("script[type='application/ld+json']").TextContent);
        Assert.Equal("http://localhost/media/logo.png", json.RootElement.GetProperty("@graph")[0].GetProperty("publisher").GetProperty("logo").GetProperty("url").GetString());
    }

    [Fact]
    public async Task Of_the_home_page_tell_where_to_search()
    {
        var page = (await app.Visitor().GetAsync("/")).ShouldBeOk();
        using var json = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent);
        Assert.Equal(("WebSite", BlogApp.Title), (json.RootElement.GetProperty("@type").GetString(), json.RootElement.GetProperty("name").GetString()));
        var template = json.RootElement.GetProperty("potentialAction").GetProperty("target").GetProperty("urlTemplate").GetString()!;
        (await app.Visitor().GetAsync(new Uri(template.Replace("{search_term_string}", "partage", StringComparison.Ordinal)).PathAndQuery)).ShouldBeOk();
    }

    [Fact]
    public async Task Name_feeds_that_are_there()
    {
        await ShareableAsync();
        foreach (var address in (string[])["/", "/tags/partage"])
        {
            var page = (await app.Visitor().GetAsync(address)).ShouldBeOk();
            foreach (var feed in page.All("link[rel=alternate]"))
            {
                var answer = (await app.Visitor().GetAsync(feed.GetAttribute("href")!)).ShouldBeOk();
                Assert.Equal(feed.GetAttribute("type"), answer.ContentType);
            }
        }
    }

    private static string? OpenGraph(Page page, string name) => Property(page, "og:" + name);

    private static string? Property(Page page, string name) => page.All($"meta[property='{name}']") is [var only] ? only.GetAttribute("content") : null;

    private static Task<int> ChangeAsync(BlogApp app, int postId, Action<Post> change) => app.QueryAsync(async db =>
    {
        change(await db.Posts.SingleAsync(p => p.Id == postId, Cancel));
        return await db.SaveChangesAsync(Cancel);
    });

    private async Task ShareableAsync()
    {
        const string title = "Partagé";
        if (await app.QueryAsync(db => db.Posts.AnyAsync(p => p.Title == title, Cancel))) return;
        var post = await app.PublishAsync(title, Utc("2011-05-20T08:30"), tags: ["Partage"]);
        var series = await app.QueryAsync(async db =>
        {
            var suite = new PostSeries("Une suite", null, "");
            db.Series.Add(suite);
            await db.SaveChangesAsync(Cancel);
            return suite.Id;
        });
        await ChangeAsync(app, post.Id, p => p.Describe(new PostDetails { SeriesId = series }));
        var owner = await app.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Titre", "Partage de pages"), "/admin/pages")).ShouldBeOk();
    }
}
