using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Tests.Writing;

public sealed class Revisions_of_a_post(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Tell_each_save_with_who_and_when_and_what_was_there_before_the_first()
    {
        var post = await app.PublishAsync("Histoire", markdown: "Texte importé.");
        var owner = await app.OwnerAsync();
        await SaveAsync(owner, post.Id, "Deuxième texte.");
        await SaveAsync(owner, post.Id, "Deuxième texte.");
        var list = (await owner.GetAsync(Root(post.Id) + "/revisions")).ShouldBeOk();
        Assert.Equal(2, list.All(".row-item").Count);
        Assert.Equal(["Camille Martin", "Camille Martin"], list.Texts(".row-meta span:nth-child(2)"));
        Assert.Equal(["Texte importé.", "Deuxième texte."], await app.QueryAsync(db => db.PostRevisions.Where(r => r.PostId == post.Id).OrderBy(r => r.Id).Select(r => r.Markdown).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Show_what_changed_word_by_word()
    {
        var lines = string.Join("\n\n", Enumerable.Range(1, 12).Select(i => FormattableString.Invariant($"Paragraphe {i}.")));
        var post = await app.PublishAsync("Différences", markdown: lines + "\n\nLe chat dort ici.");
        var owner = await app.OwnerAsync();
        await SaveAsync(owner, post.Id, lines + "\n\nLe chien dort là.\n\n<b>fin</b>");
        var list = await owner.GetAsync(Root(post.Id) + "/revisions");
        var page = (await owner.GetAsync(list.All(".row-item a")[0].GetAttribute("href")!)).ShouldBeOk();
        Assert.Equal(["chat", "ici"], page.Texts(".diff del"));
        Assert.Equal("chien", page.All(".diff ins")[0].TextContent);
        page.ShouldSay("Le chatchien dort icilà.").ShouldSay("<b>fin</b>");
        Assert.Single(page.All(".diff-skip"));
        page.ShouldNotSay("Paragraphe 3.\n");
        (await owner.GetAsync(list.All(".row-item a")[^1].GetAttribute("href") + "?current=true")).ShouldBeOk().ShouldSay("Ce qui a changé depuis cette version");
    }

    [Fact]
    public async Task Compare_a_save_with_the_last_one_that_differs()
    {
        var post = await app.PublishAsync("Gardé en route", markdown: "Le début.");
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync(Root(post.Id))).FormWith("Mettre à jour").Fill("Texte", "La fin.");
        (await owner.SendAsync(form.Press("Mettre à jour", Root(post.Id) + "/autosaves"))).ShouldBeOk();
        await owner.PressAsync(form, "Mettre à jour");
        var list = (await owner.GetAsync(Root(post.Id) + "/revisions")).ShouldSay("27 mai 2011 à 12:00:00");
        Assert.Equal(3, list.All(".row-item").Count);
        var page = (await owner.GetAsync(list.All(".row-item a")[0].GetAttribute("href")!)).ShouldNotSay("Aucune différence");
        Assert.Equal(["Le début"], page.Texts(".diff del"));
    }

    [Fact]
    public async Task Bring_a_text_back_and_keep_what_it_replaced()
    {
        var post = await app.PublishAsync("Retour", markdown: "Le bon texte.");
        var owner = await app.OwnerAsync();
        await SaveAsync(owner, post.Id, "Le mauvais texte.");
        var list = await owner.GetAsync(Root(post.Id) + "/revisions");
        var old = await owner.GetAsync(list.All(".row-item a")[^1].GetAttribute("href")!);
        (await owner.PressAsync(old, "/restoration")).ShouldBeOk().ShouldSay("est rétabli");
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldSay("Le bon texte.");
        Assert.Equal(["Le bon texte.", "Le mauvais texte.", "Le bon texte."], await app.QueryAsync(db => db.PostRevisions.Where(r => r.PostId == post.Id).OrderBy(r => r.Id).Select(r => r.Markdown).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Of_another_post_are_not_found()
    {
        var (one, other) = (await app.PublishAsync("Un"), await app.PublishAsync("Autre"));
        var owner = await app.OwnerAsync();
        await SaveAsync(owner, one.Id, "Changé.");
        var address = (await owner.GetAsync(Root(one.Id) + "/revisions")).All(".row-item a")[0].GetAttribute("href")!;
        (await owner.GetAsync(address.Replace(Root(one.Id), Root(other.Id), StringComparison.Ordinal))).ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static string Root(int id) => FormattableString.Invariant($"/admin/posts/{id}");

    private static async Task SaveAsync(Visitor owner, int id, string text) =>
        (await owner.PressAsync((await owner.GetAsync(Root(id))).FormWith("Mettre à jour").Fill("Texte", text), "Mettre à jour")).ShouldBeOk();
}
