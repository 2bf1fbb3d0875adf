using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Tests.Reading;

/// <summary>What becomes of a block fenced as a chart.</summary>
public sealed class Charts
{
    private const string Growth = "Year | Articles\n2019 | 120\n2020 | 2,500\n2021 | 10,000";

    private static readonly MarkdownRenderer Renderer = new();

    [Theory]
    [InlineData("line", "figure.line path.line.s1")]
    [InlineData("lines", "figure.line circle")]
    [InlineData("courbe", "figure.line path.line")]
    [InlineData("Courbes", "figure.line path.line")]
    [InlineData("bar", "figure.bars rect")]
    [InlineData("bars", "figure.bars rect")]
    [InlineData("barres", "figure.bars rect")]
    [InlineData("pie", "figure.pie path.s3")]
    [InlineData("camembert", "figure.pie path.s3")]
    [InlineData("secteurs", "figure.pie path.s3")]
    [InlineData("cloud", "figure.cloud .words text.s1")]
    [InlineData("word cloud", "figure.cloud .words text")]
    [InlineData("nuage", "figure.cloud .words text")]
    [InlineData("nuage de mots", "figure.cloud .words text")]
    public void Of_every_kind_are_drawn_under_their_title(string kind, string shape)
    {
        var chart = Draw($"chart {kind} \"Articles a day\"", Growth).QuerySelector("figure.chart")!;
        Assert.NotEmpty(chart.QuerySelectorAll(shape));
        Assert.Equal("Articles a day", chart.QuerySelector("figcaption")!.TextContent);
        Assert.All(chart.QuerySelectorAll("svg"), svg => Assert.NotEmpty(svg.Children));
    }

    [Theory]
    [InlineData("Articles a day")]
    [InlineData("\"Articles a day\"")]
    [InlineData("“Articles a day”")]
    [InlineData("« Articles a day »")]
    public void Take_a_title_in_quotation_marks_or_not(string title) =>
        Assert.Equal("Articles a day", Draw("chart line " + title, Growth).QuerySelector("figcaption")!.TextContent);

    [Fact]
    public void Need_no_title() => Assert.Null(Draw("chart line", Growth).QuerySelector("figcaption"));

    [Theory]
    [InlineData("en", "line", "Articles a day. Line chart. Articles, from 120 (2019) to 10,000 (2021)")]
    [InlineData("en", "bars", "Articles a day. Bar chart. Articles, from 120 (2019) to 10,000 (2021)")]
    [InlineData("en", "pie", "Articles a day. Pie chart. 2021 79%, 2020 20%, 2019 1%")]
    [InlineData("en", "cloud", "Articles a day. Word cloud. 2021, 2020, 2019")]
    [InlineData("fr", "courbe", "Articles a day. Courbe. Articles, de 120 (2019) à 10 000 (2021)")]
    [InlineData("fr", "barres", "Articles a day. Diagramme en barres. Articles, de 120 (2019) à 10 000 (2021)")]
    [InlineData("fr", "camembert", "Articles a day. Diagramme en secteurs. 2021 79 %, 2020 20 %, 2019 1 %")]
    public void Say_in_words_what_they_show(string language, string kind, string description)
    {
        var text = language is "fr" ? Growth.Replace(",", " ", StringComparison.Ordinal) : Growth;
        var drawing = Draw($"chart {kind} Articles a day", text, language).QuerySelector("[role=img]")!;
        Assert.Equal(description, Folded(drawing.GetAttribute("aria-label")!));
    }

    [Fact]
    public void Hold_their_figures_one_click_away()
    {
        var details = Draw("chart line", Growth).QuerySelector("figure.chart > details:not([open])")!;
        Assert.Equal("See the figures", details.QuerySelector("summary")!.TextContent);
        Assert.Equal(["Year", "Articles"], details.QuerySelectorAll("thead th[scope=col]").Select(c => c.TextContent));
        Assert.Equal(["2019", "2020", "2021"], details.QuerySelectorAll("tbody th[scope=row]").Select(c => c.TextContent));
        Assert.Equal(["120", "2,500", "10,000"], details.QuerySelectorAll("td.end").Select(c => c.TextContent));
    }

    [Theory]
    [InlineData("fr", "10 000", "10 000")]
    [InlineData("fr", "10\u00A0000", "10 000")]
    [InlineData("fr", "10\u202F000", "10 000")]
    [InlineData("fr", "10.000", "10 000")]
    [InlineData("fr", "10'000", "10 000")]
    [InlineData("fr", "1.234,5", "1 234,5")]
    [InlineData("fr", "1,5", "1,5")]
    [InlineData("fr", "0.125", "0,125")]
    [InlineData("fr", "12 %", "12 %")]
    [InlineData("fr", "12,50 €", "12,50 €")]
    [InlineData("fr", "3 k€", "3 k€")]
    [InlineData("fr", "+7", "7")]
    [InlineData("fr", "-7", "−7")]
    [InlineData("fr", "−7", "−7")]
    [InlineData("en", "10,000", "10,000")]
    [InlineData("en", "1,234.5", "1,234.5")]
    [InlineData("en", "1.5", "1.5")]
    [InlineData("en", "1,5", "1.5")]
    [InlineData("en", "12%", "12%")]
    [InlineData("en", "$1,200", "$1,200")]
    [InlineData("en", "-£5", "−£5")]
    [InlineData("en", "15 min", "15 min")]
    public void Take_numbers_as_people_type_them(string language, string typed, string said) =>
        Assert.Equal(said, Folded(Draw("chart bars", $"a | b\nx | {typed}", language).QuerySelector("text.value")!.TextContent));

    [Theory]
    [InlineData("Month | Visits\nMay | 10\nJune | 20")]
    [InlineData("| Month | Visits |\n|:--|--:|\n| May | 10 |\n| June | 20 |")]
    [InlineData("Month\tVisits\nMay\t10\nJune\t20")]
    [InlineData("Month;Visits\nMay;10\nJune;20")]
    [InlineData("Month,Visits\nMay,10\nJune,20")]
    [InlineData("\"Month\",\"Visits\"\n\"May\",\"10\"\n\"June\",\"20\"")]
    [InlineData("\n  Month ; Visits  \n\n May ;10;\n June; 20 \n")]
    public void Take_tables_as_people_type_or_paste_them(string table)
    {
        var body = Draw("chart bars", table, problems: []);
        Assert.Equal(["Month", "Visits"], body.QuerySelectorAll("thead th").Select(c => c.TextContent).Where(c => c.Length > 0));
        Assert.Equal(["10", "20"], body.QuerySelectorAll("text.value").Select(c => c.TextContent));
    }

    [Fact]
    public void Take_decimal_commas_where_a_space_follows_those_that_part_cells() =>
        Assert.Equal(["1,5", "2,5"], Draw("chart barres", "Mois, Taux\nmai, 1,5\njuin, 2,5", "fr").QuerySelectorAll("text.value").Select(c => c.TextContent));

    [Theory]
    [InlineData("May | 10\nJune | 20", 2, 0)]
    [InlineData("May | 10 | 11\nJune | 20 | 21", 2, 0)]
    [InlineData("Country | 2019 | 2020\nFrance | 20 | 21", 1, 3)]
    [InlineData("Country | 2019\nFrance | 20", 1, 2)]
    public void Tell_headings_from_a_first_row_of_numbers(string table, int rows, int headings)
    {
        var body = Draw("chart bars", table);
        Assert.Equal(rows, body.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(headings, body.QuerySelectorAll("thead th").Length);
    }

    [Fact]
    public void Name_each_line_of_several()
    {
        var chart = Draw("chart lines", "Month | Read | Answered\nMay | 10 | 4\nJune | 20 | 6");
        Assert.Equal(["Read", "Answered"], chart.QuerySelectorAll(".legend li span").Select(s => s.TextContent));
        Assert.Equal(["path", "path"], chart.QuerySelectorAll(".plot .line").Select(s => s.LocalName));
        // Not by their colour alone.
        Assert.Equal([false, true], chart.QuerySelectorAll(".plot .line").Select(s => s.HasAttribute("stroke-dasharray")));
        Assert.Equal("Line chart. Read, from 10 (May) to 20 (June). Answered, from 4 (May) to 6 (June)", chart.QuerySelector("[role=img]")!.GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("n/a")]
    [InlineData("?")]
    public void Break_a_line_off_where_nothing_was_measured(string nothing)
    {
        List<TextProblem> problems = [];
        var line = Draw("chart line", $"Month | Visits\nMay | 10\nJune | {nothing}\nJuly | 30\nAugust | 40", problems: problems).QuerySelector("path.line")!;
        Assert.Equal(2, line.GetAttribute("d")!.Count(c => c is 'M'));
        Assert.Empty(problems);
    }

    [Fact]
    public void Put_small_shares_of_a_pie_together()
    {
        var chart = Draw("chart pie", string.Join('\n', Enumerable.Range(1, 12).Select(i => FormattableString.Invariant($"N{i} | {100 - i}"))));
        Assert.Equal(8, chart.QuerySelectorAll(".plot path").Length);
        Assert.Equal("Others", chart.QuerySelector(".legend li:last-child span")!.TextContent);
        Assert.Equal(12, chart.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public void Put_long_names_above_their_bars_whole() =>
        Assert.Equal(["answered within four hours", "answered after more than a day"], Draw("chart bars", "answered within four hours | 38%\nanswered after more than a day | 9%").QuerySelectorAll("text.name").Select(t => t.TextContent));

    [Fact]
    public void Set_the_words_of_a_cloud_where_none_touches_another()
    {
        var words = Draw("chart cloud", string.Join('\n', Enumerable.Range(1, 60).Select(i => FormattableString.Invariant($"{new string('w', 1 + (i % 20))}{i} | {i}")))).QuerySelectorAll(".words text").Select(word =>
        {
            double Number(string name) => double.Parse(word.GetAttribute(name)!, CultureInfo.InvariantCulture);
            return (X: Number("x"), Y: Number("y"), Width: Number("textLength"), Height: Number("font-size"));
        }).ToList();
        Assert.Equal(60, words.Count);
        Assert.All(words, word => Assert.InRange(Math.Abs(word.X) + (word.Width / 2), 0, 175.1));
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var other in words.Skip(i + 1))
                Assert.True(Math.Abs(words[i].X - other.X) >= (words[i].Width + other.Width) / 2 || Math.Abs(words[i].Y - other.Y) >= Math.Min(words[i].Height, other.Height) * .5, $"{words[i]} meets {other}");
        }
    }

    [Theory]
    [InlineData("chart", "a | 1", "Chart {0} does not say its kind: line, bars, pie or cloud.")]
    [InlineData("chart radar", "a | 1", "Chart {0}: “{1}” is no kind of chart. There are line, bars, pie and cloud.")]
    [InlineData("chart line", "", "Chart {0} is empty.")]
    [InlineData("chart line", "only words\nand more", "Chart {0} has no numbers.")]
    [InlineData("chart line", "a | one\nb | two", "Chart {0} has no numbers.")]
    [InlineData("chart bars", "a | 1e400\nb | NaN\nc | Infinity\nd | 99999999999999999999", "Chart {0} has no numbers.")]
    [InlineData("chart line", "a | b\nx | 1", "Chart {0} has one row only: a line needs two.")]
    [InlineData("chart lines", "x|a|b|c|d|e|f|g\ny|1|2|3|4|5|6|7\nz|1|2|3|4|5|6|7", "Chart {0} has {1} columns of numbers; at most {2} can be told apart.")]
    [InlineData("chart pie", "a | 5\nb | -3", "Chart {0} has a number below zero, which this kind of chart can’t show.")]
    [InlineData("chart cloud", "a | 5\nb | -3", "Chart {0} has a number below zero, which this kind of chart can’t show.")]
    [InlineData("chart pie", "a | 0\nb | 0", "Chart {0} has no number above zero.")]
    [InlineData("chart cloud", "word;times\n;5", "Chart {0} has no number above zero.")]
    public void That_can_not_be_drawn_show_what_was_typed_and_say_why(string fence, string table, string problem)
    {
        List<TextProblem> problems = [];
        var body = Draw(fence, table, problems: problems);
        Assert.Equal(problem, Assert.Single(problems).Message);
        Assert.Empty(body.QuerySelectorAll("svg, figure"));
        foreach (var cell in table.Split('|', ';', '\n').Select(cell => cell.Trim())) Assert.Contains(cell, body.TextContent, StringComparison.Ordinal);
        Assert.Equal("Before.After.", string.Concat(body.QuerySelectorAll("p").Select(p => p.TextContent)));
    }

    [Theory]
    [InlineData("chart line", "a | 1\nb | two\nc | 3", "Chart {0}: “{1}” is no number, so nothing is drawn there.")]
    [InlineData("chart bars", "a | 1\nb | 1e400", "Chart {0}: “{1}” is no number, so nothing is drawn there.")]
    [InlineData("chart pie", "x | y | z\na | 1 | 2\nb | 3 | 4", "Chart {0} shows its first column of numbers only: this kind of chart has room for one.")]
    [InlineData("chart bars", "Month,Visits\nMay,1,5\nJune,2,5", "Chart {0}: the row “{1}” has more cells than the first one. Perhaps a comma inside a number was taken for the end of a cell: part cells by |.")]
    [InlineData("chart bars", "a | 1 | 2\nb | 3 | 4", "Chart {0} has columns without a heading, which nobody can tell apart.")]
    [InlineData("chart bars", "a | 5 h\nb | 30 min", "Chart {0} has numbers of different units in one column. They are drawn as if all were the same.")]
    public void That_may_not_be_what_was_meant_are_drawn_and_say_why(string fence, string table, string problem)
    {
        List<TextProblem> problems = [];
        Assert.NotNull(Draw(fence, table, problems: problems).QuerySelector("figure.chart svg"));
        Assert.Equal(problem, Assert.Single(problems).Message);
    }

    [Fact]
    public void Of_thousands_and_of_ones_share_one_unit()
    {
        List<TextProblem> problems = [];
        var chart = Draw("chart bars", "a | 900 €\nb | 3 k€", "fr", problems);
        Assert.Equal(["900 €", "3 000 €"], chart.QuerySelectorAll("text.value").Select(v => Folded(v.TextContent)));
        Assert.Empty(problems);
    }

    [Fact]
    public void Of_ten_thousand_rows_stay_as_they_were_typed()
    {
        List<TextProblem> problems = [];
        var body = Draw("chart line", string.Join('\n', Enumerable.Range(0, 10_000).Select(i => FormattableString.Invariant($"r{i} | {i}"))), problems: problems);
        Assert.Equal("Chart {0} is too long to be drawn: it has {1} lines, and at most {2} find room.", Assert.Single(problems).Message);
        Assert.EndsWith("r9999 | 9999\n", body.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_the_hundredth_stay_as_they_were_typed()
    {
        List<TextProblem> problems = [];
        var body = Read(Renderer.Render(string.Concat(Enumerable.Repeat("```chart bars\na | 1\n```\n\n", 102)), Context("en"), problems));
        Assert.Equal((100, 2), (body.QuerySelectorAll("figure.chart").Length, body.QuerySelectorAll("pre").Length));
        Assert.Equal("A text has room for {0} charts. Those after them stay as they were typed.", Assert.Single(problems).Message);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("5", "5")]
    [InlineData("0.000000001", "0.000000002")]
    [InlineData("1000000000000000", "-1000000000000000")]
    [InlineData("999999999999999", "1000000000000000")]
    [InlineData("-5", "-3")]
    [InlineData("0.1", "1000000000")]
    public void Have_only_coordinates_that_are_numbers(string first, string second)
    {
        foreach (var kind in (string[])["line", "bars", "pie", "cloud"])
        {
            var body = Draw("chart " + kind, $"a | {first}\nb | {second}\nc | {second}");
            foreach (var attribute in body.QuerySelectorAll("svg, svg *").SelectMany(e => e.Attributes)) Assert.DoesNotMatch("NaN|∞|Infinity|E[+-]", attribute.Value);
            foreach (var height in body.QuerySelectorAll("[height]").Select(e => e.GetAttribute("height")!.TrimEnd('%'))) Assert.InRange(double.Parse(height, CultureInfo.InvariantCulture), 0, 20_000);
        }
    }

    [Fact]
    public void Show_hostile_words_as_words()
    {
        const string script = "<script>alert(1)</script>";
        foreach (var kind in (string[])["line", "bars", "pie", "cloud"])
        {
            var body = Draw($"chart {kind} \"><img src=x onerror=alert(1)>", $"</title>{script} | \"</svg>{script}\n{script} | 5\n\u202E<b onclick=x>gauche | 7\n]]>&lt;i&gt; | 9");
            Assert.Contains(script, body.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("\u202E", body.TextContent, StringComparison.Ordinal);
            Assert.Empty(body.QuerySelectorAll("img, b[onclick], figure i"));
        }
    }

    [Fact]
    public void Of_any_text_are_safe()
    {
        string[] parts =
        [
            "|", "|", "\n", "\n", "\n", ",", ";", "\t", " ", "\"", "'", "5", "10 000", "1,5", "-3", "1e400", "NaN", "%", "€", "<script>", "</pre>", "</code>", "&lt;", "&#0;", "\0", "\u202E", "\uD800", "é", "日本", "مرحبا", "😀",
            "\\", "`", "---", "mai", "2026", "<!--", "-->", "<svg onload=x>", "\r", "\u00A0", new string('w', 300), ".", "0",
        ];
        string[] fences = ["line", "bars", "pie", "cloud", "nuage de mots «", "\"", "<b>", ""];
        var random = new Random(20110527);
        for (var i = 0; i < 400; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => parts[random.Next(parts.Length)]));
            var content = Content($"chart {fences[random.Next(fences.Length)]}", text, i % 2 == 0 ? "fr" : "en", []);
            SafeHtml.Read(content.Html);
            if (content.LeadHtml is not null) SafeHtml.Read(content.LeadHtml);
        }
    }

    [Fact]
    public void In_a_quotation_a_list_and_raw_markup_are_drawn_there_and_nothing_is_lost()
    {
        var body = Read(Renderer.Render(
            "> ```chart bars\n> a | 1\n> ```\n\n- x\n\n  ```graphique barres\n  a | 1\n  ```\n\n<pre><code class=\"language-chart\">a | 1</code><code class=\"language-chart\" data-fence=\"bars\">b | 2</code></pre>\n\nEnd.",
            Context("en")));
        Assert.NotNull(body.QuerySelector("blockquote > figure.chart"));
        Assert.NotNull(body.QuerySelector("li > figure.chart"));
        Assert.EndsWith("End.", body.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(body.QuerySelectorAll("[data-fence]"));
    }

    [Fact]
    public void Are_found_and_counted_by_their_own_words_alone() =>
        Assert.Equal("Before. Articles a day · Year · Articles · 2019 · 120 · 2020 · 2,500 · 2021 · 10,000 · After.", Content("chart line Articles a day", Growth, "en", []).Text);

    [Fact]
    public void In_code_of_another_language_stay_code() => Assert.Empty(Draw("csharp chart line", Growth).QuerySelectorAll("figure, [data-fence]"));

    [Fact]
    public async Task In_feeds_are_tables()
    {
        await using var app = new EnglishBlog();
        await app.PublishAsync("Growth", markdown: $"```chart line Articles a day\n{Growth}\n```");
        foreach (var feed in (string[])["/feed.xml", "/atom.xml", "/feed.json"])
        {
            var text = (await app.Visitor().GetAsync(feed)).ShouldBeOk().Body;
            Assert.Contains("10,000", text, StringComparison.Ordinal);
            Assert.DoesNotContain("svg", text, StringComparison.Ordinal);
            Assert.DoesNotContain("See the figures", text, StringComparison.Ordinal);
        }
    }

    private static IElement Draw(string fence, string table, string language = "en", List<TextProblem>? problems = null) => Read(Content(fence, table, language, problems ?? []));

    private static PostContent Content(string fence, string table, string language, List<TextProblem> problems) =>
        Renderer.Render($"Before.\n\n```{fence}\n{table}\n```\n\nAfter.", Context(language), problems);

    private static IElement Read(PostContent content) => SafeHtml.Read(content.Html);

    private static TextContext Context(string language) => new(language, Guid.Empty, TimeZoneInfo.Utc);

    private static string Folded(string words) => Regex.Replace(words, @"\s", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
}
