using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Tests.Library;

namespace SocialBlog.Tests.Writing;

/// <summary>What is kept while somebody writes: sent by the editor's script as this test sends it.</summary>
public sealed class Autosaves_of_a_post(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Never_touch_what_is_published_and_come_back_in_the_editor()
    {
        var post = await app.PublishAsync("Publié", markdown: "Ce que tous lisent.");
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(Editor(post.Id));
        var kept = await KeepAsync(owner, editor, post.Id, ("Title", "Publié, revu"), ("Slug", "publie"), ("Markdown", "Ce que j’écris."));
        Assert.False(kept.GetProperty("overtaken").GetBoolean());
        Assert.Equal(post.Id, kept.GetProperty("id").GetInt32());

        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldSay("Ce que tous lisent.").ShouldNotSay("Ce que j’écris.");
        var back = (await owner.GetAsync(Editor(post.Id))).ShouldBeOk().ShouldSay("Il n’est pas encore enregistré.");
        var form = back.FormWith("Mettre à jour");
        Assert.Equal(("Publié, revu", "Ce que j’écris."), (form.Value("Titre"), form.Value("Texte")));
        (await owner.PressAsync(form, "Mettre à jour")).ShouldBeOk().ShouldNotSay("Il n’est pas encore enregistré.");
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldSay("Ce que j’écris.");
    }

    [Fact]
    public async Task Of_a_new_post_make_a_draft_that_its_form_then_saves()
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync("/admin/posts/new");
        var key = editor.FormWith("/publications").Value("Key");
        var kept = await KeepAsync(owner, editor, null, ("Key", key), ("Title", ""), ("Markdown", "Premiers mots"));
        var id = kept.GetProperty("id").GetInt32();
        Assert.Equal(id, (await KeepAsync(owner, editor, null, ("Key", key), ("Title", "Titre trouvé"), ("Markdown", "Premiers mots, et d’autres"))).GetProperty("id").GetInt32());
        Assert.Equal("Premiers mots, et d’autres", (await owner.GetAsync(Editor(id))).ShouldBeOk().FormWith("/publication").Value("Texte"));
        (await owner.GetAsync("/admin/posts")).ShouldSay("Titre trouvé");

        (await owner.PressAsync(editor.FormWith("/publications").Fill("Titre", "Titre définitif").Fill("Texte", "Le texte entier"), "/publications")).ShouldBeOk();
        (await app.Visitor().GetAsync("/2011/05/titre-definitif")).ShouldBeOk().ShouldSay("Le texte entier");
        Assert.Equal(1, await app.QueryAsync(db => db.Posts.CountAsync(p => p.Key == Guid.Parse(key), Cancel)));
    }

    [Fact]
    public async Task Use_their_pictures_before_they_are_saved()
    {
        await using var own = new FrenchBlog();
        var owner = await own.OwnerAsync();
        var picture = await owner.StoreAsync("marche.png", Drawn.Png(900, 600));
        var editor = await owner.GetAsync("/admin/posts/new");
        var fields = new[] { ("Key", editor.FormWith("/publications").Value("Key")), ("Title", "En cours"), ("Markdown", $"![Un étal]({picture.Path})") };
        await KeepAsync(owner, editor, null, fields);
        await KeepAsync(owner, editor, null, fields);
        Assert.Equal(["En cours"], (await owner.GetAsync(FormattableString.Invariant($"/admin/media/{picture.Id}"))).ShouldBeOk().Texts(".media-uses li a"));

        (await owner.PressAsync(editor.FormWith("/publications").Fill("Titre", "Sans image").Fill("Texte", "Rien à voir."), "/publications")).ShouldBeOk();
        Assert.Empty((await owner.GetAsync(FormattableString.Invariant($"/admin/media/{picture.Id}"))).ShouldBeOk().Texts(".media-uses li a"));
    }

    [Fact]
    public async Task Of_one_page_are_one_for_ten_minutes()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Long travail");
        var owner = await own.OwnerAsync();
        var editor = await owner.GetAsync(Editor(post.Id));
        var session = Guid.NewGuid();
        for (var minute = 0; minute < 15; minute++)
        {
            await KeepAsync(owner, editor, post.Id, session, ("Title", "Long travail"), ("Markdown", FormattableString.Invariant($"Minute {minute}")));
            own.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["Minute 9", "Minute 14"], await own.QueryAsync(db => db.PostRevisions.OrderBy(r => r.Id).Select(r => r.Markdown).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Of_two_tabs_are_two_and_the_later_save_shows_both_texts()
    {
        var post = await app.PublishAsync("Deux onglets", markdown: "Départ");
        var owner = await app.OwnerAsync();
        var (first, second) = (await owner.GetAsync(Editor(post.Id)), await owner.GetAsync(Editor(post.Id)));
        await KeepAsync(owner, first, post.Id, ("Title", "Deux onglets"), ("Markdown", "Premier onglet"));
        await KeepAsync(owner, second, post.Id, ("Title", "Deux onglets"), ("Markdown", "Second onglet"));
        Assert.Equal(["Premier onglet", "Second onglet"], await app.QueryAsync(db => db.PostRevisions.Where(r => r.PostId == post.Id && r.IsAutosave).OrderBy(r => r.Id).Select(r => r.Markdown).ToListAsync(Cancel)));

        (await owner.PressAsync(first.FormWith("Mettre à jour").Fill("Texte", "Premier onglet"), "Mettre à jour")).ShouldBeOk();
        Assert.True((await KeepAsync(owner, second, post.Id, ("Title", "Deux onglets"), ("Markdown", "Second onglet, suite"))).GetProperty("overtaken").GetBoolean());
        var conflict = (await owner.PressAsync(second.FormWith("Mettre à jour").Fill("Texte", "Second onglet, suite"), "Mettre à jour")).ShouldBe(HttpStatusCode.Conflict);
        Assert.Equal("Second onglet, suite", conflict.FormWith("Mettre à jour").Value("Texte"));
        Assert.Equal("Premier onglet", conflict.Text(".theirs textarea"));
    }

    [Fact]
    public async Task Are_put_aside_when_asked_and_stay_among_the_versions()
    {
        var post = await app.PublishAsync("Mis de côté", markdown: "Enregistré");
        var owner = await app.OwnerAsync();
        await KeepAsync(owner, await owner.GetAsync(Editor(post.Id)), post.Id, ("Title", "Mis de côté"), ("Markdown", "Abandonné"));
        var editor = await owner.GetAsync(Editor(post.Id));
        var back = (await owner.PressAsync(editor, "/withdrawal", ".notice:not([hidden])")).ShouldBeOk();
        Assert.Equal("Enregistré", back.FormWith("Mettre à jour").Value("Texte"));
        var versions = (await owner.GetAsync(Editor(post.Id) + "/revisions")).ShouldBeOk().ShouldSay("mis de côté");
        (await owner.GetAsync(versions.One(".rows a").GetAttribute("href")!)).ShouldBeOk().ShouldSay("Abandonné");
    }

    [Fact]
    public async Task Of_somebody_signed_out_or_of_a_text_too_long_are_refused_in_words_a_script_reads()
    {
        var post = await app.DraftAsync("Refus");
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(Editor(post.Id));
        var tooLong = (await owner.PostAsync(Editor(post.Id) + "/autosaves", Fields(editor, Guid.NewGuid(), ("Title", new string('x', 501))))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("C’est trop long", JsonDocument.Parse(tooLong.Body).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        (await owner.PostAsync(Editor(987654) + "/autosaves", Fields(editor, Guid.NewGuid(), ("Title", "Rien")))).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().PostAsync(Editor(post.Id) + "/autosaves", ("Title", "Intrus"))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static string Editor(int id) => FormattableString.Invariant($"/admin/posts/{id}");

    private static Task<JsonElement> KeepAsync(Visitor owner, Page editor, int? id, params (string, string)[] fields) => KeepAsync(owner, editor, id, Guid.NewGuid(), fields);

    private static async Task<JsonElement> KeepAsync(Visitor owner, Page editor, int? id, Guid session, params (string, string)[] fields)
    {
        var answer = (await owner.PostAsync((id is null ? "/admin/posts" : Editor(id.Value)) + "/autosaves", Fields(editor, session, fields))).ShouldBeOk();
        return JsonDocument.Parse(answer.Body).RootElement;
    }

    private static IEnumerable<(string, string)> Fields(Page editor, Guid session, params (string, string)[] fields)
    {
        var form = editor.All("form[data-editor]").Single();
        return fields.Prepend(("Session", session.ToString())).Prepend(("Version", form.QuerySelector("[name=Version]")!.GetAttribute("value")!))
            .Prepend(("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!));
    }
}
