using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Users;
using SocialBlog.Tests.Library;

namespace SocialBlog.Tests.Writing;

/// <summary>What is kept while somebody writes a page: sent by the editor's script as this test sends it.</summary>
public sealed class Autosaves_of_a_page(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Never_touch_what_readers_see_and_come_back_in_the_editor()
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.WritePageAsync("Contact", "Ce que tous lisent.");
        await KeepAsync(owner, editor, editor.Address, ("Title", "Nous joindre"), ("Slug", "contact"), ("Markdown", "Ce que j’écris."));

        (await app.Visitor().GetAsync("/contact")).ShouldBeOk().ShouldSay("Ce que tous lisent.").ShouldNotSay("Ce que j’écris.");
        var back = (await owner.GetAsync(editor.Address)).ShouldBeOk().ShouldSay("Il n’est pas encore enregistré.");
        var form = back.FormWith("Mettre à jour");
        Assert.Equal(("Nous joindre", "Ce que j’écris."), (form.Value("Titre"), form.Value("Texte")));
        (await owner.PressAsync(form, "Mettre à jour")).ShouldBeOk().ShouldNotSay("Il n’est pas encore enregistré.");
        (await app.Visitor().GetAsync("/contact")).ShouldBeOk().ShouldSay("Ce que j’écris.");
    }

    [Fact]
    public async Task Of_a_new_page_make_none_and_are_found_in_the_list_until_it_is_saved()
    {
        await using var own = new FrenchBlog();
        var owner = await own.OwnerAsync();
        var editor = (await owner.GetAsync("/admin/pages/new")).ShouldBeOk();
        var kept = await KeepAsync(owner, editor, "/admin/pages", ("Title", "Mentions légales"), ("Slug", "mentions"), ("Markdown", "Premiers mots"));
        var root = kept.GetProperty("root").GetString()!;
        await KeepAsync(owner, editor, root, ("Title", "Mentions légales"), ("Slug", "mentions"), ("Markdown", "Premiers mots, et d’autres"));
        Assert.Equal(0, await own.QueryAsync(db => db.Pages.CountAsync(Cancel)));
        (await own.Visitor().GetAsync("/mentions")).ShouldBe(HttpStatusCode.NotFound);

        var list = (await owner.GetAsync("/admin/pages")).ShouldBeOk();
        Assert.Equal("Mentions légales", list.Text($".rows a[href='{root}']"));
        var back = (await owner.GetAsync(root)).ShouldBeOk().ShouldSay("pas encore enregistré");
        Assert.Equal("Premiers mots, et d’autres", back.FormWith("Publier la page").Value("Texte"));

        var saved = (await owner.PressAsync(back.FormWith("Publier la page"), "Publier la page")).ShouldBeOk();
        (await own.Visitor().GetAsync("/mentions")).ShouldBeOk().ShouldSay("Premiers mots, et d’autres");
        Assert.Empty((await owner.GetAsync("/admin/pages")).All($".rows a[href='{root}']"));
        Assert.Equal(saved.Address, (await owner.VisitAsync(root)).Address);
        Assert.Equal(3, (await owner.GetAsync(saved.Address + "/revisions")).ShouldBeOk().All(".row-item").Count);
    }

    [Fact]
    public async Task Of_a_new_page_can_be_discarded()
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync("/admin/pages/new");
        var root = (await KeepAsync(owner, editor, "/admin/pages", ("Title", "Finalement non"))).GetProperty("root").GetString()!;
        (await owner.PressAsync(await owner.GetAsync(root), "/deletion")).ShouldBeOk().ShouldNotSay("Finalement non");
        (await owner.GetAsync(root)).ShouldBe(HttpStatusCode.NotFound);
        (await owner.GetAsync("/admin/log")).ShouldBeOk().ShouldSay("Nouvelle page abandonnée").ShouldSay("Finalement non");
    }

    [Fact]
    public async Task Of_a_new_page_that_two_people_write_open_with_ones_own_and_show_the_other()
    {
        await using var own = new FrenchBlog();
        var (owner, editor) = (await own.OwnerAsync(), (await own.PersonAsync(Role.Editor)).Visitor);
        var first = await owner.GetAsync("/admin/pages/new");
        var root = (await KeepAsync(owner, first, "/admin/pages", ("Title", "À quatre mains"), ("Markdown", "De Camille"))).GetProperty("root").GetString()!;
        var second = (await editor.GetAsync(root)).ShouldBeOk();
        Assert.Equal("De Camille", second.FormWith("Publier la page").Value("Texte"));
        own.Clock.Advance(TimeSpan.FromSeconds(3));
        await KeepAsync(editor, second, root, ("Title", "À quatre mains"), ("Markdown", "D’Aminata"));

        var back = (await owner.GetAsync(root)).ShouldBeOk();
        Assert.Equal(("De Camille", "D’Aminata"), (back.FormWith("Publier la page").Value("Texte"), back.Text(".theirs textarea")));
        var refused = (await owner.PressAsync(back.FormWith("Publier la page").Fill("Titre", ""), "Publier la page")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("D’Aminata", refused.Text(".theirs textarea"));
    }

    [Fact]
    public async Task That_somebody_elses_save_overtook_are_named_until_their_author_saves()
    {
        await using var own = new FrenchBlog();
        var (owner, editor) = (await own.OwnerAsync(), (await own.PersonAsync(Role.Editor)).Visitor);
        var first = await owner.WritePageAsync("Horaires", "Départ");
        await KeepAsync(editor, await editor.GetAsync(first.Address), first.Address, ("Title", "Horaires"), ("Slug", "horaires"), ("Markdown", "D’Aminata"));
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        (await owner.PressAsync(first.FormWith("Mettre à jour").Fill("Texte", "De Camille"), "Mettre à jour")).ShouldBeOk();

        var back = (await editor.GetAsync(first.Address)).ShouldBeOk().ShouldSay("n’a jamais été enregistré");
        (await owner.GetAsync(first.Address)).ShouldBeOk().ShouldNotSay("n’a jamais été enregistré");
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        (await editor.PressAsync(back.FormWith("Mettre à jour").Fill("Texte", "Des deux"), "Mettre à jour")).ShouldBeOk().ShouldNotSay("n’a jamais été enregistré");
    }

    [Fact]
    public async Task Use_their_pictures_before_they_are_saved()
    {
        var owner = await app.OwnerAsync();
        var picture = await owner.StoreAsync("etal.png", Drawn.Png(900, 600));
        var editor = await owner.WritePageAsync("Galerie", "Rien encore.");
        await KeepAsync(owner, editor, editor.Address, ("Title", "Galerie"), ("Markdown", $"![Un étal]({picture.Path})"));
        Assert.Equal(["Galerie"], (await owner.GetAsync(FormattableString.Invariant($"/admin/media/{picture.Id}"))).ShouldBeOk().Texts(".media-uses li a"));
    }

    [Fact]
    public async Task Of_one_editor_are_one_for_ten_minutes()
    {
        await using var own = new FrenchBlog();
        var owner = await own.OwnerAsync();
        var editor = await owner.GetAsync("/admin/pages/new");
        var session = Guid.NewGuid();
        for (var minute = 0; minute < 15; minute++)
        {
            await KeepAsync(owner, editor, "/admin/pages", session, ("Title", "Long travail"), ("Markdown", FormattableString.Invariant($"Minute {minute}")));
            own.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["Minute 9", "Minute 14"], await own.QueryAsync(db => db.PageRevisions.OrderBy(r => r.Id).Select(r => r.Markdown).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Of_two_people_are_two_and_the_later_save_shows_both_texts()
    {
        await using var own = new FrenchBlog();
        var (owner, editor) = (await own.OwnerAsync(), (await own.PersonAsync(Role.Editor)).Visitor);
        var first = await owner.WritePageAsync("Équipe", "Départ");
        var second = await editor.GetAsync(first.Address);
        await KeepAsync(owner, first, first.Address, ("Title", "Équipe"), ("Slug", "equipe"), ("Markdown", "De Camille"));
        await KeepAsync(editor, second, first.Address, ("Title", "Équipe"), ("Slug", "equipe"), ("Markdown", "D’Aminata"));
        (await editor.GetAsync(first.Address)).ShouldBeOk().ShouldSay("Camille Martin écrit ici aussi");

        (await owner.PressAsync(first.FormWith("Mettre à jour").Fill("Texte", "De Camille"), "Mettre à jour")).ShouldBeOk();
        Assert.True((await KeepAsync(editor, second, first.Address, ("Title", "Équipe"), ("Slug", "equipe"), ("Markdown", "D’Aminata, suite"))).GetProperty("overtaken").GetBoolean());
        var conflict = (await editor.PressAsync(second.FormWith("Mettre à jour").Fill("Texte", "D’Aminata, suite"), "Mettre à jour")).ShouldBe(HttpStatusCode.Conflict);
        Assert.Equal("D’Aminata, suite", conflict.FormWith("Mettre à jour").Value("Texte"));
        Assert.Equal("De Camille", conflict.Text(".theirs textarea"));
    }

    [Fact]
    public async Task Of_a_new_page_that_another_tab_saved_lose_neither_text()
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync("/admin/pages/new");
        var root = (await KeepAsync(owner, editor, "/admin/pages", ("Title", "Deux onglets"), ("Markdown", "Début"))).GetProperty("root").GetString()!;
        var other = (await owner.GetAsync(root)).ShouldBeOk();
        (await owner.PressAsync(other.FormWith("Publier la page").Fill("Texte", "Second onglet"), "Publier la page")).ShouldBeOk();

        Assert.True((await KeepAsync(owner, editor, root, ("Title", "Deux onglets"), ("Markdown", "Premier onglet"))).GetProperty("overtaken").GetBoolean());
        var form = editor.FormWith("/admin/pages").Fill("Titre", "Deux onglets").Fill("Texte", "Premier onglet");
        var conflict = (await owner.PressAsync(form, "/admin/pages")).ShouldBe(HttpStatusCode.Conflict);
        Assert.Equal(("Premier onglet", "Second onglet"), (conflict.FormWith("Mettre à jour").Value("Texte"), conflict.Text(".theirs textarea")));
    }

    [Fact]
    public async Task Of_a_new_page_saved_twice_make_one_and_a_changed_address_is_no_repetition()
    {
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Titre", "Une seule").Fill("Texte", "Une fois.");
        var first = (await owner.PressAsync(form, "/admin/pages")).ShouldBeOk();
        Assert.Equal(first.Address, (await owner.PressAsync(form, "/admin/pages")).ShouldBeOk().Address);
        Assert.Equal(1, await app.QueryAsync(db => db.Pages.CountAsync(p => p.Title == "Une seule", Cancel)));

        var conflict = (await owner.PressAsync(form.Fill("Slug", "autrement"), "/admin/pages")).ShouldBe(HttpStatusCode.Conflict);
        Assert.Equal("autrement", conflict.FormWith("Mettre à jour").Value("Slug"));
    }

    [Fact]
    public async Task Are_put_aside_when_asked_and_stay_among_the_versions()
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.WritePageAsync("Mise de côté", "Enregistré");
        await KeepAsync(owner, editor, editor.Address, ("Title", "Mise de côté"), ("Markdown", "Abandonné"));
        var back = (await owner.PressAsync(await owner.GetAsync(editor.Address), "/withdrawal", ".notice:not([hidden])")).ShouldBeOk();
        Assert.Equal("Enregistré", back.FormWith("Mettre à jour").Value("Texte"));
        (await owner.GetAsync(editor.Address + "/revisions")).ShouldBeOk().ShouldSay("mis de côté");
    }

    [Fact]
    public async Task Of_a_page_that_is_gone_or_a_text_too_long_are_refused_in_words_a_script_reads()
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.WritePageAsync("Éphémère", "Un jour.");
        var tooLong = (await owner.PostAsync(editor.Address + "/autosaves", Fields(editor, Guid.NewGuid(), ("Title", new string('x', 501))))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("C’est trop long", JsonDocument.Parse(tooLong.Body).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);

        (await owner.PressAsync(editor, "/deletion")).ShouldBeOk();
        (await owner.PostAsync(editor.Address + "/autosaves", Fields(editor, Guid.NewGuid(), ("Title", "Trop tard")))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_strangers_and_of_those_who_arrange_no_pages_are_refused()
    {
        await using var own = new FrenchBlog();
        var editor = await (await own.OwnerAsync()).WritePageAsync("Réservée", "À nous.");
        var contributor = (await own.PersonAsync(Role.Contributor)).Visitor;
        var token = ("__RequestVerificationToken", (await contributor.GetAsync("/admin/posts/new")).One("form[data-editor] [name=__RequestVerificationToken]").GetAttribute("value")!);
        foreach (var address in (string[])[editor.Address + "/autosaves", "/admin/pages/autosaves"])
        {
            (await contributor.PostAsync(address, token, ("Session", Guid.NewGuid().ToString()), ("Key", Guid.NewGuid().ToString()), ("Title", "Intrus"))).ShouldBe(HttpStatusCode.Forbidden);
            (await own.Visitor().PostAsync(address, ("Title", "Intrus"))).ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await contributor.GetAsync(editor.Address + "/revisions")).ShouldBe(HttpStatusCode.Forbidden);
        Assert.False(await own.QueryAsync(db => db.PageRevisions.AnyAsync(r => r.Title == "Intrus", Cancel)));
    }

    private static Task<JsonElement> KeepAsync(Visitor visitor, Page editor, string root, params (string, string)[] fields) => KeepAsync(visitor, editor, root, Guid.NewGuid(), fields);

    private static async Task<JsonElement> KeepAsync(Visitor visitor, Page editor, string root, Guid session, params (string, string)[] fields) =>
        JsonDocument.Parse((await visitor.PostAsync(root + "/autosaves", Fields(editor, session, fields))).ShouldBeOk().Body).RootElement;

    private static IEnumerable<(string, string)> Fields(Page editor, Guid session, params (string, string)[] fields)
    {
        var form = editor.One("form[data-editor]");
        string[] hidden = ["__RequestVerificationToken", "Key", "Version"];
        return [.. hidden.Select(name => (name, form.QuerySelector($"[name={name}]")!.GetAttribute("value")!)), ("Session", session.ToString()), .. fields];
    }
}
