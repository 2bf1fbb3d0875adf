using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;

namespace SocialBlog.Tests.Reading;

public sealed class Related_posts
{
    [Fact]
    public async Task Share_a_tag_or_words_and_know_each_other()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var sailing = await WriteAsync(app, owner, "Hisser le foc", "Vent arrière vers Ouessant.", "Voile");
        var tagged = await WriteAsync(app, owner, "Nœuds marins", "Deux boucles suffisent.", "voile, Cordes");
        var worded = await WriteAsync(app, owner, "Carte postale", "Un phare près d’Ouessant, battu par le vent.");
        var stranger = await WriteAsync(app, owner, "Tarte aux pommes", "Beurre, sucre, farine.", "Cuisine");

        Assert.Equal(["Carte postale", "Nœuds marins"], (await RelatedAsync(app, sailing)).Order(StringComparer.Ordinal));
        Assert.Equal(["Hisser le foc"], await RelatedAsync(app, tagged));
        Assert.Equal(["Hisser le foc"], await RelatedAsync(app, worded));
        Assert.Empty(await RelatedAsync(app, stranger));
        Assert.Empty((await app.Visitor().GetAsync(stranger)).ShouldBeOk().All(".related"));
    }

    [Fact]
    public async Task Share_more_than_one_word_or_an_article()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        await WriteAsync(app, owner, "Rivière", "Elle coule avec nous dans la grande vallée.");
        var other = await WriteAsync(app, owner, "Piano", "Une grande gamme avec nous dans le salon.");
        Assert.Empty(await RelatedAsync(app, other));
    }

    [Fact]
    public async Task Are_four_at_most_the_nearest_first()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var nearest = await WriteAsync(app, owner, "Le plus proche", "Alpha.", "Jardin, Abeilles");
        for (var i = 1; i <= 12; i++) await WriteAsync(app, owner, FormattableString.Invariant($"Jardinage {i}"), FormattableString.Invariant($"Parterre{i}."), "Jardin");
        var post = await WriteAsync(app, owner, "Ruches", "Oméga.", "Jardin, Abeilles");

        var related = await RelatedAsync(app, post);
        Assert.Equal(4, related.Count);
        Assert.Equal("Le plus proche", related[0]);
        Assert.Equal("Ruches", (await RelatedAsync(app, nearest))[0]);
        var stored = await app.QueryAsync(db => db.RelatedPosts.GroupBy(r => r.PostId).Select(g => g.Count()).ToListAsync(Cancel));
        Assert.InRange(stored.Max(), RelatedPost.Shown, RelatedPost.Kept);
    }

    [Fact]
    public async Task Follow_every_change_of_a_post()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var post = await WriteAsync(app, owner, "Ammonites", "Dans la marne.", "Fossiles");
        await WriteAsync(app, owner, "Trilobites", "Sous le schiste.", "Fossiles");
        var other = await app.QueryAsync(db => db.Posts.Where(p => p.Title == "Trilobites").Select(p => p.Id).SingleAsync(Cancel));
        Assert.Equal(["Trilobites"], await RelatedAsync(app, post));

        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{other}"));
        editor = await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Étiquettes", "Cailloux"), "Mettre à jour");
        Assert.Empty(await RelatedAsync(app, post));
        editor = await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Texte", "Plus d’ammonites que de marne.").Fill("Étiquettes", "Fossiles"), "Mettre à jour");
        Assert.Equal(["Trilobites"], await RelatedAsync(app, post));

        editor = await owner.PressAsync(editor, "/publication/withdrawal");
        Assert.Empty(await RelatedAsync(app, post));
        editor = await owner.PressAsync(editor.FormWith("/publication"), "/publication");
        Assert.Equal(["Trilobites"], await RelatedAsync(app, post));

        var list = await owner.PressAsync(editor, "/trash");
        Assert.Empty(await RelatedAsync(app, post));
        await owner.PressAsync(list, "/restoration");
        Assert.Equal(["Trilobites"], await RelatedAsync(app, post));
    }

    [Fact]
    public async Task Are_no_drafts_and_come_with_the_time_of_a_scheduled_one()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var post = await WriteAsync(app, owner, "Comètes", "Une queue de glace.", "Ciel");
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("Enregistrer le brouillon").Fill("Titre", "Brouillon céleste").Fill("Étiquettes", "Ciel");
        await owner.PressAsync(form, "Enregistrer le brouillon");
        form = (await owner.GetAsync("/admin/posts/new")).FormWith("/scheduled-publications").Fill("Titre", "Éclipse").Fill("Étiquettes", "Ciel").Fill("ScheduledFor", "2011-05-28T12:00");
        await owner.PressAsync(form, "/scheduled-publications");
        Assert.Empty(await RelatedAsync(app, post));

        app.Clock.Advance(TimeSpan.FromDays(2));
        await EventuallyAsync("the scheduled post is related", async () => await RelatedAsync(app, post) is ["Éclipse"]);
    }

    [Fact]
    public async Task Are_no_translations_of_the_post()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var post = await WriteAsync(app, owner, "La pluie", "Elle tombe.", "Météo");
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "The rain").Fill("Étiquettes", "Météo").Fill("Language", "en").Fill("TranslationOf", post);
        (await owner.PressAsync(form, "/publications")).ShouldBeOk().ShouldSay("L’article est publié.");
        Assert.Empty(await RelatedAsync(app, post));
    }

    [Fact]
    public async Task Are_not_looked_for_when_a_page_is_read()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var path = "";
        for (var i = 0; i < 6; i++) path = await WriteAsync(app, owner, FormattableString.Invariant($"Herbier {i}"), "Fougère et bruyère.", "Botanique");

        Assert.Equal(4, (await RelatedAsync(app, path)).Count);
        Assert.InRange(app.Queries.LastRequest.Count, 1, 3);
        Assert.All(app.Queries.LastRequest, command => Assert.DoesNotContain("PostSearch", command, StringComparison.Ordinal));
    }

    private static async Task<string> WriteAsync(BlogApp app, Visitor owner, string title, string text, string tags = "")
    {
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", title).Fill("Texte", text).Fill("Étiquettes", tags);
        (await owner.PressAsync(form, "/publications")).ShouldBeOk().ShouldSay("L’article est publié.");
        return await app.QueryAsync(db => db.PostAddresses.Where(a => a.Post!.Title == title && a.IsCanonical).Select(a => a.Path).SingleAsync(Cancel));
    }

    private static async Task<IReadOnlyList<string>> RelatedAsync(BlogApp app, string path) =>
        (await app.Visitor().GetAsync(path)).ShouldBeOk().Texts(".related a");
}
