using System.Net;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Users;
using SocialBlog.Web.Areas.Admin.Controllers;
using SocialBlog.Web.Security;

namespace SocialBlog.Tests.Security;

public sealed class Roles_of_people
{
    [Theory]
    [InlineData(Role.Owner, "/admin/posts /admin/comments /admin/series /admin/pages /admin/menu /admin/people /admin/outbox /admin/look /admin/settings")]
    [InlineData(Role.Editor, "/admin/posts /admin/comments /admin/series /admin/pages /admin/menu")]
    [InlineData(Role.Author, "/admin/posts")]
    [InlineData(Role.Contributor, "/admin/posts")]
    [InlineData(Role.Moderator, "/admin/comments")]
    public async Task Open_the_pages_that_their_menu_shows_and_no_others(Role role, string open)
    {
        await using var app = new FrenchBlog();
        var person = (await app.PersonAsync(role)).Visitor;
        string[] all = ["/admin/posts", "/admin/comments", "/admin/series", "/admin/pages", "/admin/menu", "/admin/people", "/admin/outbox", "/admin/look", "/admin/settings"];
        var first = (await person.VisitAsync("/admin")).ShouldBeOk();
        var shown = first.All(".rail nav a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(open.Split(' ').Order(StringComparer.Ordinal), shown.Intersect(all, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        foreach (var page in all) (await person.GetAsync(page)).ShouldBe(open.Split(' ').Contains(page, StringComparer.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        foreach (var page in new[] { "/admin/profile", "/admin/account" }) (await person.GetAsync(page)).ShouldBeOk();
    }

    [Fact]
    public async Task Let_a_contributor_bring_back_a_draft_but_not_what_was_public()
    {
        await using var app = new FrenchBlog();
        var contributor = await app.PersonAsync(Role.Contributor);
        var (published, draft) = (await app.PublishAsync("Retiré par la rédaction"), await app.DraftAsync("Brouillon jeté"));
        foreach (var post in (WrittenPost[])[published, draft])
        {
            await app.GiveAsync(post, contributor.Id);
            var owner = await app.OwnerAsync();
            await owner.PressAsync(await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}")), "/trash");
        }

        var editor = (await contributor.Visitor.GetAsync(FormattableString.Invariant($"/admin/posts/{draft.Id}"))).ShouldBeOk();
        var form = editor.FormWith("/trash/restoration");
        (await contributor.Visitor.SendAsync(form.Press("/trash/restoration", FormattableString.Invariant($"/admin/posts/{published.Id}/trash/restoration")))).ShouldBe(HttpStatusCode.Forbidden);
        Assert.Equal(PostStatus.Trashed, await app.StatusAsync(published));
        (await contributor.Visitor.PressAsync(editor, "/trash/restoration")).ShouldBeOk();
        Assert.Equal(PostStatus.Draft, await app.StatusAsync(draft));
    }

    [Fact]
    public async Task Lead_from_a_contributors_draft_through_review_to_an_editors_publication()
    {
        await using var app = new FrenchBlog();
        var (contributor, editor) = (await app.PersonAsync(Role.Contributor), await app.PersonAsync(Role.Editor, "Baptiste Delmas"));
        var empty = await contributor.Visitor.GetAsync("/admin/posts/new");
        Assert.Empty(empty.All("[formaction*='publication']"));
        (await contributor.Visitor.PressAsync(empty.FormWith("/review-requests").Fill("Title", "Vu du terrain").Fill("Markdown", "Trois constats."), "/review-requests")).ShouldBeOk().ShouldSay("En relecture");
        var id = await app.QueryAsync(db => db.Posts.Where(p => p.Title == "Vu du terrain").Select(p => p.Id).SingleAsync(Cancel));

        (await editor.Visitor.GetAsync("/admin")).ShouldBeOk().ShouldSay("Vu du terrain");
        var review = (await editor.Visitor.GetAsync(FormattableString.Invariant($"/admin/posts/{id}"))).ShouldBeOk();
        (await editor.Visitor.PressAsync(review, "/publication")).ShouldBeOk();
        (await app.Visitor().GetAsync("/2011/05/vu-du-terrain")).ShouldBeOk().ShouldSay("Aminata Diop");
        (await contributor.Visitor.GetAsync(FormattableString.Invariant($"/admin/posts/{id}"))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Let_nobody_translate_a_draft_of_somebody_else_or_see_its_title()
    {
        await using var app = new FrenchBlog();
        var contributor = await app.PersonAsync(Role.Contributor);
        var secret = await app.DraftAsync("Rachat confidentiel");
        var published = await app.PublishAsync("Annonce publique");
        var empty = (await contributor.Visitor.GetAsync("/admin/posts/new")).ShouldBeOk();
        Assert.DoesNotContain("Rachat confidentiel", empty.Body, StringComparison.Ordinal);
        Assert.Contains("Annonce publique", empty.Text("#posts"), StringComparison.Ordinal);

        var form = empty.FormWith("/review-requests").Fill("Title", "The deal").Fill("Language", "en");
        var refused = (await contributor.Visitor.SendAsync(form.Fill("TranslationOf", FormattableString.Invariant($"/admin/posts/{secret.Id}")).Press("/admin/posts"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Aucun article n’a cette adresse.", refused.ErrorOf("TranslationOf"));
        Assert.Null(await app.QueryAsync(db => db.Posts.Where(p => p.Id == secret.Id).Select(p => p.TranslationKey).SingleAsync(Cancel)));
        (await contributor.Visitor.PressAsync(form.Fill("TranslationOf", published.Path), "/admin/posts")).ShouldBeOk();
    }

    [Fact]
    public async Task Are_not_given_by_the_key_of_a_post()
    {
        await using var app = new FrenchBlog();
        var (author, contributor) = (await app.PersonAsync(Role.Author, "Baptiste Delmas"), await app.PersonAsync(Role.Contributor));
        var key = (await author.Visitor.GetAsync("/admin/posts/new")).FormWith("/publications").Value("Key");
        await KeepAsync(author, HttpStatusCode.OK, "À moi");
        await KeepAsync(contributor, HttpStatusCode.NotFound, "Pris");
        var form = (await contributor.Visitor.GetAsync("/admin/posts/new")).FormWith("/review-requests").Fill("Key", key).Fill("Title", "Pris");
        (await contributor.Visitor.SendAsync(form.Press("/review-requests"))).ShouldBe(HttpStatusCode.NotFound);
        Assert.Equal("À moi", await app.QueryAsync(db => db.Posts.Select(p => p.Title).SingleAsync(Cancel)));

        async Task KeepAsync(Person person, HttpStatusCode status, string title)
        {
            var token = (await person.Visitor.GetAsync("/admin/posts/new")).One("form[data-editor] [name=__RequestVerificationToken]").GetAttribute("value")!;
            (await person.Visitor.PostAsync("/admin/posts/autosaves", ("__RequestVerificationToken", token), ("Key", key), ("Session", Guid.NewGuid().ToString()), ("Title", title))).ShouldBe(status);
        }
    }

    [Fact]
    public async Task That_do_not_suffice_are_said_plainly()
    {
        await using var app = new FrenchBlog();
        var author = await app.PersonAsync(Role.Author);
        (await author.Visitor.GetAsync("/admin/settings")).ShouldBe(HttpStatusCode.Forbidden).ShouldSay("Votre rôle n’ouvre pas cette page");
    }

    [Fact]
    public async Task Let_an_author_change_own_posts_and_find_no_others()
    {
        await using var app = new FrenchBlog();
        var author = await app.PersonAsync(Role.Author);
        var own = await app.PublishAsync("Le mien");
        var other = await app.PublishAsync("Celui de Camille");
        await app.GiveAsync(own, author.Id);
        var list = (await author.Visitor.GetAsync("/admin/posts")).ShouldBeOk().ShouldSay("Le mien");
        list.ShouldNotSay("Celui de Camille");
        var form = (await author.Visitor.GetAsync(FormattableString.Invariant($"/admin/posts/{own.Id}"))).ShouldBeOk().FormWith("Mettre à jour");
        (await author.Visitor.PressAsync(form.Fill("Title", "Le mien, corrigé"), "Mettre à jour")).ShouldBeOk().ShouldSay("C’est enregistré.");

        (await author.Visitor.GetAsync(FormattableString.Invariant($"/admin/posts/{other.Id}"))).ShouldBe(HttpStatusCode.Forbidden);
        (await author.Visitor.SendAsync(form.Press("Mettre à jour", FormattableString.Invariant($"/admin/posts/{other.Id}")))).ShouldBe(HttpStatusCode.Forbidden);
        (await author.Visitor.SendAsync(form.Press("Mettre à jour", FormattableString.Invariant($"/admin/posts/{other.Id}/trash")))).ShouldBe(HttpStatusCode.Forbidden);
        Assert.Equal(PostStatus.Published, await app.StatusAsync(other));
    }

    [Fact]
    public async Task Hold_for_the_post_of_the_address_whatever_number_a_form_sends_along()
    {
        await using var app = new FrenchBlog();
        var author = await app.PersonAsync(Role.Author);
        var (own, other) = (await app.PublishAsync("Le mien"), await app.PublishAsync("Celui de Camille"));
        await app.GiveAsync(own, author.Id);
        var (mine, theirs) = (FormattableString.Invariant($"/admin/posts/{own.Id}"), FormattableString.Invariant($"{other.Id}"));
        var token = ("__RequestVerificationToken", (await author.Visitor.GetAsync(mine)).One("form[data-editor] [name=__RequestVerificationToken]").GetAttribute("value")!);
        string[] addresses =
        [
            mine, mine + "/publication", mine + "/publication/withdrawal", mine + "/autosaves", mine + "/preview-link", "/admin/posts", "/admin/publications", "/admin/scheduled-publications",
            "/admin/review-requests", "/admin/posts/autosaves", mine + "/trash",
        ];
        foreach (var address in addresses)
        {
            var fields = new[] { token, ("Title", "Pris"), ("Markdown", "Pris"), ("Version", "1"), ("ScheduledFor", "2011-06-01T10:00"), ("Session", Guid.NewGuid().ToString()), ("Key", Guid.NewGuid().ToString()) };
            await author.Visitor.PostAsync(address, [.. fields, ("id", theirs)]);
            await author.Visitor.PostAsync(address + "?id=" + theirs, fields);
        }

        Assert.Equal("Pris", await app.QueryAsync(db => db.Posts.Where(p => p.Id == own.Id).Select(p => p.Title).SingleAsync(Cancel)));
        var (title, status, secret) = await app.QueryAsync(db => db.Posts.Where(p => p.Id == other.Id).Select(p => ValueTuple.Create(p.Title, p.Status, p.PreviewKey)).SingleAsync(Cancel));
        Assert.Equal(("Celui de Camille", PostStatus.Published, null), (title, status, secret));
        Assert.False(await app.QueryAsync(db => db.PostRevisions.AnyAsync(r => r.PostId == other.Id && r.Title == "Pris", Cancel)));
    }

    [Theory]
    [InlineData("publication")]
    [InlineData("scheduled-publication")]
    [InlineData("publication/withdrawal")]
    public async Task Let_a_contributor_save_drafts_but_not_publish(string move)
    {
        await using var app = new FrenchBlog();
        var contributor = await app.PersonAsync(Role.Contributor);
        var draft = await app.DraftAsync("Brouillon");
        await app.GiveAsync(draft, contributor.Id);
        var page = (await contributor.Visitor.GetAsync(FormattableString.Invariant($"/admin/posts/{draft.Id}"))).ShouldBeOk();
        page.ShouldNotSay("Publier maintenant");
        var form = page.FormWith("Enregistrer");
        (await contributor.Visitor.SendAsync(form.Press("Enregistrer", FormattableString.Invariant($"/admin/posts/{draft.Id}/{move}")))).ShouldBe(HttpStatusCode.Forbidden);
        Assert.Equal(PostStatus.Draft, await app.StatusAsync(draft));
        (await contributor.Visitor.PressAsync(form.Fill("Title", "Brouillon relu"), "Enregistrer")).ShouldBeOk().ShouldSay("C’est enregistré.");
    }

    [Fact]
    public async Task Take_a_post_out_of_its_contributors_hands_once_it_is_public()
    {
        await using var app = new FrenchBlog();
        var contributor = await app.PersonAsync(Role.Contributor);
        var post = await app.PublishAsync("Paru");
        await app.GiveAsync(post, contributor.Id);
        var refused = (await contributor.Visitor.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"))).ShouldBe(HttpStatusCode.Forbidden);
        Assert.Single(refused.All("main a[href='/admin']"));
        var row = (await contributor.Visitor.GetAsync("/admin/posts")).ShouldBeOk().One(FormattableString.Invariant($"#post-{post.Id}"));
        Assert.Equal(post.Path, row.QuerySelector("h2 a")!.GetAttribute("href"));
        Assert.Null(row.QuerySelector("form"));
        Assert.Empty((await contributor.Visitor.GetAsync(post.Path)).ShouldBeOk().All("a[href^='/admin/posts']"));
        Assert.Contains(post.Path, (await contributor.Visitor.GetAsync("/admin/search?q=paru")).All(".found a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Act_at_the_next_click_after_they_change()
    {
        await using var app = new FrenchBlog();
        var editor = await app.PersonAsync(Role.Editor);
        (await editor.Visitor.GetAsync("/admin/pages")).ShouldBeOk();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync(FormattableString.Invariant($"/admin/people/{editor.Id}"))).ShouldBeOk().FormWith("Enregistrer").Fill("role", "Moderator");
        (await owner.PressAsync(form, "Enregistrer")).ShouldBeOk().ShouldSay("C’est enregistré.");
        (await editor.Visitor.GetAsync("/admin/pages")).ShouldBe(HttpStatusCode.Forbidden);
        (await editor.Visitor.GetAsync("/admin/comments")).ShouldBeOk();
    }

    [Fact]
    public async Task Are_asked_for_by_every_part_of_the_admin()
    {
        await using var app = new FrenchBlog();
        var admin = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>()?.ControllerTypeInfo.IsAssignableTo(typeof(AdminController)) is true).ToList();
        Assert.NotEmpty(admin);
        Assert.All(admin, e => Assert.True(e.Metadata.GetMetadata<NeedsAttribute>() is not null, e.DisplayName));
    }
}
