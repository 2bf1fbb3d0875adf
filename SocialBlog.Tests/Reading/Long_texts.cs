using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Tests.Reading;

/// <summary>What helps a reader through a long text: addresses of its headings, an outline, the time it takes.</summary>
public sealed class Long_texts(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    private static readonly string Words = string.Join(' ', Enumerable.Repeat("mot", 200));

    private static readonly string Text = $"{Words}\n\n## Écouter\n\n{Words}\n\n### Où ?\n\n{Words}\n\n### Quand[^1] ?\n\n## Répondre à *tous*\n\n{Words}\n\n[^1]: Note.";

    [Fact]
    public async Task An_outline_leads_to_each_heading()
    {
        var post = await app.PublishAsync("Long", markdown: Text);
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal("Dans cet article", page.Text(".outline summary"));
        Assert.Equal(["Écouter", "Où\u202F?", "Quand\u202F?", "Répondre à tous"], page.All(".outline a").Select(link => link.TextContent));
        Assert.Equal(["Où\u202F?", "Quand\u202F?"], page.All(".outline ol ol a").Select(link => link.TextContent));
        Assert.All(page.All(".outline a"), link => page.One($"[id='{link.GetAttribute("href")![1..]}']"));
    }

    [Fact]
    public async Task A_short_text_or_one_with_few_headings_has_none()
    {
        var few = await app.PublishAsync("Deux titres", markdown: $"## Un\n\n{Words}\n\n## Deux\n\n{Words} {Words}");
        var brief = await app.PublishAsync("Trois titres", markdown: "## Un\n\n## Deux\n\n## Trois\n\nFin.");
        foreach (var post in (WrittenPost[])[few, brief]) Assert.Empty((await app.Visitor().GetAsync(post.Path)).ShouldBeOk().All(".outline"));
    }

    [Fact]
    public async Task Each_heading_has_a_link_to_itself_that_is_none_of_its_words()
    {
        var post = await app.PublishAsync("Ancres", markdown: "## Écouter");
        var heading = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().One(".prose h2");
        var anchor = heading.QuerySelector("a.anchor")!;
        Assert.Equal("#" + heading.Id, anchor.GetAttribute("href"));
        Assert.Equal("Lien vers «\u202FÉcouter\u202F»", anchor.GetAttribute("aria-label"));
        Assert.Equal("Écouter", await app.QueryAsync(db => Task.FromResult(db.Posts.Single(p => p.Id == post.Id).Text)));
        Assert.Empty((await app.Visitor().GetAsync("/")).ShouldBeOk().All(".anchor"));
        Assert.DoesNotContain("class=\"anchor\"", (await app.Visitor().GetAsync("/atom.xml")).ShouldBeOk().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_and_its_beginning_say_how_long_it_takes()
    {
        var post = await app.PublishAsync("Durée", markdown: $"{Words}\n\n<!--more-->\n\n{Words} {Words} {Words}");
        Assert.Contains("3\u00A0min de lecture", (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().One(".single .meta").TextContent, StringComparison.Ordinal);
        var card = (await app.Visitor().GetAsync("/")).ShouldBeOk().All("article").Single(a => a.QuerySelector("h3")!.TextContent == "Durée");
        Assert.Contains("3\u00A0min de lecture", card.QuerySelector(".meta")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_of_the_same_words_have_addresses_of_their_own()
    {
        var html = new MarkdownRenderer().Render("## Un\n\n## Un\n\n## 🎉\n\n## مرحبا\n\n<h2 id=\"un\">Un</h2>", new TextContext("fr", Guid.Empty, TimeZoneInfo.Utc)).Html;
        var ids = new HtmlParser().ParseDocument(html).QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.Equal(5, ids.Count);
    }

    [Fact]
    public async Task One_with_half_a_million_spaces_and_commas_in_a_row_is_published_and_read()
    {
        var owner = await app.OwnerAsync();
        var (spaces, commas) = (new string(' ', 500_000), new string(',', 500_000));
        var form = (await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "Sans fin").Fill("Texte", $"Mot{spaces}mot.\n\n<img alt=\"\" src=\"/a.png\" srcset=\"a{commas}b\">");
        (await owner.PressAsync(form, "/publications")).ShouldBeOk();
        (await app.Visitor().GetAsync("/2011/05/sans-fin")).ShouldBeOk();
        (await app.Visitor().GetAsync("/feed.xml")).ShouldBeOk();
    }

    [Theory]
    [InlineData("Un *mot* &amp; `a < b`,\\\nune image ![\"x\"](/media/a.png) et <kbd>Ctrl</kbd>.\n\n- [x] fait\n\n---\n\n[^1]\n\n[^1]: Note.")]
    [InlineData("```\n\nVide avant\n```\n\n<pre>\n\n\nTrois</pre>\n\n| a | b |\n|--:|---|\n| 1 | 2 |")]
    [InlineData("```graphique courbe Ventes\n2019 | 1\n2020 | 2\n```\n\n$\\frac{1}{n}$\n\n<details open><summary>Plus</summary>\n\nTexte\n\n</details>")]
    public void Every_text_is_written_as_a_browser_reads_it(string markdown)
    {
        var html = new MarkdownRenderer().Render(markdown, new TextContext("fr", Guid.Empty, TimeZoneInfo.Utc)).Html;
        Assert.Equal(html, new HtmlParser().ParseDocument("<body>" + html).Body!.InnerHtml);
    }
}
