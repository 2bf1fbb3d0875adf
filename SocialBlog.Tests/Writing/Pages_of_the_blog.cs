using System.Net;

namespace SocialBlog.Tests.Writing;

public sealed class Pages_of_the_blog(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Are_written_stand_in_the_menu_and_can_be_deleted()
    {
        var owner = await app.OwnerAsync();
        var editor = (await owner.GetAsync("/admin/pages/new")).ShouldBeOk();
        var saved = (await owner.PressAsync(editor.FormWith("/admin/pages").Fill("Titre", "À propos").Fill("Texte", "Je *suis* là."), "/admin/pages")).ShouldBeOk().ShouldSay("La page est en ligne.");
        Assert.Equal("/a-propos", saved.One(".notice a").GetAttribute("href"));
        var page = (await app.Visitor().GetAsync("/a-propos")).ShouldBeOk();
        Assert.Equal("<p>Je <em>suis</em> là.</p>", page.One("main .prose").InnerHtml);
        Assert.Equal("À propos", (await app.Visitor().GetAsync("/")).Text("nav a[href='/a-propos']"));

        saved = (await owner.PressAsync(saved.FormWith("Mettre à jour").Fill("Adresse", "moi").Fill("Titre", "Moi"), "Mettre à jour")).ShouldBeOk().ShouldSay("La page est mise à jour.");
        (await app.Visitor().GetAsync("/moi")).ShouldBeOk();
        Assert.Equal("Moi", (await app.Visitor().GetAsync("/")).Text("nav a[href='/moi']"));

        (await owner.PressAsync(saved, "/deletion")).ShouldBeOk().ShouldSay("Supprimé : « Moi ».");
        (await app.Visitor().GetAsync("/moi")).ShouldBe(HttpStatusCode.NotFound);
        Assert.Empty((await app.Visitor().GetAsync("/")).All("nav a[href='/moi']"));
    }

    [Fact]
    public async Task Are_listed_as_a_dictionary_would()
    {
        var owner = await app.OwnerAsync();
        foreach (var title in (string[])["Zèbre", "éléphant", "Écureuil", "Abeille"])
            (await owner.PressAsync((await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Titre", title), "/admin/pages")).ShouldBeOk();
        var titles = (await owner.GetAsync("/admin/pages")).ShouldBeOk().Texts(".rows h2").ToList();
        Assert.Equal(["Abeille", "Écureuil", "éléphant", "Zèbre"], titles.Where(t => t is "Zèbre" or "éléphant" or "Écureuil" or "Abeille"));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("Archive")]
    [InlineData("tags")]
    [InlineData("search")]
    [InlineData("setup")]
    [InlineData("feed")]
    [InlineData("2011")]
    [InlineData("media")]
    [InlineData("health")]
    [InlineData("css")]
    public async Task Can_not_take_an_address_of_the_blog_itself(string slug)
    {
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Titre", "Page").Fill("Texte", "Mon texte.").Fill("Adresse", slug);
        var again = (await owner.PressAsync(form, "/admin/pages")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Une autre page ou une partie du blog a cette adresse.", again.ErrorOf("Slug"), StringComparison.Ordinal);
        Assert.Equal("Mon texte.", again.FormWith("/admin/pages").Value("Texte"));
    }

    [Fact]
    public async Task Can_not_share_an_address()
    {
        var owner = await app.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Titre", "Unique"), "/admin/pages")).ShouldBeOk();
        var again = await owner.PressAsync((await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Titre", "Ünique"), "/admin/pages");
        again.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.NotEmpty(again.ErrorOf("Slug"));
    }

    [Fact]
    public async Task Saved_by_two_people_tell_the_second_one_with_both_texts()
    {
        var owner = await app.OwnerAsync();
        var first = await owner.PressAsync((await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Titre", "Partagée").Fill("Texte", "Commune."), "/admin/pages");
        var second = await owner.GetAsync(first.ShouldBeOk().Address);
        (await owner.PressAsync(first.FormWith("Mettre à jour").Fill("Texte", "La première."), "Mettre à jour")).ShouldBeOk();
        var conflict = (await owner.PressAsync(second.FormWith("Mettre à jour").Fill("Texte", "La seconde."), "Mettre à jour")).ShouldBe(HttpStatusCode.Conflict);
        Assert.Equal("La seconde.", conflict.FormWith("Mettre à jour").Value("Texte"));
        Assert.Equal("La première.", conflict.Text(".theirs textarea"));
    }

    [Fact]
    public async Task Without_a_title_keep_the_text()
    {
        var owner = await app.OwnerAsync();
        var again = await owner.PressAsync((await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Texte", "Mon texte."), "/admin/pages");
        Assert.Equal("Donnez un titre à la page.", again.ShouldBe(HttpStatusCode.UnprocessableEntity).ErrorOf("Title"));
        Assert.Equal("Mon texte.", again.FormWith("/admin/pages").Value("Texte"));
    }

    [Fact]
    public async Task Deleted_by_two_people_at_once_are_gone_without_an_error()
    {
        var owner = await app.OwnerAsync();
        var saved = (await owner.PressAsync((await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Titre", "Éphémère"), "/admin/pages")).ShouldBeOk();
        var presses = new List<(Visitor Visitor, HttpRequestMessage Request)>();
        for (var i = 0; i < 4; i++)
        {
            var visitor = await app.OwnerAsync();
            presses.Add((visitor, (await visitor.GetAsync(saved.Address)).FormWith("/deletion").Press("/deletion")));
        }

        var answers = await Task.WhenAll(presses.Select(p => Task.Run(() => p.Visitor.SendAsync(p.Request), Cancel)));
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Found);
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Found or HttpStatusCode.NotFound, answer.Body));
        (await app.Visitor().GetAsync("/ephemere")).ShouldBe(HttpStatusCode.NotFound);
    }
}
