using System.Net;
using SocialBlog.Data.Posts;

namespace SocialBlog.Tests.Reading;

public sealed class Addresses_of_posts(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task A_post_answers_with_its_title_date_author_and_text()
    {
        var post = await app.PublishAsync("Été à Nîmes", Utc("2011-05-20T08:00"), "Il fait *chaud*.", ["Voyages"]);
        Assert.Equal("/2011/05/ete-a-nimes", post.Path);

        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal("Été à Nîmes", page.Text("h1.p-name"));
        Assert.Equal("vendredi 20 mai 2011", page.Text("time.dt-published"));
        Assert.Equal("2011-05-20T08:00:00Z", page.One("time.dt-published").GetAttribute("datetime"));
        Assert.Equal(BlogApp.OwnerName, page.Text("header .p-author"));
        Assert.Equal("<p>Il fait <em>chaud</em>.</p>", page.One(".e-content").InnerHtml);
        Assert.Equal("/tags/voyages", page.One("a.p-category").GetAttribute("href"));
        Assert.Equal("http://localhost/2011/05/ete-a-nimes", page.One("link[rel=canonical]").GetAttribute("href"));
        Assert.Equal("Été à Nîmes", page.One("meta[property='og:title']").GetAttribute("content"));
    }

    [Theory]
    [InlineData(".html")]
    [InlineData(".HTML")]
    public async Task The_form_that_ends_in_html_leads_to_the_one_without(string end)
    {
        var post = await app.PublishAsync("Avec html " + end.Length + end[1]);
        (await app.Visitor().GetAsync(post.Path + end)).ShouldLeadTo(post.Path, HttpStatusCode.MovedPermanently);
    }

    [Fact]
    public async Task A_former_address_leads_to_the_new_one()
    {
        var post = await app.PublishAsync("Ancien titre");
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        (await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Adresse", "nouvelle-adresse"), "Mettre à jour")).ShouldBeOk().ShouldSay("C’est enregistré.");

        (await app.Visitor().GetAsync("/2011/05/nouvelle-adresse")).ShouldBeOk().ShouldSay("Ancien titre");
        (await app.Visitor().GetAsync("/2011/05/ancien-titre")).ShouldLeadTo("/2011/05/nouvelle-adresse", HttpStatusCode.MovedPermanently);
        (await app.Visitor().GetAsync("/2011/05/ancien-titre.html")).ShouldLeadTo("/2011/05/nouvelle-adresse", HttpStatusCode.MovedPermanently);
    }

    [Theory]
    [InlineData("q1", "q9", "q1")]
    [InlineData("q9-bis", "q1-bis", "q9-bis")]
    [InlineData("a1", "b1", "c1", "a1", "b1")]
    public async Task A_post_may_go_back_to_an_address_it_had(string first, params string[] later)
    {
        var post = await app.PublishAsync(first);
        var owner = await app.OwnerAsync();
        foreach (var slug in later)
        {
            var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
            (await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Adresse", slug), "Mettre à jour")).ShouldBeOk().ShouldSay("C’est enregistré.");
        }

        (await app.Visitor().GetAsync("/2011/05/" + later[^1])).ShouldBeOk();
        foreach (var former in later.Append(first).Distinct(StringComparer.Ordinal).Where(slug => slug != later[^1]))
            (await app.Visitor().GetAsync("/2011/05/" + former)).ShouldLeadTo("/2011/05/" + later[^1], HttpStatusCode.MovedPermanently);
    }

    [Fact]
    public async Task An_address_in_another_script_is_escaped_where_it_leads()
    {
        var post = await app.PublishAsync("مرحبا بالعالم");
        Assert.Equal("/2011/05/مرحبا-بالعالم", post.Path);
        var escaped = (await app.Visitor().GetAsync("/2011/05")).One("article .u-url[href*='%D9%85']").GetAttribute("href")!;
        (await app.Visitor().GetAsync(escaped)).ShouldBeOk().ShouldSay("مرحبا بالعالم");
        (await app.Visitor().GetAsync(escaped + ".html")).ShouldLeadTo(escaped, HttpStatusCode.MovedPermanently);
    }

    [Fact]
    public async Task A_deleted_post_says_that_it_is_gone_and_comes_back_when_restored()
    {
        var post = await app.PublishAsync("À jeter");
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        var list = (await owner.PressAsync(editor.FormWith("Mettre à la corbeille"), "Mettre à la corbeille")).ShouldBeOk();

        (await app.Visitor().GetAsync(post.Path)).ShouldBe(HttpStatusCode.Gone).ShouldSay("Cet article n’est plus en ligne");
        (await app.Visitor().GetAsync(post.Path + ".html")).ShouldBe(HttpStatusCode.Gone);
        (await app.Visitor().GetAsync("/")).ShouldNotSay("À jeter");

        (await owner.PressAsync(list.FormWith("Annuler"), "Annuler")).ShouldBeOk();
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldSay("À jeter");
    }

    [Fact]
    public async Task Drafts_and_scheduled_posts_are_not_found_and_stand_nowhere()
    {
        await app.DraftAsync("Brouillon secret", "Chut brouillon");
        var scheduled = await app.ScheduleAsync("Programmé secret", app.Now.AddDays(1), "Chut programme");
        (await app.Visitor().GetAsync("/2011/05/brouillon-secret")).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().GetAsync(scheduled.Path)).ShouldBe(HttpStatusCode.NotFound);
        foreach (var address in (string[])["/", "/2011/05", "/archive", "/feed.xml", "/atom.xml", "/feed.json", "/search?q=secret", "/search?q=chut"])
        {
            var page = (await app.Visitor().GetAsync(address)).ShouldBeOk();
            Assert.DoesNotContain("Brouillon secret", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Programmé secret", page.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_trashed_draft_that_nobody_saw_is_not_found()
    {
        var draft = await app.DraftAsync("Jamais vu");
        await app.QueryAsync(async db =>
        {
            var post = await db.Posts.ForEditingAsync(draft.Id, Cancel);
            post!.Trash(app.Now);
            return await db.SaveChangesAsync(Cancel);
        });
        (await app.Visitor().GetAsync("/2011/05/jamais-vu")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/nulle-part")]
    [InlineData("/2011/05/nulle-part")]
    [InlineData("/2011/05/27/nulle-part")]
    [InlineData("/tags/nulle-part")]
    [InlineData("/tags/nulle-part/feed.xml")]
    [InlineData("/index.php")]
    [InlineData("/%FF%FE")]
    [InlineData("/admin.aspx/../../etc/passwd")]
    [InlineData("/error/500")]
    public async Task An_unknown_one_is_not_found_in_the_language_of_the_blog_with_a_search_box(string address)
    {
        var page = (await app.Visitor().GetAsync(address)).ShouldBe(HttpStatusCode.NotFound).ShouldSay("Cette page n’existe pas");
        Assert.Equal("fr", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("/search", page.One("main form[role=search]").GetAttribute("action"));
        Assert.NotNull(page.One("main input[name=q]"));
    }

    [Fact]
    public async Task An_unknown_one_speaks_English_on_an_English_blog()
    {
        await using var english = new EnglishBlog();
        (await english.Visitor().GetAsync("/nowhere")).ShouldBe(HttpStatusCode.NotFound).ShouldSay("This page does not exist");
    }
}
