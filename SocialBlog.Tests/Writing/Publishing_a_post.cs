using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;

namespace SocialBlog.Tests.Writing;

/// <summary>What stands beside a text in the editor, and what becomes of it.</summary>
public sealed class Publishing_a_post(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task In_review_is_seen_by_no_reader_until_an_editor_publishes_it()
    {
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/review-requests").Fill("Titre", "À relire").Fill("Texte", "Qu’en pensez-vous ?");
        var asked = (await owner.PressAsync(form, "/review-requests")).ShouldBeOk().ShouldSay("est invitée à le relire").ShouldSay("En relecture");
        (await owner.GetAsync("/admin/posts?state=inreview")).ShouldBeOk().ShouldSay("À relire");
        (await app.Visitor().GetAsync("/")).ShouldNotSay("À relire");
        (await app.Visitor().GetAsync("/2011/05/a-relire")).ShouldBe(HttpStatusCode.NotFound);

        (await owner.PressAsync(asked, "/publication")).ShouldBeOk();
        (await app.Visitor().GetAsync("/2011/05/a-relire")).ShouldBeOk();
    }

    [Fact]
    public async Task In_review_can_become_a_draft_again()
    {
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/review-requests").Fill("Titre", "Trop tôt");
        var asked = await owner.PressAsync(form, "/review-requests");
        (await owner.PressAsync(asked, "/withdrawal", ".danger")).ShouldBeOk().ShouldSay("Demander une relecture");
    }

    [Fact]
    public async Task Can_be_shown_before_to_whoever_has_its_secret_link_until_it_is_taken_back()
    {
        var draft = await app.DraftAsync("Secret", "Entre *nous*.");
        var owner = await app.OwnerAsync();
        var editor = (await owner.PressAsync(await owner.GetAsync(Editor(draft.Id)), "/preview-link")).ShouldBeOk();
        var link = new Uri(editor.One("#PreviewLink").GetAttribute("value")!).AbsolutePath;
        var shown = (await app.Visitor().GetAsync(link)).ShouldBeOk();
        Assert.Equal(("Secret", "nous"), (shown.Text("h1"), shown.Text(".prose em")));
        Assert.Equal("no-store", shown.Response.Headers.CacheControl!.ToString());
        Assert.Equal("noindex, nofollow", shown.One("meta[name=robots]").GetAttribute("content"));

        (await owner.PressAsync(editor, "/withdrawal", ".sharing")).ShouldBeOk();
        (await app.Visitor().GetAsync(link)).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().GetAsync("/drafts/" + Guid.Empty)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Leads_from_its_secret_link_to_its_address_once_it_is_public()
    {
        var draft = await app.DraftAsync("Bientôt public");
        var key = await app.QueryAsync(async db =>
        {
            var post = await db.Posts.Include(p => p.Addresses).SingleAsync(p => p.Id == draft.Id, Cancel);
            var made = post.ShareDraft();
            post.Publish(app.Now);
            await db.AssignAddressAsync(post, TimeZoneInfo.Utc, Cancel);
            await db.SaveChangesAsync(Cancel);
            return made;
        });
        Assert.Equal("/2011/05/bientot-public", (await app.Visitor().GetAsync($"/drafts/{key}")).Location);
    }

    [Fact]
    public async Task Closes_its_comments_after_the_days_that_were_asked_for()
    {
        await using var own = new FrenchBlog();
        var owner = await own.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "Deux semaines").Fill("CommentDays", "14");
        (await owner.PressAsync(form, "/publications")).ShouldBeOk();
        const string Path = "/2011/05/deux-semaines";
        (await own.Visitor().GetAsync(Path)).ShouldSay("Laisser un commentaire");
        own.Clock.Advance(TimeSpan.FromDays(13));
        (await own.Visitor().GetAsync(Path)).ShouldSay("Laisser un commentaire");
        own.Clock.Advance(TimeSpan.FromDays(2));
        await own.EventuallyAsync("comments close", async () => (await own.Visitor().GetAsync(Path)).Body.Contains("Les commentaires sont fermés", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("4000")]
    [InlineData("bientôt")]
    public async Task Refuses_days_that_are_no_number_of_days_beside_the_field(string days)
    {
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "Jours").Fill("Texte", "Mon texte.").Fill("CommentDays", days);
        var again = (await owner.PressAsync(form, "/publications")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.NotEmpty(again.ErrorOf("CommentDays"));
        Assert.Equal(("Mon texte.", days), (again.FormWith("/publications").Value("Texte"), again.FormWith("/publications").Value("CommentDays")));
    }

    [Fact]
    public async Task Tells_what_is_worth_a_look_and_is_published_all_the_same()
    {
        var target = await app.PublishAsync("Cible");
        var owner = await app.OwnerAsync();
        var text = $"""
            ![](/media/a.png) ![Un phare](/media/b.png)

            [bon]({target.Path}) [mort](/2011/05/nulle-part) [ailleurs](https://example.org/x) [titre](#titre) [perdu](#rien) [page](/pas-de-page) [étiquette](/tags/aucune) [archives](/archive)

            ## Titre
            """;
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "À vérifier").Fill("Texte", text);
        var editor = (await owner.PressAsync(form, "/publications")).ShouldBeOk().ShouldSay("L’article est publié.");
        Assert.Equal(["a.png"], editor.Texts(".checks li a"));
        Assert.Equal(["#rien", "/2011/05/nulle-part", "/pas-de-page", "/tags/aucune"], editor.Texts(".checks li code").Order(StringComparer.Ordinal));
        editor.ShouldSay("Pas d’extrait");
        Assert.Equal(["Voir l’article", "À regarder : 6"], editor.Texts(".notice a"));
        Assert.Equal(["/2011/05/a-verifier", "#checks"], editor.All(".notice a").Select(a => a.GetAttribute("href")));
        Assert.True(editor.One(".editor-side > #checks:first-child").HasAttribute("open"));
    }

    [Fact]
    public async Task Lists_the_addresses_that_still_lead_to_it()
    {
        var post = await app.PublishAsync("Ancien nom");
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync(Editor(post.Id))).FormWith("Mettre à jour").Fill("Slug", "nouveau-nom");
        var editor = (await owner.PressAsync(form, "Mettre à jour")).ShouldBeOk();
        Assert.Equal([post.Path], editor.Texts(".former a"));
        (await app.Visitor().GetAsync(post.Path)).ShouldLeadTo("/2011/05/nouveau-nom", HttpStatusCode.MovedPermanently);
    }

    [Fact]
    public async Task Leaves_the_trash_for_good_after_thirty_days_and_is_gone_for_its_readers()
    {
        await using var own = new FrenchBlog();
        var (known, unknown) = (await own.PublishAsync("Connu", approved: 1), await own.DraftAsync("Inconnu"));
        var first = await own.QueryAsync(db => db.Comments.Where(c => c.PostId == known.Id).Select(c => c.Id).SingleAsync(Cancel));
        await own.CommentAsync(known.Id, "Une réponse", answers: first);
        var owner = await own.OwnerAsync();
        foreach (var post in (WrittenPost[])[known, unknown]) await owner.PressAsync(await owner.GetAsync(Editor(post.Id)), "/trash");
        own.Clock.Advance(TimeSpan.FromDays(29));
        (await owner.GetAsync("/admin/posts?state=trashed")).ShouldSay("Connu").ShouldSay("Inconnu");
        own.Clock.Advance(TimeSpan.FromDays(2));
        await own.EventuallyAsync("the trash is emptied", async () => !await own.QueryAsync(db => db.Posts.AnyAsync(Cancel)));
        Assert.False(await own.QueryAsync(db => db.Comments.AnyAsync(Cancel)));
        (await own.Visitor().GetAsync(known.Path)).ShouldBe(HttpStatusCode.Gone);
    }

    private static string Editor(int id) => FormattableString.Invariant($"/admin/posts/{id}");
}
