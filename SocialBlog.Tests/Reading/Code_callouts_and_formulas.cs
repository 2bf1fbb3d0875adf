using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Tests.Reading;

/// <summary>What specialists write: code, boxes that stand out, mathematics. Nothing of it needs a script.</summary>
public sealed class Code_callouts_and_formulas(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    private static readonly MarkdownRenderer Renderer = new();

    [Theory]
    [InlineData("csharp", "public int X; // un", "k:public int", "c:// un")]
    [InlineData("cs", "var s = \"a\";", "s:\"a\"")]
    [InlineData("C#", "return 1;", "k:return", "n:1")]
    [InlineData("bash", "echo \"un\" # deux", "s:\"un\"", "c:# deux")]
    [InlineData("sql", "SELECT 'a'", "k:SELECT", "s:'a'")]
    [InlineData("json", "{\"a\": true}", "t:\"a\"", "n:true")]
    [InlineData("html", "<p class=\"a\">", "t:p class", "s:\"a\"")]
    [InlineData("yml", "a: 1", "t:a", "n:1")]
    [InlineData("diff", "-un", "d:-un")]
    public void Code_is_coloured_by_the_language_of_its_fence(string language, string code, params string[] pieces)
    {
        var element = Render($"```{language}\n{code}\n```").QuerySelector("pre > code")!;
        Assert.Equal(code + "\n", element.TextContent);
        var coloured = element.QuerySelectorAll("span").Select(span => span.ClassName + ":" + span.TextContent.Trim()).ToList();
        foreach (var piece in pieces) Assert.Contains(piece, coloured);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("klingon")]
    public void Code_in_no_known_language_stays_plain(string language) =>
        Assert.Empty(Render($"```{language}\nreturn \"a\"; // b\n```").QuerySelectorAll("pre span"));

    [Theory]
    [InlineData("html", "<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [InlineData("javascript", "\"</code></pre><script>alert(1)</script>\"")]
    [InlineData("markdown", "[x](javascript:alert(1)) \u0000 \uD800")]
    public void Code_is_words_whatever_it_says(string language, string code)
    {
        var body = Render($"```{language}\n{code}\n```");
        Assert.Empty(body.QuerySelectorAll("script, img, a"));
        Assert.Single(body.QuerySelectorAll("pre"));
        Assert.All(body.QuerySelectorAll("pre span"), span => Assert.Equal(["class"], span.Attributes.Select(a => a.Name)));
    }

    [Fact]
    public void Code_that_is_very_long_is_all_there()
    {
        var code = string.Join('\n', Enumerable.Range(0, 3000).Select(i => FormattableString.Invariant($"var x{i} = \"{new string('(', i % 50)}\";"))) + "\n" + new string('a', 20_000);
        Assert.Equal(code + "\n", Render($"```csharp\n{code}\n```").QuerySelector("code")!.TextContent);
    }

    [Theory]
    [InlineData("[!NOTE]", "note", "Note")]
    [InlineData("[!TIP]", "tip", "Astuce")]
    [InlineData("[!ASTUCE]", "tip", "Astuce")]
    [InlineData("[!important]", "important", "Important")]
    [InlineData("[!WARNING]", "warning", "Avertissement")]
    [InlineData("[!ATTENTION]", "caution", "Attention")]
    [InlineData("[!EXEMPLE]", "note", "Exemple")]
    public void A_quotation_that_begins_with_a_word_in_brackets_is_a_box(string mark, string kind, string title)
    {
        var box = Render($"> {mark}\n> Un *mot*.").QuerySelector(".callout")!;
        Assert.Equal("note", box.GetAttribute("role"));
        Assert.Contains(kind, box.ClassList);
        Assert.Equal([title, "Un mot."], box.Children.Select(p => p.TextContent));
        Assert.NotNull(box.QuerySelector("em"));
    }

    [Theory]
    [InlineData("markdown-alert")]
    [InlineData("markdown-alert markdown-alert-")]
    public void A_box_typed_as_HTML_without_a_word_is_a_note(string cssClass) =>
        Assert.Equal("Note", Render($"<div class=\"{cssClass}\">Un mot.</div>").QuerySelector(".callout.note > .callout-title")!.TextContent);

    [Fact]
    public void The_title_of_a_box_speaks_the_language_of_the_text_and_is_none_of_its_words()
    {
        var content = Renderer.Render("> [!TIP]\n> A word.", new TextContext("en", Guid.Empty, TimeZoneInfo.Utc));
        Assert.Contains(">Tip</p>", content.Html, StringComparison.Ordinal);
        Assert.Equal("A word.", content.Text);
    }

    [Theory]
    [InlineData("E = mc^2", "<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>")]
    [InlineData("\\frac{a}{b+1}", "<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>")]
    [InlineData("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>")]
    [InlineData("\\sum_{i=1}^n x_i", "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>")]
    [InlineData("\\alpha \\le 1,5", "<mi>α</mi><mo>≤</mo><mn>1,5</mn>")]
    [InlineData("\\left( \\frac{1}{2} \\right)", "<mrow><mo>(</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>)</mo></mrow>")]
    [InlineData("f'(x) - \\text{si vrai}", "<msup><mi>f</mi><mo>′</mo></msup><mo>(</mo><mi>x</mi><mo>)</mo><mo>−</mo><mtext>si&nbsp;vrai</mtext>")]
    [InlineData("\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "<mrow><mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo>)</mo></mrow>")]
    [InlineData("x \\in \\mathbb{R}", "<mi>x</mi><mo>∈</mo><mi>ℝ</mi>")]
    public void A_formula_between_dollar_signs_becomes_MathML(string formula, string markup)
    {
        var math = Render($"Soit ${formula}$ donc.").QuerySelector("p > math")!;
        Assert.Equal(markup, math.InnerHtml);
        Assert.Equal(formula, math.GetAttribute("alttext"));
    }

    [Fact]
    public void A_formula_by_itself_stands_in_the_middle() =>
        Assert.Equal("block", Render("$$\nx_1 = \"y\"\n$$").QuerySelector("math")!.GetAttribute("display"));

    [Theory]
    [InlineData("De 5 $ à 10 $ par mois.")]
    [InlineData("Prix : 5$ et 10$ aussi.")]
    [InlineData("It costs $5, or $10.")]
    [InlineData("`$x$`")]
    public void Money_and_code_are_no_formulas(string markdown)
    {
        var body = Render(markdown);
        Assert.Empty(body.QuerySelectorAll("math, .math"));
        Assert.Equal(2, body.TextContent.Count(c => c is '$'));
    }

    [Theory]
    [InlineData("\\foo{x}", "\\foo")]
    [InlineData("\\frac{a", "…")]
    [InlineData("a}b", "}")]
    [InlineData("x^2^3", "^")]
    [InlineData("\\left( x", "…")]
    public void A_formula_that_can_not_be_read_is_shown_as_it_was_typed_and_the_author_told(string formula, string because)
    {
        List<TextProblem> problems = [];
        var body = Parse(Renderer.Render($"Soit ${formula}$.", new TextContext("fr", Guid.Empty, TimeZoneInfo.Utc), problems).Html);
        Assert.Equal(formula, body.QuerySelector("p > code")!.TextContent);
        Assert.Equal([formula, because], Assert.Single(problems).Values);
    }

    [Theory]
    [InlineData("\\hat")]
    [InlineData("\\sqrt")]
    [InlineData("{")]
    public void A_formula_nested_deeper_than_anybody_reads_is_shown_as_it_was_typed(string part)
    {
        var formula = string.Concat(Enumerable.Repeat(part, 100)) + " x" + (part is "{" ? new string('}', 100) : "");
        Assert.Equal(formula, Render($"Soit ${formula}$.").QuerySelector("p > code")!.TextContent);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("\\frac")]
    [InlineData("\\left(")]
    [InlineData("\\begin{matrix}")]
    [InlineData("^")]
    [InlineData("\\")]
    [InlineData("\\sqrt[")]
    public void A_formula_of_any_signs_neither_fails_nor_ends_the_process(string part)
    {
        foreach (var times in (int[])[1, 3, 60, 1000])
            Assert.NotEmpty(Render($"$$\n{string.Concat(Enumerable.Repeat(part, times))}\n$$").TextContent.Trim());
    }

    [Fact]
    public async Task Feed_readers_get_a_formula_as_it_was_typed()
    {
        await app.PublishAsync("Formule", markdown: "Soit $\\frac{1}{2}$.");
        var feed = (await app.Visitor().GetAsync("/feed.json")).ShouldBeOk();
        Assert.Contains("\\\\frac{1}{2}", feed.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("mfrac", feed.Body, StringComparison.Ordinal);
    }

    private static IElement Render(string markdown) => Parse(Renderer.Render(markdown, new TextContext("fr", Guid.Empty, TimeZoneInfo.Utc)).Html);

    private static IElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!;
}
