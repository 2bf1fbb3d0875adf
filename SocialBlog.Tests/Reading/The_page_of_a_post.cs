using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;

namespace SocialBlog.Tests.Reading;

public sealed class The_page_of_a_post(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Leads_to_the_public_posts_before_and_after_it()
    {
        await using var own = new FrenchBlog();
        var oldest = await own.PublishAsync("Premier", Utc("2011-03-01T10:00"));
        await own.DraftAsync("Brouillon");
        var middle = await own.PublishAsync("Deuxième", Utc("2011-04-01T10:00"));
        var newest = await own.PublishAsync("Troisième", Utc("2011-05-01T10:00"));
        await own.ScheduleAsync("Bientôt", own.Now.AddDays(1));

        var page = (await own.Visitor().GetAsync(middle.Path)).ShouldBeOk();
        Assert.Equal((oldest.Path, newest.Path), (page.One(".neighbours [rel=prev]").GetAttribute("href"), page.One(".neighbours [rel=next]").GetAttribute("href")));
        Assert.Equal("Article précédent Premier", page.Text(".neighbours [rel=prev]"));

        var first = (await own.Visitor().GetAsync(oldest.Path)).ShouldBeOk();
        Assert.Empty(first.All("[rel=prev]"));
        Assert.Equal(middle.Path, first.One("[rel=next]").GetAttribute("href"));
        var last = (await own.Visitor().GetAsync(newest.Path)).ShouldBeOk();
        Assert.Empty(last.All("[rel=next]"));
        Assert.Equal(middle.Path, last.One("[rel=prev]").GetAttribute("href"));
    }

    [Fact]
    public async Task Begins_with_the_summary_that_its_author_wrote()
    {
        var post = await app.PublishAsync("Chapeau", markdown: "Le texte.");
        Assert.Empty((await app.Visitor().GetAsync(post.Path)).ShouldBeOk().All("header .lead"));
        await app.QueryAsync(async db =>
        {
            (await db.Posts.SingleAsync(p => p.Id == post.Id, Cancel)).Describe(new PostDetails { Excerpt = "L'essentiel: en une phrase." });
            return await db.SaveChangesAsync(Cancel);
        });
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal("L’essentiel\u202F: en une phrase.", page.One("header .lead.p-summary").TextContent);
        Assert.Single(page.All(".p-summary"));
    }

    [Theory]
    [InlineData("?reply=abc")]
    [InlineData("?reply=2000000000")]
    [InlineData("?reply=99999999999999")]
    [InlineData("?thanks=xyz")]
    public async Task Under_a_parameter_that_says_nothing_leads_to_its_plain_address(string query)
    {
        var post = await app.PublishAsync("Paramètre vide");
        (await app.Visitor().GetAsync(post.Path + query)).ShouldLeadTo(post.Path);
    }

    [Fact]
    public async Task Has_its_comments_at_one_place_whatever_its_text_holds()
    {
        var post = await app.PublishAsync("Ancres", markdown: "## Comments\n\n## Respond\n\n## Comments heading\n\nVoir [plus haut](#comments).");
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal("SECTION", page.One("[id=comments]").TagName);
        Assert.Equal("s-comments", page.One(".e-content h2:first-child").Id);
        Assert.Equal("#s-comments", page.One(".e-content p a").GetAttribute("href"));
        var names = page.All("[id]").Select(e => e.Id).ToList();
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    [Theory]
    [InlineData("</script><b>gras</b>")]
    [InlineData("<!--<script>\"\\ & L’été")]
    public async Task Tells_search_engines_what_it_is_whatever_its_title(string title)
    {
        var post = await app.PublishAsync(title, Utc("2011-05-20T08:30"), "Le début de tout.", ["Été"]);
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Empty(page.All("b"));
        using var json = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent);
        var posting = json.RootElement.GetProperty("@graph")[0];
        Assert.Equal("BlogPosting", posting.GetProperty("@type").GetString());
        Assert.Equal(title, posting.GetProperty("headline").GetString());
        Assert.Equal("http://localhost" + post.Path, posting.GetProperty("url").GetString());
        Assert.Equal(BlogApp.OwnerName, posting.GetProperty("author").GetProperty("name").GetString());
        Assert.Equal(DateTimeOffset.Parse("2011-05-20T08:30Z", System.Globalization.CultureInfo.InvariantCulture), posting.GetProperty("datePublished").GetDateTimeOffset());
        Assert.Equal("Été", posting.GetProperty("keywords")[0].GetString());
    }

    [Fact]
    public async Task Is_summed_up_without_half_a_character()
    {
        var post = await app.PublishAsync("Émoticônes", markdown: "a" + string.Concat(Enumerable.Repeat("🙂", 200)));
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.DoesNotContain("\uFFFD", page.One("meta[name=description]").GetAttribute("content"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent);
        Assert.DoesNotContain("\uFFFD", json.RootElement.GetProperty("@graph")[0].GetProperty("description").GetString(), StringComparison.Ordinal);
    }
}
