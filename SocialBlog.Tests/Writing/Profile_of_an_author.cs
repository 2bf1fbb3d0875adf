using System.Net;
using System.Text.Json;
using SocialBlog.Data.Users;

namespace SocialBlog.Tests.Writing;

/// <summary>What an author tells of himself or herself, and readers see.</summary>
public sealed class Profile_of_an_author
{
    private const string Profile = "/admin/profile", Author = "/authors/camille-martin";

    [Fact]
    public async Task Is_shown_on_the_authors_page_and_beside_posts_in_feeds()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Article");
        Assert.Empty((await app.Visitor().GetAsync(post.Path)).ShouldBeOk().All(".p-author img"));
        var owner = await app.OwnerAsync();
        var form = (await owner.VisitAsync(Profile)).FormWith(Profile).Fill("À propos de vous", "Je *tiens* ce carnet<script>partout</script>.").Attach("Picture", "moi.jpg", Drawn.Jpeg(900, 600))
            .Fill("Profiles", "mastodon.social/@camille\nhttps://www.linkedin.com/in/camille\nhttps://www.example.org/moi");
        (await owner.PressAsync(form, Profile)).ShouldBeOk().ShouldSay("C’est enregistré.");

        var page = (await app.Visitor().GetAsync(Author)).ShouldBeOk();
        Assert.Equal("<p>Je <em>tiens</em> ce carnet.</p>", page.One(".p-note").InnerHtml.Trim());
        Assert.Equal(["Mastodon", "LinkedIn", "example.org"], page.Texts(".h-card [rel=me]"));
        Assert.Equal(["https://mastodon.social/@camille", "https://www.linkedin.com/in/camille", "https://www.example.org/moi"], page.All(".h-card [rel=me]").Select(link => link.GetAttribute("href")!));
        var picture = page.One(".h-card .u-photo").GetAttribute("src")!;
        Assert.Equal(picture, (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().One(".p-author img").GetAttribute("src"));
        Assert.Equal((256, 256), Drawn.SizeOf((await app.Visitor().GetAsync(picture)).ShouldBeOk().Bytes));
        using var json = JsonDocument.Parse((await app.Visitor().GetAsync("/feed.json")).ShouldBeOk().Body);
        Assert.Equal("http://localhost" + picture, json.RootElement.GetProperty("items")[0].GetProperty("authors")[0].GetProperty("avatar").GetString());
    }

    [Fact]
    public async Task Loses_its_picture_when_asked_and_keeps_it_otherwise()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var saved = (await owner.PressAsync((await owner.GetAsync(Profile)).FormWith(Profile).Attach("Picture", "moi.png", Drawn.Png(300, 300)), Profile)).ShouldBeOk();
        saved = (await owner.PressAsync(saved.FormWith(Profile).Fill("À propos de vous", "Me voici."), Profile)).ShouldBeOk();
        Assert.Single((await app.Visitor().GetAsync(Author)).ShouldBeOk().ShouldSay("Me voici.").All(".u-photo"));

        (await owner.PressAsync(saved.FormWith(Profile).Tick("RemovePicture"), Profile)).ShouldBeOk();
        Assert.Empty((await app.Visitor().GetAsync(Author)).ShouldBeOk().ShouldSay("Me voici.").All(".u-photo"));
    }

    [Fact]
    public async Task Under_another_name_is_named_so_everywhere_at_once()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Article");
        var owner = await app.OwnerAsync();
        var saved = (await owner.PressAsync((await owner.GetAsync(Profile)).FormWith(Profile).Fill("Nom", "Camille Dupré").Fill("Adresse de votre page", ""), Profile)).ShouldBeOk();
        Assert.StartsWith("Camille Dupré", saved.Text(".rail .who"), StringComparison.Ordinal);
        Assert.Equal("camille-dupre", saved.FormWith(Profile).Value("Slug"));

        var author = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().One(".p-author");
        Assert.Equal(("Camille Dupré", "/authors/camille-dupre"), (author.TextContent, author.GetAttribute("href")));
        (await app.Visitor().GetAsync("/authors/camille-dupre")).ShouldBeOk().ShouldSay("Article");
        (await app.Visitor().GetAsync(Author)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Can_not_take_the_address_of_somebody_else()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        await app.QueryAsync(db =>
        {
            db.Users.Add(new User("Aminata Diop", "aminata@example.org", Role.Author, app.Now));
            return db.SaveChangesAsync(Cancel);
        });
        var form = (await owner.GetAsync(Profile)).FormWith(Profile).Fill("Adresse de votre page", "Aminata Diop").Fill("À propos de vous", "Gardez-moi.");
        var again = (await owner.PressAsync(form, Profile)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("La page de quelqu’un d’autre a cette adresse. Choisissez-en une autre.", again.ErrorOf("Slug"));
        Assert.Equal("Gardez-moi.", again.FormWith(Profile).Value("À propos de vous"));
    }

    [Theory]
    [InlineData("Name", "", "Donnez votre nom.")]
    [InlineData("Name", "\u200b", "Donnez votre nom.")]
    [InlineData("Profiles", "https://mastodon.social/@camille\njavascript:alert(1)", "« javascript:alert(1) » n’est pas une adresse web.")]
    [InlineData("Profiles", "https://camille:secret@example.org/", "« https://camille:secret@example.org/ » n’est pas une adresse web.")]
    [InlineData("Profiles", "a.example\nb.example\nc.example\nd.example\ne.example\nf.example\ng.example\nh.example\ni.example\nj.example\nk.example\nl.example\nm.example", "12 adresses au plus.")]
    public async Task That_can_not_be_is_refused_with_what_was_typed(string field, string value, string error)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync(Profile)).FormWith(Profile).Fill("À propos de vous", "Gardez-moi.").Fill("Slug", "").Fill(field, value);
        var again = (await owner.PressAsync(form, Profile)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(error, again.ErrorOf(field));
        Assert.Equal("Gardez-moi.", again.FormWith(Profile).Value("À propos de vous"));
    }
}
