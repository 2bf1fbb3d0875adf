using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace SocialBlog.Tests.Writing;

/// <summary>The picture that stands for a post, from the author's form to where readers share it.</summary>
public sealed class Pictures_of_posts
{
    [Fact]
    public async Task Are_uploaded_with_the_text_and_shown_above_it_in_feeds_and_where_it_is_shared()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "Le marché").Fill("Texte", "Un texte.\n\n![autre](/media/autre.png)")
            .Attach("Image", "Marché d’été.png", Drawn.Png(2000, 1500)).Fill("ImageAlt", "Des étals sous les platanes");
        (await owner.PressAsync(form, "/publications")).ShouldBeOk().ShouldSay("L’article est publié.");

        var page = (await app.Visitor().GetAsync("/2011/05/le-marche")).ShouldBeOk();
        var image = page.One(".h-entry > header img.u-photo");
        Assert.Equal(("1600", "1200", "Des étals sous les platanes"), (image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("alt")));
        foreach (var (address, width) in image.GetAttribute("srcset")!.Split(", ").Select(candidate => candidate.Split(' ')).Select(parts => (parts[0], parts[1])))
            Assert.Equal(width, FormattableString.Invariant($"{Drawn.SizeOf((await app.Visitor().GetAsync(address)).ShouldBeOk().Bytes).Width}w"));
        Assert.Empty(page.All("data.u-photo"));

        await ShouldHaveCardAsync(app, page);
        Assert.Equal("Des étals sous les platanes", OpenGraph(page, "image:alt"));
        var url = "http://localhost" + image.GetAttribute("src");
        using var json = JsonDocument.Parse((await app.Visitor().GetAsync("/feed.json")).ShouldBeOk().Body);
        Assert.Equal(url, json.RootElement.GetProperty("items")[0].GetProperty("image").GetString());
        var enclosure = XDocument.Parse((await app.Visitor().GetAsync("/feed.xml")).ShouldBeOk().Body).Descendants("enclosure").Single();
        Assert.Equal((url, "image/webp"), (enclosure.Attribute("url")!.Value, enclosure.Attribute("type")!.Value));
        Assert.Contains(url, (await app.Visitor().GetAsync("/sitemap.xml")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_in_the_preview_once_they_are_stored()
    {
        await using var app = new FrenchBlog();
        var (owner, editor) = await IllustratedAsync(app);
        var stored = (await PostAsync(app)).One("img.u-photo");
        var preview = (await owner.PressAsync(editor.FormWith("/previews"), "/previews")).ShouldBeOk();
        Assert.Equal(stored.OuterHtml, preview.One("img.u-photo").OuterHtml);

        var other = editor.FormWith("/previews").Attach("Image", "autre.png", Drawn.Png(40, 30));
        preview = (await owner.PressAsync(other, "/previews")).ShouldBeOk().ShouldSay("L’image que vous venez de choisir se montre une fois l’article enregistré.");
        Assert.Empty(preview.All("img.u-photo"));
    }

    [Fact]
    public async Task Stay_when_the_text_is_saved_again()
    {
        await using var app = new FrenchBlog();
        var (owner, editor) = await IllustratedAsync(app);
        var before = await PostAsync(app);
        (await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Texte", "Un autre texte."), "Mettre à jour")).ShouldBeOk();
        var after = (await PostAsync(app)).ShouldSay("Un autre texte.");
        Assert.Equal(before.One("img.u-photo").OuterHtml, after.One("img.u-photo").OuterHtml);
        Assert.Equal(OpenGraph(before, "image"), OpenGraph(after, "image"));
    }

    [Fact]
    public async Task Are_replaced_by_others_and_taken_away()
    {
        await using var app = new FrenchBlog();
        var (owner, editor) = await IllustratedAsync(app);
        var first = await PostAsync(app);
        editor = (await owner.PressAsync(editor.FormWith("Mettre à jour").Attach("Image", "autre.jpg", Drawn.Jpeg(640, 900)).Tick("RemoveImage"), "Mettre à jour")).ShouldBeOk();
        var second = await PostAsync(app);
        Assert.Equal(("640", "900"), (second.One("img.u-photo").GetAttribute("width"), second.One("img.u-photo").GetAttribute("height")));
        await ShouldHaveCardAsync(app, second);
        Assert.NotEqual(OpenGraph(first, "image"), OpenGraph(second, "image"));

        (await owner.PressAsync(editor.FormWith("Mettre à jour").Tick("RemoveImage"), "Mettre à jour")).ShouldBeOk();
        var bare = await PostAsync(app);
        Assert.Empty(bare.All(".u-photo, .h-entry img"));
        Assert.Null(OpenGraph(bare, "image"));
    }

    [Theory]
    [InlineData("/admin/posts")]
    [InlineData("/publications")]
    [InlineData("/scheduled-publications")]
    public async Task That_are_refused_leave_the_text_in_the_form(string button)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith(button).Fill("Titre", "Gardé").Fill("Texte", "Mon long texte.").Fill("ScheduledFor", "2011-06-01T10:00")
            .Fill("ImageAlt", "Ce qu’elle montre").Attach("Image", "photo.png", "Un texte."u8.ToArray());
        var again = (await owner.PressAsync(form, button)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Ce n’est pas une image que le blog sait lire", again.ErrorOf("Image"), StringComparison.Ordinal);
        Assert.True(again.One("details:has([name=Image])").HasAttribute("open"));
        var kept = again.ShouldSay("Choisissez l’image de nouveau").FormWith(button);
        Assert.Equal(("Gardé", "Mon long texte.", "Ce qu’elle montre"), (kept.Value("Titre"), kept.Value("Texte"), kept.Value("ImageAlt")));
    }

    [Theory]
    [InlineData("/admin/posts")]
    [InlineData("/scheduled-publications")]
    public async Task Come_with_drafts_and_scheduled_posts_too(string button)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith(button).Fill("Titre", "Plus tard").Fill("ScheduledFor", "2011-06-01T10:00").Attach("Image", "photo.png", Drawn.Png(500, 400));
        var editor = (await owner.PressAsync(form, button)).ShouldBeOk();
        Assert.EndsWith("-photo-500x400.webp", editor.One(".picture-field img").GetAttribute("src"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_by_two_people_show_the_second_one_the_first_ones_and_ask_for_theirs_again()
    {
        await using var app = new FrenchBlog();
        var (owner, editor) = await IllustratedAsync(app);
        (await owner.PressAsync(editor.FormWith("Mettre à jour").Attach("Image", "premiere.png", Drawn.Png(300, 200)), "Mettre à jour")).ShouldBeOk();
        var conflict = (await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Texte", "De la seconde.").Attach("Image", "seconde.png", Drawn.Png(310, 210)), "Mettre à jour")).ShouldBe(HttpStatusCode.Conflict);
        Assert.EndsWith("-premiere-300x200.webp", conflict.One(".picture-field img").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal("De la seconde.", conflict.ShouldSay("Choisissez l’image de nouveau").FormWith("Mettre à jour").Value("Texte"));
    }

    [Fact]
    public async Task Of_the_text_make_the_card_where_none_was_chosen_when_it_is_saved_and_never_later()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        Store(app, "photos/marché.png", Drawn.Png(900, 900));
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "Illustré").Fill("Texte", "![Un marché](/media/photos/march%C3%A9.png)\n\n![](https://images.example/b.png)");
        (await owner.PressAsync(form, "/publications")).ShouldBeOk();
        await ShouldHaveCardAsync(app, (await app.Visitor().GetAsync("/2011/05/illustre")).ShouldBeOk());

        var cards = Path.Combine(app.Data.Path, "media", "cards");
        Directory.Delete(cards, recursive: true);
        (await owner.GetAsync("/2011/05/illustre")).ShouldBeOk();
        Assert.False(Directory.Exists(cards));
        (await owner.PressAsync((await owner.VisitAsync("/admin/posts/1")).FormWith("Mettre à jour"), "Mettre à jour")).ShouldBeOk();
        await ShouldHaveCardAsync(app, (await app.Visitor().GetAsync("/2011/05/illustre")).ShouldBeOk());
    }

    [Theory]
    [InlineData("https://images.example/a.jpg", "https://images.example/a.jpg")]
    [InlineData("/media/perdue.png", null)]
    [InlineData("/media/..%2Fsocialblog.db", null)]
    [InlineData("/media/texte.png", null)]
    [InlineData("ailleurs.png", null)]
    public async Task Of_the_text_that_make_no_card_hinder_nobody(string address, string? card)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        Store(app, "texte.png", "Ce n’est qu’un texte."u8.ToArray());
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "Illustré").Fill("Texte", $"![]({address})");
        (await owner.PressAsync(form, "/publications")).ShouldBeOk();
        var page = (await app.Visitor().GetAsync("/2011/05/illustre")).ShouldBeOk();
        Assert.Equal((card, null), (OpenGraph(page, "image"), OpenGraph(page, "image:width")));
        Assert.Equal(card is null ? "summary" : "summary_large_image", page.One("meta[name='twitter:card']").GetAttribute("content"));
        Assert.Empty(app.Log.Errors);
    }

    /// <summary>A public post with a picture, and its editor.</summary>
    private static async Task<(Visitor Owner, Page Editor)> IllustratedAsync(BlogApp app)
    {
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "Le marché").Fill("Texte", "Un texte.")
            .Attach("Image", "photo.png", Drawn.Png(1300, 700)).Fill("ImageAlt", "Des étals");
        return (owner, (await owner.PressAsync(form, "/publications")).ShouldBeOk());
    }

    private static async Task<Page> PostAsync(BlogApp app) => (await app.Visitor().GetAsync("/2011/05/le-marche")).ShouldBeOk();

    private static async Task ShouldHaveCardAsync(BlogApp app, Page page)
    {
        Assert.Equal(("1200", "630"), (OpenGraph(page, "image:width"), OpenGraph(page, "image:height")));
        Assert.Equal("summary_large_image", page.One("meta[name='twitter:card']").GetAttribute("content"));
        var card = (await app.Visitor().GetAsync(new Uri(OpenGraph(page, "image")!).PathAndQuery)).ShouldBeOk();
        Assert.Equal("image/jpeg", card.ContentType);
        Assert.Equal((1200, 630), Drawn.SizeOf(card.Bytes));
    }

    private static string? OpenGraph(Page page, string name) => page.All($"meta[property='og:{name}']") is [var only] ? only.GetAttribute("content") : null;

    private static void Store(BlogApp app, string path, byte[] content)
    {
        var place = Path.Combine(app.Data.Path, "media", path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllBytes(place, content);
    }
}
