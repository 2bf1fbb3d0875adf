using System.Text.RegularExpressions;
using SocialBlog.Tests.Conventions;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Tests.Writing;

public sealed class Previews_of_charts_and_events
{
    private const string Text = """
        ```chart radar "Visites"
        Mois | Visites
        mai  | 10
        ```

        ```chart line
        mai | beaucoup
        ```

        ```events
        31 février 2027 | Atelier
        3 mars 2027 | Atelier <b>gras</b>
        ```
        """;

    [Fact]
    public async Task Tell_a_French_author_what_is_wrong()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync("/admin/posts/new");
        var preview = (await owner.PressAsync(editor.FormWith("/previews").Fill("Titre", "Essai").Fill("Texte", Text), "/previews")).ShouldBeOk();
        Assert.Equal("Ce que les lecteurs ne verront pas comme vous l’entendiez", preview.Text(".problems h2"));
        Assert.Equal(
            [
                "Graphique 1 : « radar \"Visites\" » n’est pas un genre de graphique. Il y a courbe, barres, camembert et nuage.",
                "Le graphique 2 n’a pas de nombres.",
                "« 31 février 2027 | Atelier » : aucun calendrier ni aucune horloge n’a ce jour ou cette heure.",
            ],
            preview.Texts(".problems li"));
        Assert.Equal("Atelier <b>gras</b>", preview.Text(".events [itemprop=name]"));
    }

    [Fact]
    public async Task Tell_an_English_author_what_is_wrong()
    {
        await using var app = new EnglishBlog();
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync("/admin/posts/new");
        var preview = (await owner.PressAsync(editor.FormWith("/previews").Fill("Title", "Trial").Fill("Markdown", Text), "/previews")).ShouldBeOk();
        Assert.Equal(
            [
                "Chart 1: “radar \"Visites\"” is no kind of chart. There are line, bars, pie and cloud.",
                "Chart 2 has no numbers.",
                "“31 février 2027 | Atelier”: no calendar or clock has this day or time.",
            ],
            preview.Texts(".problems li"));
    }

    [Theory]
    [InlineData("chart")]
    [InlineData("events")]
    public void Find_nothing_wrong_with_the_examples_of_the_guide(string fence)
    {
        var guide = File.ReadAllText(Path.Combine(Sources.Root, "docs/writing.md")).ReplaceLineEndings("\n");
        var examples = Regex.Matches(guide, $@"^    ```{fence}.*\n(    .*\n)+?    ```$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Select(m => m.Value.Replace("\n    ", "\n", StringComparison.Ordinal)[4..]).ToList();
        Assert.NotEmpty(examples);
        List<TextProblem> problems = [];
        foreach (var example in examples)
            Assert.NotNull(SafeHtml.Read(new MarkdownRenderer().Render(example, new TextContext("en", Guid.Empty, TimeZoneInfo.Utc), problems).Html).QuerySelector(".chart, .events"));
        Assert.Empty(problems);
    }

    [Fact]
    public async Task Say_nothing_where_all_is_well()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync("/admin/posts/new");
        var preview = await owner.PressAsync(editor.FormWith("/previews").Fill("Titre", "Essai").Fill("Texte", "```agenda\n3 mars 2027 | Atelier\n```"), "/previews");
        Assert.Empty(preview.ShouldBeOk().All(".problems"));
        Assert.Single(preview.All(".events li"));
    }
}
