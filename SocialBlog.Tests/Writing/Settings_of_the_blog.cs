using System.Net;

namespace SocialBlog.Tests.Writing;

public sealed class Settings_of_the_blog
{
    [Fact]
    public async Task Change_the_title_and_the_language_of_every_page_at_once()
    {
        await using var app = new FrenchBlog();
        await app.PublishAsync("Article", approved: 1);
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay("1 commentaire").ShouldSay("vendredi 27 mai 2011");
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/settings")).FormWith("/admin/settings").Fill("Titre", "Camille's notes").Fill("Sous-titre", "On everything").Fill("Langue", "en");
        (await owner.PressAsync(form, "/admin/settings")).ShouldBeOk().ShouldSay("Settings").ShouldSay("Sign out");

        var home = (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay("1 comment").ShouldSay("Friday 27 May 2011").ShouldSay("On everything");
        Assert.Equal("en", home.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Camille's notes", home.Text("h1"));
    }

    [Fact]
    public async Task Change_the_time_zone_of_the_days()
    {
        await using var app = new FrenchBlog();
        await app.PublishAsync("Tard", Utc("2011-05-26T23:30"));
        Assert.Equal("vendredi 27 mai 2011", (await app.Visitor().GetAsync("/")).Text(".day-heading"));
        var owner = await app.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync("/admin/settings")).FormWith("/admin/settings").Fill("Fuseau horaire", "America/Martinique"), "/admin/settings")).ShouldBeOk();
        Assert.Equal("jeudi 26 mai 2011", (await app.Visitor().GetAsync("/")).Text(".day-heading"));
    }

    [Theory]
    [InlineData("TimeZone", "Mars/Olympus", "Ce n’est pas un fuseau horaire connu, comme Europe/Paris.")]
    [InlineData("TimeZone", "", "Ce n’est pas un fuseau horaire connu, comme Europe/Paris.")]
    [InlineData("TimeZone", "../../etc/passwd", "Ce n’est pas un fuseau horaire connu, comme Europe/Paris.")]
    [InlineData("Language", "tlh", "Choisissez l’une des langues.")]
    [InlineData("Title", "", "Donnez un titre au blog.")]
    public async Task That_can_not_be_are_refused_with_what_was_typed(string field, string value, string error)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/settings")).FormWith("/admin/settings").Fill("Sous-titre", "Gardez-moi").Forge(field, value);
        var again = (await owner.PressAsync(form, "/admin/settings")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(error, again.ErrorOf(field));
        Assert.Equal("Gardez-moi", again.FormWith("/admin/settings").Value("Sous-titre"));
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay(BlogApp.Title).ShouldNotSay("Gardez-moi");
    }

    [Fact]
    public async Task Changed_by_two_people_tell_the_second_one_and_keep_what_the_first_one_chose()
    {
        await using var app = new FrenchBlog();
        var (first, second) = (await app.OwnerAsync(), await app.OwnerAsync());
        var (mine, theirs) = (await first.GetAsync("/admin/settings"), await second.GetAsync("/admin/settings"));
        (await first.PressAsync(mine.FormWith("/admin/settings").Fill("Titre", "Le titre de la première"), "/admin/settings")).ShouldBeOk();
        var conflict = (await second.PressAsync(theirs.FormWith("/admin/settings").Fill("Sous-titre", "De la seconde"), "/admin/settings"))
            .ShouldBe(HttpStatusCode.Conflict).ShouldSay("Les réglages ont été modifiés ailleurs entre-temps.");
        Assert.Equal("De la seconde", conflict.FormWith("/admin/settings").Value("Sous-titre"));
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay("Le titre de la première").ShouldNotSay("De la seconde");

        (await second.PressAsync(conflict.FormWith("/admin/settings"), "/admin/settings")).ShouldBeOk();
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay("De la seconde");
    }
}
