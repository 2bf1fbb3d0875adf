namespace SocialBlog.Tests.Writing;

public sealed class The_list_of_posts(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Finds_titles_by_beginnings_of_words_without_accents()
    {
        await app.PublishAsync("Élections à venir");
        await app.PublishAsync("Rien à voir");
        (await (await app.OwnerAsync()).GetAsync("/admin/posts?q=elec")).ShouldSay("Élections à venir").ShouldNotSay("Rien à voir");
    }

    [Fact]
    public async Task Finds_words_of_a_drafts_text()
    {
        var owner = await app.OwnerAsync();
        await app.DraftAsync("Brouillon trouvé", markdown: "Tout sur la *bienveillance*.");
        await app.DraftAsync("Brouillon tu", markdown: "Rien de tel.");
        (await owner.GetAsync("/admin/posts?q=brouillon+bienv")).ShouldSay("Brouillon trouvé").ShouldNotSay("Brouillon tu");
    }

    [Fact]
    public async Task Looks_for_a_letter_or_two_in_titles_alone()
    {
        await app.PublishAsync("Un zèbre");
        await app.PublishAsync("Une autre bête", markdown: "Plus grande qu’un zèbre.");
        (await (await app.OwnerAsync()).GetAsync("/admin/posts?q=ze")).ShouldSay("Un zèbre").ShouldNotSay("Une autre bête");
    }

    [Fact]
    public async Task Narrows_to_a_tag()
    {
        await app.PublishAsync("Avec étiquette", tags: ["unique"]);
        await app.PublishAsync("Sans étiquette");
        (await (await app.OwnerAsync()).GetAsync("/admin/posts?tag=unique")).ShouldSay("Avec étiquette").ShouldNotSay("Sans étiquette");
    }

    [Theory]
    [InlineData("")]
    [InlineData("&sort=title")]
    [InlineData("&sort=changed")]
    [InlineData("&sort=comments")]
    public async Task Shows_each_post_once_over_its_pages_in_every_order(string sort)
    {
        for (var i = await app.QueryAsync(db => Task.FromResult(db.Posts.Count(p => p.Title.StartsWith("Suite")))); i < 60; i++)
            await app.PublishAsync(FormattableString.Invariant($"Suite {i % 7}"), at: app.Now.AddHours(-(i / 2)));
        var owner = await app.OwnerAsync();
        var first = await owner.GetAsync("/admin/posts?q=suite" + sort);
        var second = await owner.GetAsync(first.One("a[rel=next]").GetAttribute("href")!);
        Assert.Equal(50, first.All(".row-item").Count);
        Assert.Equal(10, second.All(".row-item").Count);
        Assert.Equal(60, first.All(".row-item").Concat(second.All(".row-item")).Select(row => row.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Asks_the_database_a_fixed_number_of_questions()
    {
        await app.PublishAsync("Compter");
        var owner = await app.OwnerAsync();
        await owner.GetAsync("/admin/posts");
        await owner.GetAsync("/admin/posts");
        Assert.InRange(app.Queries.LastRequest.Count, 1, 7);
        Assert.DoesNotContain(app.Queries.LastRequest, command => command.Contains("\"Html\"", StringComparison.Ordinal));
    }
}
