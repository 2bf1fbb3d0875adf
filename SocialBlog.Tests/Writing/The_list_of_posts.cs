using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Settings;

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
    public async Task Puts_titles_in_the_order_of_their_letters_whatever_accents_and_capitals()
    {
        await using var own = new FrenchBlog();
        foreach (var title in (string[])["Zèbre", "Écrire", "œuvre", "avant", "Élan", "Avis", "oasis", "eau", "Obtenir", "Œdème"]) await own.PublishAsync(title);
        var list = await (await own.OwnerAsync()).GetAsync("/admin/posts?sort=title");
        Assert.Equal(["avant", "Avis", "eau", "Écrire", "Élan", "oasis", "Obtenir", "Œdème", "œuvre", "Zèbre"], list.Texts(".row-item h2"));
    }

    [Fact]
    public async Task Puts_titles_of_an_older_version_in_order_too()
    {
        const string written = "2011-05-20 08:00:00";
        using var data = new TempDirectory();
        await using (var older = await OlderDatabase.MakeAsync(data, "20261126000002_PageRevisions"))
        {
            await older.AddAsync("Settings", ("Id", BlogSettings.TheOnlyId), ("Title", "Ancien"), ("Language", "fr"), ("TimeZone", "Europe/Paris"));
            var author = await older.AddAsync("Users", ("UserName", "camille@example.org"), ("Slug", "camille-martin"), ("CreatedAt", written));
            foreach (var title in (string[])["Zèbre", "Œuvre", "ÉCRIRE", "Avant", "écrin"])
            {
                await older.AddAsync(
                    "Posts", ("Title", title), ("Key", Guid.NewGuid().ToString().ToUpperInvariant()), ("AuthorId", author), ("Status", "Draft"), ("CommentPolicy", "Open"), ("CreatedAt", written), ("UpdatedAt", written));
            }
        }

        await using var own = new BlogApp(new BlogPlan(Data: data));
        Assert.Equal(["Avant", "écrin", "ÉCRIRE", "Œuvre", "Zèbre"], await own.QueryAsync(db => db.Posts.InOrder(PostOrder.Title).Select(p => p.Title).ToListAsync(Cancel)));
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
