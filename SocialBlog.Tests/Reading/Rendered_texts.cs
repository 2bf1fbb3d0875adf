using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Tests.Reading;

/// <summary>What becomes of Markdown, before it is stored.</summary>
public sealed class Rendered_texts
{
    private static readonly MarkdownRenderer Renderer = new();

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ?t=3", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("<https://m.youtube.com/watch?list=x&v=dQw4w9WgXcQ>", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1")]
    [InlineData("https://www.dailymotion.com/video/x2jvvep", "https://geo.dailymotion.com/player.html?video=x2jvvep")]
    [InlineData("https://peertube.example/w/kkGMgK9ZtnKfYAgnEtQxbv", "https://peertube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv")]
    [InlineData("https://tube.example:8443/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d", "https://tube.example:8443/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d")]
    public void A_video_alone_on_its_line_becomes_a_link_that_can_become_a_player(string line, string player)
    {
        var body = Render($"Avant.\n\n{line}\n\nAprès.");
        var link = body.QuerySelector("figure.video > a")!;
        Assert.Equal(player, link.GetAttribute("data-player"));
        Assert.Equal(line.Trim('<', '>'), link.GetAttribute("href"));
        Assert.Empty(body.QuerySelectorAll("iframe"));
    }

    [Theory]
    [InlineData("> https://youtu.be/dQw4w9WgXcQ", "blockquote")]
    [InlineData("- https://youtu.be/dQw4w9WgXcQ", "ul > li")]
    [InlineData("1. texte\n\n   https://youtu.be/dQw4w9WgXcQ", "ol > li")]
    public void A_video_alone_in_a_quotation_or_a_list_becomes_a_figure_there(string markdown, string around) =>
        Assert.Single(Render(markdown).QuerySelectorAll(around + " > figure.video > a[data-player]"));

    [Fact]
    public void A_video_on_a_line_of_its_own_inside_a_paragraph_stands_between_its_two_halves()
    {
        var body = Render("Un **début**.\nSuite.\nhttps://youtu.be/dQw4w9WgXcQ\nUne fin.");
        Assert.Equal(["P", "FIGURE", "P"], body.Children.Select(c => c.TagName));
        Assert.Equal("Un début.\nSuite.", body.Children[0].TextContent);
        Assert.Equal("Une fin.", body.Children[2].TextContent);
    }

    [Theory]
    [InlineData("Voyez https://youtu.be/dQw4w9WgXcQ donc.")]
    [InlineData("[titre](https://youtu.be/dQw4w9WgXcQ)")]
    [InlineData("Une ligne\nhttps://youtu.be/dQw4w9WgXcQ suivie de texte")]
    [InlineData("- voyez https://youtu.be/dQw4w9WgXcQ")]
    [InlineData("    https://youtu.be/dQw4w9WgXcQ")]
    [InlineData("https://example.org/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/watch?v=short")]
    [InlineData("https://example.org/w/recettes")]
    [InlineData("http://peertube.example/w/kkGMgK9ZtnKfYAgnEtQxbv")]
    public void A_video_anywhere_else_stays_a_link(string markdown) => Assert.Empty(Render(markdown).QuerySelectorAll(".video, [data-player]"));

    [Fact]
    public void A_table_says_its_alignment_by_classes()
    {
        var body = Render("| Gauche | Milieu | Droite |\n|:--|:-:|--:|\n| a | b | c |");
        Assert.Equal([null, "center", "end"], body.QuerySelectorAll("tbody td").Select(c => c.ClassName is { Length: > 0 } name ? name : null));
        Assert.Equal([null, "center", "end"], body.QuerySelectorAll("thead th").Select(c => c.ClassName is { Length: > 0 } name ? name : null));
        Assert.Empty(body.QuerySelectorAll("[style]"));
        Assert.Equal("0", body.QuerySelector("div.table")!.GetAttribute("tabindex"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<SCRIPT SRC=//evil.example/x.js></SCRIPT>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\" onclick=\"alert(1)\">x</a>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("<java\u0001script:alert(1)>")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe>")]
    [InlineData("<form action=//evil.example><input name=password><button>x</button></form>")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("<p style=\"position:fixed;background:url(javascript:alert(1))\">x</p>")]
    [InlineData("<object data=x></object><embed src=x><base href=//evil.example><meta http-equiv=refresh content=0><link rel=stylesheet href=x>")]
    [InlineData("<figure class=video><a data-player='https://evil.example/w' href='https://evil.example/w'>x</a></figure>")]
    [InlineData("<figure data-player=\"javascript:alert(1)\"><a data-player='javascript:alert(1)' href='https://x.example'>x</a></figure>")]
    [InlineData("<!--<script>alert(1)</script>-->")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<table background=\"javascript:alert(1)\"><tr><td background=x>")]
    [InlineData("<details ontoggle=alert(1) open><summary>x</summary></details>")]
    [InlineData("```<script>\"onload=alert(1)\n<script>alert(1)</script>\n```")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("x[^1]\n\n[^1]: <img src=x onerror=alert(1)>")]
    public void Nothing_that_runs_comes_through(string markdown)
    {
        var content = Content(markdown);
        foreach (var html in (string?[])[content.Html, content.LeadHtml])
        {
            if (html is null) continue;
            var body = Parse(html);
            Assert.Empty(body.QuerySelectorAll("script, style, iframe, form, button, object, embed, svg, math, base, meta, link, textarea, input:not([type=checkbox][disabled])"));
            Assert.DoesNotContain(body.QuerySelectorAll("*").SelectMany(e => e.Attributes), a =>
                a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "style" or "srcdoc" or "background"
                || (a.Name is "href" or "src" or "data-player" && a.Value.Contains("script:", StringComparison.OrdinalIgnoreCase))
                || a.Value.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
                || a.Name is "data-player");
        }
    }

    [Fact]
    public void Images_load_late_and_have_a_text()
    {
        var body = Render("![Un chat](chat.jpg)\n\n<img src=\"chien.jpg\" loading=\"eager\">");
        Assert.All(body.QuerySelectorAll("img"), image => Assert.Equal("lazy", image.GetAttribute("loading")));
        Assert.Equal(["Un chat", ""], body.QuerySelectorAll("img").Select(i => i.GetAttribute("alt")));
    }

    [Fact]
    public void A_first_level_heading_becomes_a_second_level_one()
    {
        var body = Render("# Un\n\n## Deux\n\n### Trois\n\n<h1>Quatre</h1>\n\nCinq\n====");
        Assert.Empty(body.QuerySelectorAll("h1"));
        Assert.Equal(["H2", "H2", "H3", "H2"], body.QuerySelectorAll("h2, h3").Select(h => h.TagName));
    }

    [Fact]
    public void The_jump_break_ends_what_lists_show()
    {
        var content = Content("Début.\n\n<!--more-->\n\nFin.");
        Assert.True(content.HasMore);
        Assert.Equal("<p>Début.</p>", content.LeadHtml);
        Assert.Equal("Début. Fin.", content.Text);
        Assert.Equal(["Début.", "Fin."], Parse(content.Html).QuerySelectorAll("p").Select(p => p.TextContent));
        Assert.Empty(Parse(content.Html).QuerySelectorAll(".jump-break, hr"));
    }

    [Theory]
    [InlineData("Un texte sans.")]
    [InlineData("`<!--more-->` en ligne")]
    [InlineData("```\n<!--more-->\n```")]
    [InlineData("<!-- autre chose -->\n\nTexte")]
    public void What_only_looks_like_a_jump_break_is_none(string markdown) => Assert.False(Content(markdown).HasMore);

    [Fact]
    public void Lists_of_posts_hold_no_anchors()
    {
        var content = Content("## Un titre\n\nVoir [plus haut](#un-titre) et[^1].\n\n[^1]: Une note.");
        Assert.Contains("id=", content.Html, StringComparison.Ordinal);
        var lead = Parse(content.LeadHtml!);
        Assert.Empty(lead.QuerySelectorAll("[id], a[href^='#']"));
        Assert.DoesNotContain("Une note", lead.TextContent, StringComparison.Ordinal);
        Assert.Contains("plus haut", lead.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_of_a_text_in_a_list_stand_below_the_title_of_their_post()
    {
        var lead = Parse(Content("# Un\n\n## Deux\n\n### Trois\n\n##### Cinq\n\n###### Six").LeadHtml!);
        Assert.Equal(["H4", "H4", "H5", "H6", "H6"], lead.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.TagName));
    }

    [Fact]
    public void Names_in_a_text_never_meet_those_of_its_page()
    {
        var body = Render("## Comments\n\nVoir [plus haut](#comments) et[^1].\n\n[^1]: Une note.");
        Assert.Equal("s-comments", body.QuerySelector("h2")!.Id);
        Assert.All(body.QuerySelectorAll("[id]"), named => Assert.StartsWith("s-", named.Id, StringComparison.Ordinal));
        Assert.All(body.QuerySelectorAll("a[href^='#']"), link => Assert.NotNull(body.QuerySelector("[id='" + link.GetAttribute("href")![1..] + "']")));
        Assert.Equal(3, body.QuerySelectorAll("a[href^='#']:not(.anchor)").Length);
    }

    [Fact]
    public void The_words_alone_are_kept_apart()
    {
        Assert.Equal("Titre · Un deux trois · a · b", Content("# Titre\n\nUn **deux** trois\n\n- a\n- b").Text);
        Assert.Equal("", Content("").Text);
    }

    [Fact]
    public void Everything_a_post_may_hold_is_rendered()
    {
        var body = Render("- [x] fait\n- [ ] à faire\n\n1. un\n\n> citation\n\n```csharp\nvar a = 1;\n```\n\nTerme\n: définition\n\n~~barré~~ ==surligné== H~2~O\n\nhttps://example.org\n\n***");
        foreach (var selector in (string[])["ul input[type=checkbox][checked]", "ol li", "blockquote", "pre code.language-csharp", "dl dd", "del", "mark", "sub", "a[href='https://example.org']", "hr"])
            Assert.NotNull(body.QuerySelector(selector));
    }

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("*")]
    [InlineData("**a ")]
    [InlineData("a`")]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<details>")]
    [InlineData("~~a ")]
    [InlineData("[^1]")]
    [InlineData("|")]
    [InlineData("(((")]
    public void Nesting_ten_thousand_deep_neither_fails_nor_ends_the_process(string part)
    {
        var content = Content(string.Concat(Enumerable.Repeat(part, 10_000)) + " texte");
        Assert.Contains("texte", content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_HTML_is_told_of_no_other_text()
    {
        var context = new TextContext("en", Guid.Empty, TimeZoneInfo.Utc);
        List<TextProblem> problems = [], others = [];
        Renderer.Render("All is well.", context, problems);
        Renderer.Render("<div><b>open", context, others);
        Assert.Equal((0, 1), (problems.Count, others.Count));
    }

    [Fact]
    public void Lists_nested_by_indentation_neither_fail_nor_end_the_process() =>
        Assert.NotEmpty(Content(string.Join('\n', Enumerable.Range(0, 400).Select(i => new string(' ', i * 2) + "- x"))).Html);

    [Theory]
    [InlineData("\u0000")]
    [InlineData("\uD800")]
    [InlineData("a\rb\r\nc")]
    [InlineData("&#0; &#xD800; &#x110000;")]
    public void Any_characters_are_rendered(string markdown) => Assert.NotNull(Content(markdown).Html);

    [Fact]
    public void Control_characters_written_as_entities_come_out_nowhere()
    {
        var content = Content("## Un&#1;e\n\n<b title=\"a&#2;b\">De&#x0B;ux</b> `&#3;` &#xFFFE;&#xFDD0;&#x1FFFF;\n\n![](/a&#4;.png)");
        Assert.Equal("Une · Deux &#3;", content.Text);
        Assert.All((string[])[content.Html, content.LeadHtml!, .. content.Pictures], text => Assert.DoesNotContain(text, c => char.IsControl(c) && c is not '\n'));
        Assert.Contains("<b title=\"ab\">Deux</b>", content.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "L'ami dit : \"Oui !\" et 50 % ; `c'est : ici`", "L’ami dit\u202F: «\u202FOui\u202F!\u202F» et 50\u202F%\u202F; c'est : ici")]
    [InlineData("fr", "Bonjour! Vraiment?! Oui; \"non\": 50%", "Bonjour\u202F! Vraiment\u202F?! Oui\u202F; «\u202Fnon\u202F»\u202F: 50\u202F%")]
    [InlineData("fr", "**Attention**: «danger» (enfin!) ;) et ;)", "Attention\u202F: «\u202Fdanger\u202F» (enfin\u202F!)\u202F;) et\u202F;)")]
    [InlineData("fr", "`a`: b `c`!", "a\u202F: b c\u202F!")]
    [InlineData("fr", "Voir https://example.org/? ou a@b.example; 12:30:05, 3:2, %20", "Voir https://example.org/? ou a@b.example; 12:30:05, 3:2, %20")]
    [InlineData("en", "Hello! 50%; \"so\": 12:30", "Hello! 50%; “so”: 12:30")]
    [InlineData("fr", "À 12:30, voir https://example.org/a?b=c", "À 12:30, voir https://example.org/a?b=c")]
    [InlineData("en", "It's \"fine\": `isn't`", "It’s “fine”: isn't")]
    public void Words_are_set_as_a_typesetter_of_their_language_would(string language, string markdown, string words) =>
        Assert.Equal(words, Parse(Renderer.Render(markdown, new TextContext(language, Guid.Empty, TimeZoneInfo.Utc)).Html).TextContent);

    private static PostContent Content(string markdown) => Renderer.Render(markdown, new TextContext("en", Guid.Empty, TimeZoneInfo.Utc));

    private static IElement Render(string markdown) => Parse(Content(markdown).Html);

    private static IElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!;
}
