using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments;

namespace SocialBlog.Tests.Comments;

/// <summary>The small Markdown of readers.</summary>
public sealed class Formatted_comments(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Theory]
    [InlineData("Un *mot* et **deux**", "<p>Un <em>mot</em> et <strong>deux</strong></p>")]
    [InlineData("Une ligne\nune autre\n\nUn paragraphe", "<p>Une ligne<br>une autre</p><p>Un paragraphe</p>")]
    [InlineData("[ici](https://example.org/a)", "<p><a href=\"https://example.org/a\" rel=\"nofollow ugc noopener\">ici</a></p>")]
    [InlineData("https://example.org/a", "<p><a href=\"https://example.org/a\" rel=\"nofollow ugc noopener\">https://example.org/a</a></p>")]
    [InlineData("- un\n- deux", "<ul><li>un</li><li>deux</li></ul>")]
    [InlineData("```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>")]
    [InlineData("`a < b` ?", "<p><code>a &lt; b</code>\u202F?</p>")]
    [InlineData("# Titre\n=====\n---", "<p># Titre<br>=====<br>---</p>")]
    [InlineData("![x](https://example.org/x.png)", "<p><a href=\"https://example.org/x.png\" rel=\"nofollow ugc noopener\">x</a></p>")]
    [InlineData("<b>gras</b> [x](javascript:alert(1))", "<p>&lt;b&gt;gras&lt;/b&gt; [x](javascript:alert(1))</p>")]
    [InlineData("2011. Une bonne année", "<ol start=\"2011\"><li>Une bonne année</li></ol>")]
    [InlineData("**Attention**! &copy; a_b !", "<p><strong>Attention</strong>\u202F! © a_b\u202F!</p>")]
    [InlineData("[a <https://example.org/b> c](https://example.org/a)", "<p><a href=\"https://example.org/a\" rel=\"nofollow ugc noopener\">a https://example.org/b c</a></p>")]
    [InlineData("<JavaScript:alert(1)> [x](java&#10;script:alert(1)) [y](/ici) <a@example.org>", "<p>&lt;JavaScript:alert(1)&gt; [x](java&amp;#10;script:alert(1)) <a href=\"/ici\" rel=\"nofollow ugc noopener\">y</a> <a href=\"mailto:a@example.org\" rel=\"nofollow ugc noopener\">a@example.org</a></p>")]
    [InlineData("<3 merci", "<p>&lt;3 merci</p>")]
    [InlineData("***", "<p>***</p>")]
    [InlineData("Avant\n***\naprès\n\n___", "<p>Avant</p><p>***</p><p>après</p><p>___</p>")]
    [InlineData("- a\n  ***\n  b", "<ul><li>a<br>***<br>b</li></ul>")]
    [InlineData("[Jean]: je suis d'accord\n\n[Paul]: non", "<p>[Jean]\u202F: je suis d’accord</p><p>[Paul]\u202F: non</p>")]
    [InlineData("ftp://a.example [lien](exemple.fr)", "<p>ftp://a.example [lien](exemple.fr)</p>")]
    [InlineData("tel:1234", "<p><a href=\"tel:1234\" rel=\"nofollow ugc noopener\">tel:1234</a></p>")]
    [InlineData("2011. A\n2014. B\n2015. C", "<ol start=\"2011\"><li>A</li><li value=\"2014\">B</li><li>C</li></ol>")]
    [InlineData("1. A\n1. B", "<ol><li>A</li><li>B</li></ol>")]
    [InlineData("10*2 = 20 et 5*3 = 15, l'*équipe*", "<p>10*2 = 20 et 5*3 = 15, l'<em>équipe</em></p>")]
    [InlineData("«https://a.example/l'ete»…", "<p>«<a href=\"https://a.example/l%27ete\" rel=\"nofollow ugc noopener\">https://a.example/l'ete</a>\u202F»…</p>")]
    [InlineData("[](https://a.example)", "<p><a href=\"https://a.example\" rel=\"nofollow ugc noopener\">https://a.example</a></p>")]
    [InlineData("~~~ Bien à vous ~~~\nsuite", "<pre><code>Bien à vous ~~~\nsuite\n</code></pre>")]
    [InlineData(">", "<p>&gt;</p>")]
    [InlineData("https://a.example/\u202Eexe", "<p><a href=\"https://a.example/exe\" rel=\"nofollow ugc noopener\">https://a.example/exe</a></p>")]
    public void Show_what_a_conversation_needs_and_nothing_else(string text, string html) =>
        Assert.Equal(html, CommentRenderer.Render(text, "fr").Html);

    [Theory]
    [InlineData("Un *mot*", "<p>Un <em>mot</em></p>")]
    [InlineData("[Approuver](https://example.org/a)", "<p><a href=\"https://example.org/a\" rel=\"nofollow ugc noopener\">Approuver</a><bdi> (https://example.org/a)</bdi></p>")]
    [InlineData("https://example.org/a", "<p><a href=\"https://example.org/a\" rel=\"nofollow ugc noopener\">https://example.org/a</a></p>")]
    [InlineData("<b>gras</b>", "<p>&lt;b&gt;gras&lt;/b&gt;</p>")]
    public void Show_in_mails_where_links_lead(string text, string html) => Assert.Equal(html, CommentRenderer.RenderForMail(text, "fr"));

    [Theory]
    [InlineData("> ", 4000)]
    [InlineData("- ", 4000)]
    [InlineData("*", 9999)]
    [InlineData("[", 9999)]
    [InlineData("`x", 4000)]
    [InlineData("1. ", 2500)]
    public void Of_nothing_but_signs_stay_as_typed(string sign, int times)
    {
        var html = CommentRenderer.Render(string.Concat(Enumerable.Repeat(sign, times)) + "fin", "fr").Html;
        Assert.Contains("fin", html, StringComparison.Ordinal);
        Assert.True(html.Split("<blockquote>").Length + html.Split("<ul>").Length < 15, "Nested too deep.");
    }

    [Fact]
    public void Of_lists_in_lists_and_blank_lines_are_not_waited_for()
    {
        var html = CommentRenderer.Render(string.Concat(Enumerable.Repeat("- ", 2500)) + "a" + new string('\n', 4000) + "fin", "fr").Html;
        Assert.EndsWith("<p>fin</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Keep_their_form_beside_marks_that_open_nothing() =>
        Assert.EndsWith("<em>mot</em></p>", CommentRenderer.Render(string.Concat(Enumerable.Repeat("[ ", 50)) + "*mot*", "fr").Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("[a]: https://exemple.example/{0}\n\n{1}", "漢", "[a]")]
    [InlineData("{1} {0}", "é", "www.é.fr ")]
    [InlineData("{1}", "", "[](//漢) ")]
    [InlineData("{1}", "", "*a*\n")]
    [InlineData("{1}", "", "\n\n- <&")]
    [InlineData("{1}", "", "`<` ")]
    public void Are_never_much_longer_than_what_was_typed(string pattern, string one, string many)
    {
        var begun = string.Format(CultureInfo.InvariantCulture, pattern, string.Concat(Enumerable.Repeat(one, 4000)), "");
        var text = string.Format(CultureInfo.InvariantCulture, pattern, string.Concat(Enumerable.Repeat(one, 4000)), string.Concat(Enumerable.Repeat(many, (Comment.MaxTextLength - begun.Length) / many.Length)));
        Assert.InRange(CommentRenderer.Render(text, "fr").Html.Length, 1, 12 * text.Length);
    }

    [Fact]
    public async Task Can_be_looked_at_before_they_are_sent()
    {
        var post = await app.PublishAsync("Avant d’envoyer");
        var reader = app.Visitor();
        var form = (await reader.GetAsync(post.Path)).FormWith("/comments/preview").Fill("Nom", "Aminata").Fill("Commentaire", "> Vous dites\n\nJe *doute*.");
        var shown = (await reader.SendAsync(form.Press("/comments/preview"))).ShouldBeOk().ShouldSay("Il n’est pas encore envoyé.");
        Assert.Equal(("Vous dites", "doute"), (shown.Text(".thanks blockquote"), shown.Text(".thanks em")));
        Assert.Equal(("Aminata", "> Vous dites\n\nJe *doute*."), (shown.FormWith("/comments/preview").Value("Nom"), shown.FormWith("/comments/preview").Value("Commentaire")));
        Assert.False(await app.QueryAsync(db => db.Comments.AnyAsync(c => c.PostId == post.Id, Cancel)));
    }

    [Fact]
    public async Task That_are_too_long_to_be_sent_are_told_so_when_looked_at()
    {
        var post = await app.PublishAsync("Trop long");
        var reader = app.Visitor();
        var form = (await reader.GetAsync(post.Path)).FormWith("/comments/preview").Fill("Commentaire", new string('x', 10_001));
        var told = (await reader.SendAsync(form.Press("/comments/preview"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Votre commentaire est trop long", told.ErrorOf("Text"), StringComparison.Ordinal);
        Assert.Equal(10_001, told.FormWith("/comments/preview").Value("Commentaire").Length);
    }
}
