using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Search;

namespace SocialBlog.Tests.Reading;

public sealed class Searches_as_typed(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    private static readonly string[] Titles = ["La lune rousse", "Rousse est la lune", "La demi-lune", "Le soleil"];

    [Theory]
    [InlineData("lune rousse", "La lune rousse", "Rousse est la lune")]
    [InlineData("l’lune", "La lune rousse", "Rousse est la lune", "La demi-lune")]
    [InlineData("demi-lune", "La demi-lune")]
    [InlineData("lune–soleil")]
    [InlineData("\"lune rousse\"", "La lune rousse")]
    [InlineData("\"LUNE ROUSSE", "La lune rousse")]
    [InlineData("\"lune rou\"")]
    [InlineData("« lune rousse »", "La lune rousse")]
    [InlineData("«\u202Frousse est la\u202F»", "Rousse est la lune")]
    [InlineData("“lune rousse”", "La lune rousse")]
    [InlineData("lune -est", "La lune rousse", "La demi-lune")]
    [InlineData("lune -rous", "La demi-lune")]
    [InlineData("lune -\"est la\"", "La lune rousse", "La demi-lune")]
    [InlineData("lune -« lune rousse »", "Rousse est la lune", "La demi-lune")]
    [InlineData("-lune", "Le soleil")]
    [InlineData("-\"la lune\"", "La demi-lune", "Le soleil")]
    [InlineData("-\"la lune\" -soleil", "La demi-lune")]
    [InlineData("lune -lune")]
    [InlineData("lu")]
    [InlineData("la -lune -soleil")]
    public async Task Mean_words_phrases_and_exclusions(string typed, params string[] titles)
    {
        if (!await app.QueryAsync(db => db.Posts.AnyAsync(Cancel)))
        {
            foreach (var title in Titles) await app.PublishAsync(title);
        }

        var page = (await app.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString(typed))).ShouldBeOk();
        Assert.Equal(titles.Order(StringComparer.Ordinal), page.Texts(".hits h2").Order(StringComparer.Ordinal));
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
    [InlineData("-")]
    [InlineData("- - --")]
    [InlineData("-\"\"")]
    [InlineData("« » “ ” „")]
    [InlineData("mot -mot")]
    [InlineData("½ ² Ⅳ")]
    [InlineData("日本語 한국어 ไทย हिन्दी")]
    [InlineData("\uE000mot\uE001")]
    [InlineData("{0} {1}")]
    public async Task Takes_any_input(string query) =>
        Assert.DoesNotContain("<script>alert", (await app.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString(query))).ShouldBeOk().Body, StringComparison.Ordinal);

    [Fact]
    public async Task Takes_input_of_any_length()
    {
        (await app.Visitor().GetAsync("/search?q=" + new string('a', 10_000))).ShouldBeOk();
        (await app.Visitor().GetAsync("/search?q=" + string.Join('+', Enumerable.Repeat("mot", 2_500)))).ShouldBeOk();
        (await app.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString(string.Concat(Enumerable.Repeat("🙂", 99)) + "a🙂"))).ShouldBeOk();
    }

    /// <summary>As it stands in an address, where it need not be text at all.</summary>
    [Theory]
    [InlineData("%00")]
    [InlineData("%ED%A0%80mot")]
    [InlineData("%FF%FE")]
    [InlineData("mot%0D%0ASet-Cookie:a=b")]
    [InlineData("mot&q=autre&sort=date&sort=x&page=1&page=2")]
    public async Task May_be_no_text(string query) => (await app.Visitor().GetAsync("/search?q=" + query)).ShouldBeOk();

    [Fact]
    public async Task Are_shown_again_without_what_no_page_can_hold() =>
        Assert.Equal("mot clé", (await app.Visitor().GetAsync("/search?q=%00mot%0Acl%C3%A9%07")).ShouldBeOk().One("main input[name=q]").GetAttribute("value"));

    /// <summary>Any mixture of what means something to a person, to FTS5 or to SQL is a search.</summary>
    [Fact]
    public Task Are_never_an_error() => app.QueryAsync(async db =>
    {
        string[] pieces = ["mot", "é", "-", "–", "\"", "«", "»", "“", "*", "^", ":", "(", ")", "{", "}", "+", "AND", "OR", "NOT", "NEAR", "'", "%", ";", "\0", "\uD83D", "\uDE42", "🙂", "日本", "مرحبا", "\u0301", "\uE000", "\uFFFF", "²", "Title", "rank", " ", " "];
        var random = new Random(20110527);
        for (var i = 0; i < 300; i++)
        {
            var typed = string.Concat(random.GetItems(pieces, random.Next(1, 60)));
            try
            {
                await db.SearchAsync(SearchQuery.Parse(typed), (SearchOrder)(i % 2), random.Next(-2, 4), app.Now, Cancel);
            }
            catch (Exception error)
            {
                Assert.Fail($"{typed}: {error}");
            }
        }

        return true;
    });
}
