using SocialBlog.Data.Posts;

namespace SocialBlog.Tests.Writing;

public sealed class Slugs(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Theory]
    [InlineData("Titre d'un article", "titre-d-un-article")]
    [InlineData("L’été à Nîmes : ça brûle !", "l-ete-a-nimes-ca-brule")]
    [InlineData("Œuvres & Æsop, Straße, Łódź, Ørsted, Đà Nẵng", "oeuvres-aesop-strasse-lodz-orsted-da-nang")]
    [InlineData("ISTANBUL IĞDIR", "istanbul-igdir")]
    [InlineData("مرحبا بالعالم", "مرحبا-بالعالم")]
    [InlineData("Привет, мир", "привет-мир")]
    [InlineData("日本語のタイトル", "日本語のタイトル")]
    [InlineData("नमस्ते दुनिया", "नमस्ते-दुनिया")]
    [InlineData("🙂🙂", "post")]
    [InlineData("👩‍👩‍👧 famille ❤️", "famille")]
    [InlineData("...", "post")]
    [InlineData("", "post")]
    [InlineData("  --a--  ", "a")]
    [InlineData("C# et .NET 10", "csharp-et-net-10")]
    [InlineData("C++", "cplusplus")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("a/b\\c?d#e%2F", "a-b-c-d-e-2f")]
    [InlineData("\uD800abc", "abc")]
    public void Are_readable_and_never_empty(string title, string slug) => Assert.Equal(slug, Slug.From(title));

    [Fact]
    public void Are_cut_between_words()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("mot", 125)));
        Assert.True(slug.Length is > 40 and <= Slug.MaxLength, slug);
        Assert.All(slug.Split('-'), word => Assert.Equal("mot", word));
        Assert.Equal(Slug.MaxLength, Slug.From(new string('a', 500)).Length);
        var rare = Slug.From("a" + string.Concat(Enumerable.Repeat("𠀀", 250)));
        Assert.DoesNotContain("\uFFFD", string.Concat(rare.EnumerateRunes().Select(r => r.ToString())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fr-FR")]
    public void Do_not_depend_on_the_culture(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
            Assert.Equal("istanbul-i", Slug.From("ISTANBUL I"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Of_the_same_title_in_a_month_are_numbered()
    {
        Assert.Equal("/2011/05/bonnes-nouvelles", (await app.PublishAsync("Bonnes nouvelles")).Path);
        Assert.Equal("/2011/05/bonnes-nouvelles-2", (await app.PublishAsync("Bonnes nouvelles !")).Path);
        Assert.Equal("/2011/05/bonnes-nouvelles-3", (await app.PublishAsync("Bonnes... nouvelles")).Path);
        Assert.Equal("/2011/04/bonnes-nouvelles", (await app.PublishAsync("Bonnes nouvelles", Utc("2011-04-10T10:00"))).Path);
        (await app.Visitor().GetAsync("/2011/05/bonnes-nouvelles-2")).ShouldBeOk();
    }

    [Fact]
    public async Task That_another_post_has_are_numbered_and_whoever_typed_one_is_told()
    {
        await app.PublishAsync("Le programme");
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "Du nouveau");
        var published = (await owner.PressAsync(form.Fill("Adresse", "le-programme"), "/publications")).ShouldBeOk();
        Assert.Equal("/2011/05/le-programme-2", published.Text(".address a"));
        Assert.Contains("Un autre article a cette adresse", published.Text("main .notice p"), StringComparison.Ordinal);

        (await owner.PressAsync(published, "Mettre à jour")).ShouldBeOk().ShouldSay("C’est enregistré.").ShouldNotSay("Un autre article a cette adresse");
    }

    [Theory]
    [InlineData("12", "/2011/05/post-12")]
    [InlineData("2011", "/2011/05/2011")]
    [InlineData("1", "/2011/05/1")]
    [InlineData("feed.xml", "/2011/05/feed-xml")]
    public async Task Never_take_the_address_of_an_archive(string title, string path)
    {
        Assert.Equal(path, (await app.PublishAsync(title)).Path);
        (await app.Visitor().GetAsync(path)).ShouldBeOk();
    }

    [Fact]
    public async Task Of_a_title_of_five_hundred_characters_work()
    {
        var owner = await app.OwnerAsync();
        var title = string.Concat(Enumerable.Repeat("Très long titre. ", 29)) + "Voilà !";
        var published = await owner.PressAsync((await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", title), "/publications");
        var address = published.ShouldBeOk().One(".address a").GetAttribute("href")!;
        Assert.Equal(title, (await app.Visitor().GetAsync(address)).ShouldBeOk().Text("h1"));
    }
}
