using System.Net;
using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Tests.Writing;

public sealed class Revisions_of_a_page(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Tell_each_save_with_who_and_what_changed_word_by_word()
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.WritePageAsync("Horaires", "Le chat dort ici.");
        var again = await SaveAsync(owner, editor, "Le chien dort là.");
        await SaveAsync(owner, again, "Le chien dort là.");

        var list = (await owner.GetAsync(editor.Address + "/revisions")).ShouldBeOk();
        Assert.Equal(["Camille Martin", "Camille Martin"], list.Texts(".row-meta span:nth-child(2)"));
        var page = (await owner.GetAsync(list.All(".row-item a")[0].GetAttribute("href")!)).ShouldBeOk();
        Assert.Equal(["chat", "ici", "chien", "là"], page.Texts(".diff del").Concat(page.Texts(".diff ins")));
    }

    [Fact]
    public async Task Compare_a_save_with_the_last_one_that_differs()
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.WritePageAsync("Gardée en route", "Le début.");
        var form = editor.FormWith("/previews").Fill("Texte", "La fin.");
        (await owner.SendAsync(form.Press("/previews", editor.Address + "/autosaves"))).ShouldBeOk();
        await SaveAsync(owner, editor, "La fin.");
        var list = await owner.GetAsync(editor.Address + "/revisions");
        Assert.Equal(3, list.All(".row-item").Count);
        Assert.Equal(["Le début"], (await owner.GetAsync(list.All(".row-item a")[0].GetAttribute("href")!)).ShouldBeOk().Texts(".diff del"));
    }

    [Fact]
    public async Task Bring_a_text_back_at_the_address_of_now_and_keep_what_it_replaced()
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.WritePageAsync("Retour", "Le bon texte.");
        await SaveAsync(owner, editor, "Le mauvais texte.", slug: "retours");
        var list = await owner.GetAsync(editor.Address + "/revisions");
        var old = await owner.GetAsync(list.All(".row-item a")[^1].GetAttribute("href")!);
        (await owner.PressAsync(old, "/restoration")).ShouldBeOk().ShouldSay("est rétabli");
        (await app.Visitor().GetAsync("/retours")).ShouldBeOk().ShouldSay("Le bon texte.");
        Assert.Equal(3, (await owner.GetAsync(editor.Address + "/revisions")).All(".row-item").Count);
    }

    [Fact]
    public async Task Begin_with_what_was_there_before_they_were_kept()
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.WritePageAsync("Ancienne", "D’avant.");
        await app.QueryAsync(db => db.PageRevisions.Where(r => r.Title == "Ancienne").ExecuteDeleteAsync(Cancel));
        await SaveAsync(owner, editor, "D’après.");
        Assert.Equal(
            [("D’avant.", "Camille Martin"), ("D’après.", "Camille Martin")],
            (await app.QueryAsync(db => db.PageRevisions.Where(r => r.Title == "Ancienne").OrderBy(r => r.Id).Select(r => new { r.Markdown, r.User!.DisplayName }).ToListAsync(Cancel))).Select(r => (r.Markdown, r.DisplayName)));
    }

    [Fact]
    public async Task Go_with_their_page_and_are_not_found_under_another()
    {
        var owner = await app.OwnerAsync();
        var (one, other) = (await owner.WritePageAsync("Une", "Un."), await owner.WritePageAsync("Autre", "Deux."));
        var address = (await owner.GetAsync(one.Address + "/revisions")).All(".row-item a")[0].GetAttribute("href")!;
        (await owner.GetAsync(address.Replace(one.Address, other.Address, StringComparison.Ordinal))).ShouldBe(HttpStatusCode.NotFound);

        (await owner.PressAsync(one, "/deletion")).ShouldBeOk();
        (await owner.GetAsync(one.Address + "/revisions")).ShouldBe(HttpStatusCode.NotFound);
        Assert.False(await app.QueryAsync(db => db.PageRevisions.AnyAsync(r => r.Title == "Une", Cancel)));
    }

    private static async Task<Page> SaveAsync(Visitor owner, Page editor, string text, string? slug = null)
    {
        var form = editor.FormWith("Mettre à jour").Fill("Texte", text);
        return (await owner.PressAsync(slug is null ? form : form.Fill("Adresse", slug), "Mettre à jour")).ShouldBeOk();
    }
}
