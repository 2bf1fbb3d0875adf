namespace SocialBlog.Tests.Reading;

public sealed class Search(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Theory]
    [InlineData("éléphant")]
    [InlineData("ELEPHANT")]
    [InlineData("eleph")]
    [InlineData("théâtre éléphants")]
    [InlineData("theatre")]
    public async Task Finds_words_by_their_beginnings_without_regard_to_accents(string query)
    {
        if (!await app.QueryAsync(db => Task.FromResult(db.Posts.Any(p => p.Title == "Au théâtre"))))
            await app.PublishAsync("Au théâtre", markdown: "Les **éléphants** dorment debout.", approved: 1);

        var page = (await app.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString(query))).ShouldBeOk().ShouldSay("1 article trouvé.").ShouldSay("1 commentaire");
        Assert.Equal("/2011/05/au-theatre", page.One(".hits h2 a").GetAttribute("href"));
        Assert.Equal(query, page.One("main input[name=q]").GetAttribute("value"));
    }

    [Fact]
    public async Task Marks_what_it_found_and_escapes_what_stands_around_it()
    {
        await app.PublishAsync("Extrait", markdown: "Avant `<b>gras</b>` rhinocéros après.");
        var page = (await app.Visitor().GetAsync("/search?q=rhinoceros")).ShouldBeOk();
        Assert.Equal("rhinocéros", page.Text(".snippet mark"));
        Assert.Equal("Avant <b>gras</b> rhinocéros après.", page.Text(".snippet"));
    }

    [Fact]
    public async Task Follows_an_edit_and_forgets_what_is_no_longer_public()
    {
        var post = await app.PublishAsync("Premier nom", markdown: "zanzibar");
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        editor = await owner.PressAsync(editor.FormWith("Mettre à jour").Fill("Texte", "madagascar"), "Mettre à jour");
        (await app.Visitor().GetAsync("/search?q=zanzibar")).ShouldSay("Rien de trouvé");
        (await app.Visitor().GetAsync("/search?q=madagascar")).ShouldSay("1 article trouvé.");

        await owner.PressAsync(editor.FormWith("Dépublier"), "Dépublier");
        (await app.Visitor().GetAsync("/search?q=madagascar")).ShouldSay("Rien de trouvé");
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"\"")]
    [InlineData("'")]
    [InlineData("*")]
    [InlineData("mot*")]
    [InlineData("a AND")]
    [InlineData("OR NOT AND")]
    [InlineData("NEAR(a b, 5)")]
    [InlineData("Title: mot")]
    [InlineData("^mot")]
    [InlineData("(((")]
    [InlineData("-mot")]
    [InlineData("a + b")]
    [InlineData("🙂 👩‍👩‍👧")]
    [InlineData("\u0301")]
    [InlineData("\u0000mot\u0000")]
    [InlineData("%' OR 1=1 --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("   ")]
    public async Task Takes_any_input(string query) =>
        Assert.DoesNotContain("<script>alert", (await app.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString(query))).ShouldBeOk().Body, StringComparison.Ordinal);

    [Fact]
    public async Task Takes_input_of_any_length()
    {
        (await app.Visitor().GetAsync("/search?q=" + new string('a', 10_000))).ShouldBeOk();
        (await app.Visitor().GetAsync("/search?q=" + string.Join('+', Enumerable.Repeat("mot", 2_500)))).ShouldBeOk();
        (await app.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString(string.Concat(Enumerable.Repeat("🙂", 99)) + "a🙂"))).ShouldBeOk();
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=")]
    public async Task Without_words_shows_its_box_alone(string address)
    {
        var page = (await app.Visitor().GetAsync(address)).ShouldBeOk();
        Assert.NotNull(page.One("main form[role=search]"));
        Assert.Empty(page.All(".hits"));
    }
}
