namespace SocialBlog.Tests.Writing;

/// <summary>What of a text readers would not see as it was meant, told to its author before it is published.</summary>
public sealed class What_a_preview_tells(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "«\u202F<script>\u202F» est retiré\u202F: un texte ne peut pas en contenir.")]
    [InlineData("<p onclick=\"alert(1)\">x</p>", "«\u202Fonclick\u202F» est retiré\u202F: un texte ne peut pas en contenir.")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>", "«\u202F<iframe>\u202F» est retiré. Pour une vidéo, son adresse seule sur une ligne suffit.")]
    [InlineData("[x](javascript:alert(1))", "L’adresse «\u202Fjavascript:alert(1)\u202F» est retirée\u202F: un texte peut mener à une adresse du web, à un e-mail ou à un téléphone.")]
    [InlineData("![x](data:image/png;base64,AAAA)", "L’adresse «\u202Fdata:image/png;base64,AAAA\u202F» est retirée\u202F: un texte peut mener à une adresse du web, à un e-mail ou à un téléphone.")]
    [InlineData("<p style=\"color:red\">x</p>", "Le style «\u202Fcolor\u202F» est retiré\u202F: l’aspect des textes vient de la présentation du blog.")]
    [InlineData("<div><b>ouvert", "Le HTML de ce texte est incorrect\u202F: un élément n’est pas fermé, ou n’est pas à sa place. Les lecteurs voient ce que les navigateurs en font.")]
    [InlineData("</div> fermé", "Le HTML de ce texte est incorrect\u202F: un élément n’est pas fermé, ou n’est pas à sa place. Les lecteurs voient ce que les navigateurs en font.")]
    [InlineData("```courbe\na | 1\nb | 2\n```", "Le bloc «\u202Fcourbe\u202F» est montré comme du code. Pour en faire un graphique, écrivez «\u202Fgraphique courbe\u202F» après les accents graves.")]
    [InlineData("$\\foo$", "La formule «\u202F\\foo\u202F» ne peut pas être dessinée à cause de «\u202F\\foo\u202F». Les lecteurs la voient telle que vous l’avez saisie.")]
    public async Task What_is_left_out_or_broken(string markdown, string told) => Assert.Equal([told], await ProblemsAsync(markdown));

    [Theory]
    [InlineData(">", 10_000, 0)]
    [InlineData("- ", 2500, 4000)]
    [InlineData("1. ", 2500, 4000)]
    public async Task A_text_that_is_nested_too_deep(string opening, int times, int blankLines) =>
        Assert.Equal(
            ["Des listes ou des citations sont imbriquées trop profondément. Les lecteurs voient tout le texte tel que vous l’avez saisi."],
            await ProblemsAsync(string.Concat(Enumerable.Repeat(opening, times)) + " texte" + new string('\n', blankLines) + "fin"));

    [Theory]
    [InlineData("*a ")]
    [InlineData("[")]
    public async Task A_paragraph_with_more_signs_than_can_be_told_apart(string part)
    {
        var markdown = string.Concat(Enumerable.Repeat(part, 100_000));
        Assert.Equal(["Un paragraphe a plus de signes d’emphase et de liens qu’on n’en peut distinguer. Les lecteurs voient tout le texte tel que vous l’avez saisi."], await ProblemsAsync(markdown));
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>\n\n")]
    public async Task Elements_that_are_nested_too_deep(string part)
    {
        var markdown = string.Concat(Enumerable.Repeat(part, 200_000));
        Assert.Equal(["Des éléments HTML sont imbriqués trop profondément, ou ne sont pas fermés. Les lecteurs voient tout le texte tel que vous l’avez saisi."], await ProblemsAsync(markdown));
    }

    [Fact]
    public async Task Each_thing_once_and_never_without_end() =>
        Assert.Equal(10, (await ProblemsAsync(string.Concat(Enumerable.Range(0, 100).Select(i => FormattableString.Invariant($"<x-{i}>a</x-{i}> <script></script>"))))).Count);

    [Theory]
    [InlineData("# Titre\n\n- [x] a\n\n| a | b |\n|--|--:|\n| 1 | 2 |\n\nx[^1]\n\n[^1]: note\n\n```csharp\nvar a = 1;\n```\n\nTerme\n: définition\n\n^^^\n![a](b.png)\n^^^ légende\n\n> [!ASTUCE]\n> oui\n\n$$\na\n$$")]
    [InlineData("<details><summary>x</summary>\n\nhi\n\n</details>\n\nA<br>B <b>gras</b> &amp; 5 < 6\n\n<p>un\n\n<!--more-->\n\n<!-- note -->\n\nhttps://youtu.be/dQw4w9WgXcQ")]
    public async Task Nothing_of_a_text_that_is_as_it_should_be(string markdown) => Assert.Empty(await ProblemsAsync(markdown));

    private async Task<IReadOnlyList<string>> ProblemsAsync(string markdown)
    {
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync("/admin/posts/new");
        var preview = (await owner.SendAsync(editor.FormWith("/previews").Fill("Titre", "Essai").Fill("Texte", markdown).Press("/previews"))).ShouldBeOk();
        return [.. preview.All(".problems li").Select(problem => problem.TextContent)];
    }
}
