using System.Net;

namespace SocialBlog.Tests.Reading;

/// <summary>The home page of a French blog in Paris.</summary>
public sealed class The_stream_of_posts
{
    [Fact]
    public async Task Shows_one_heading_a_day_newest_first_in_French()
    {
        await using var app = new BlogApp(new BlogPlan());
        await app.PublishAsync("Premier du vendredi", Utc("2011-05-27T06:00"));
        await app.PublishAsync("Titre d’un article", Utc("2011-05-27T07:00"));
        await app.PublishAsync("Dernier du vendredi", Utc("2011-05-27T08:00"));
        await app.PublishAsync("Un autre titre", Utc("2011-05-26T08:00"), approved: 2);
        await app.PublishAsync("Le premier mai", Utc("2011-05-01T08:00"), approved: 1, pending: 3);

        var home = (await app.Visitor().GetAsync("/")).ShouldBeOk();
        Assert.Equal(["vendredi 27 mai 2011", "jeudi 26 mai 2011", "dimanche 1er mai 2011"], home.Texts(".day-heading"));
        Assert.Equal(["Dernier du vendredi", "Titre d’un article", "Premier du vendredi"], home.Texts(".day:first-of-type .post-title"));
        Assert.Equal(
            ["0 commentaires", "0 commentaires", "0 commentaires", "2 commentaires", "1 commentaire"],
            home.Texts("a[href$='#comments']"));
    }

    [Fact]
    public async Task Puts_the_count_between_title_and_text_and_links_it_to_the_comments()
    {
        await using var app = new BlogApp(new BlogPlan());
        var post = await app.PublishAsync("Titre", markdown: "Le texte complet de l’article.");

        var home = (await app.Visitor().GetAsync("/")).ShouldBeOk();
        string[] order = ["vendredi 27 mai 2011", "Titre", "0 commentaires", "Le texte complet de l’article."];
        var words = home.Text("main");
        var places = order.Select(o => words.IndexOf(o, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Equal(post.Path + "#comments", home.All("article .meta a")[0].GetAttribute("href"));
        Assert.NotNull((await app.Visitor().GetAsync(post.Path)).One("#comments"));
    }

    [Fact]
    public async Task Speaks_English_on_an_English_blog()
    {
        await using var app = new BlogApp(new BlogPlan(Language: "en", TimeZone: "Europe/London"));
        await app.PublishAsync("None", Utc("2011-05-27T08:00"));
        await app.PublishAsync("One", Utc("2011-05-26T08:00"), approved: 1);
        await app.PublishAsync("Two", Utc("2011-05-01T08:00"), approved: 2);

        var home = (await app.Visitor().GetAsync("/")).ShouldBeOk();
        Assert.Equal("en", home.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(["Friday 27 May 2011", "Thursday 26 May 2011", "Sunday 1 May 2011"], home.Texts(".day-heading"));
        Assert.Equal(["0 comments", "1 comment", "2 comments"], home.Texts("a[href$='#comments']"));
    }

    [Fact]
    public async Task Counts_days_in_the_time_zone_of_the_blog()
    {
        await using var app = new BlogApp(new BlogPlan());
        var late = await app.PublishAsync("Tard le soir", Utc("2011-04-30T23:30"));

        Assert.Equal("/2011/05/tard-le-soir", late.Path);
        Assert.Equal("dimanche 1er mai 2011", (await app.Visitor().GetAsync("/")).Text(".day-heading"));
        (await app.Visitor().GetAsync("/2011/05/01")).ShouldBeOk().ShouldSay("Tard le soir");
        (await app.Visitor().GetAsync("/2011/04")).ShouldBeOk().ShouldNotSay("Tard le soir");
    }

    [Fact]
    public async Task Pages_backwards_without_loss_and_without_repetition()
    {
        await using var app = new BlogApp(new BlogPlan());
        // Several of one instant, so that a page ends between posts that only their number tells apart.
        var titles = Enumerable.Range(1, 37).Select(i => FormattableString.Invariant($"Article {i}")).ToList();
        for (var i = 0; i < titles.Count; i++) await app.PublishAsync(titles[i], Utc("2011-05-01T08:00").AddHours(i / 4));

        var reader = app.Visitor();
        var page = await reader.GetAsync("/");
        var read = new List<string>();
        for (var pages = 0; ; pages++)
        {
            Assert.True(pages < 10, "The pages have no end.");
            read.AddRange(page.ShouldBeOk().Texts(".post-title"));
            if (page.All("a[rel=next]") is not [var next]) break;
            page = await reader.GetAsync("/" + next.GetAttribute("href"));
        }

        Assert.Equal(Enumerable.Reverse(titles), read);
    }

    [Fact]
    public async Task Shows_a_text_up_to_its_jump_break()
    {
        await using var app = new BlogApp(new BlogPlan());
        var post = await app.PublishAsync("Long", markdown: "Le début.\n\n<!--more-->\n\nLa fin.");

        var home = (await app.Visitor().GetAsync("/")).ShouldSay("Le début.").ShouldNotSay("La fin.");
        Assert.Equal(post.Path, home.One(".read-on a").GetAttribute("href"));
        (await app.Visitor().GetAsync(post.Path)).ShouldSay("Le début.").ShouldSay("La fin.");
    }

    [Fact]
    public async Task Says_that_it_is_empty_while_it_is()
    {
        await using var app = new BlogApp(new BlogPlan());
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay("Rien n’est encore publié.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("hier")]
    [InlineData("20110527081500")]
    [InlineData("20110527081500-")]
    [InlineData("20111327081500-1")]
    [InlineData("20110527081500--1")]
    [InlineData("20110527081500-99999999999999999999")]
    [InlineData("20110527081500-1-1")]
    [InlineData("%F0%9F%92%A9-1")]
    public async Task Begins_anew_at_a_malformed_place(string before)
    {
        await using var app = new BlogApp(new BlogPlan());
        await app.PublishAsync("Article", tags: ["Essai"]);
        foreach (var list in (string[])["/", "/2011", "/2011/05", "/2011/05/27", "/tags/essai"])
            (await app.Visitor().GetAsync($"{list}?before={before}")).ShouldLeadTo(list);
    }
}
