using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;

namespace SocialBlog.Tests.Comments;

public sealed class Hostile_comments(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\"><svg onload=alert(1)>")]
    [InlineData("</textarea></p></li><iframe src=//evil.example>")]
    [InlineData("{{7*7}} @Model ${1+1}")]
    public async Task Come_out_as_the_words_that_were_typed(string evil)
    {
        var post = await app.PublishAsync("Cible");
        var reader = app.Visitor();
        (await reader.CommentAsync(await reader.GetAsync(post.Path), evil, name: evil)).ShouldBe(HttpStatusCode.Found);

        var owner = await app.OwnerAsync();
        var queue = (await owner.GetAsync("/admin/comments")).ShouldBeOk();
        Harmless(queue);
        Harmless(await owner.PressAsync(queue, "/approval", queue.RowOf(evil)));
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Harmless(page);
        Assert.Equal(evil, page.Text(".comment-text"));
        Assert.Equal(evil, page.Text(".comment .p-author"));
        Harmless((await app.Visitor().GetAsync(page.One(".comment-actions a").GetAttribute("href")!)).ShouldBeOk());
    }

    [Fact]
    public async Task Lose_control_characters_and_keep_everything_else()
    {
        var post = await app.PublishAsync("Contrôle");
        var reader = app.Visitor();
        (await reader.CommentAsync(await reader.GetAsync(post.Path), "ab\u0007c\u001b[31md\u0085e\uFFFEf\tg\nh 👩‍👩‍👧 مرحبا ‮x", name: "No\u0001m\u0008")).ShouldBe(HttpStatusCode.Found);
        var stored = await app.QueryAsync(db => db.Comments.SingleAsync(c => c.PostId == post.Id, Cancel));
        Assert.Equal("Nom", stored.AuthorName);
        Assert.StartsWith("abc[31md", stored.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(stored.Text, c => char.IsControl(c) && c is not ('\t' or '\n'));
        Assert.Contains("👩‍👩‍👧 مرحبا", stored.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_are_not_valid_UTF_8_are_stored_as_harmless_text()
    {
        var post = await app.PublishAsync("UTF-8");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(post.Path + "/comments", UriKind.Relative));
        request.Content = new ByteArrayContent("Text=a%FFb%C3%28c&Author.Name=N%80&Author.Email=a%40example.org"u8.ToArray()) { Headers = { ContentType = Form.FormType } };
        (await app.Visitor().SendAsync(request)).ShouldBe(HttpStatusCode.Found);
        var stored = await app.QueryAsync(db => db.Comments.SingleAsync(c => c.PostId == post.Id, Cancel));
        // What can't be decoded stays as it was sent.
        Assert.Equal("a%FFb%C3(c", stored.Text);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("utf-16")]
    [InlineData("nonsense")]
    public async Task In_another_charset_are_refused(string charset)
    {
        var post = await app.PublishAsync("Jeu de caractères");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(post.Path + "/comments", UriKind.Relative));
        request.Content = new ByteArrayContent("Text=a"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded", charset) } };
        (await app.Visitor().SendAsync(request)).ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/preview")]
    public async Task With_a_field_whose_bracket_is_left_open_are_read_without_it(string action)
    {
        var post = await app.PublishAsync("Crochet" + action.Length);
        var answer = await app.Visitor().PostAsync(post.Path + "/comments" + action, [("Author[0", "x"), ("a[", "x"), ("Author.Name", "Aminata"), ("Author.Email", "aminata@example.org"), ("Text", "Bonjour.")]);
        answer.ShouldBe(action.Length == 0 ? HttpStatusCode.Found : HttpStatusCode.OK);
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Lose_a_NUL_as_other_control_characters()
    {
        var post = await app.PublishAsync("NUL");
        var reader = app.Visitor();
        (await reader.CommentAsync(await reader.GetAsync(post.Path), "\0a\0b %00%%00", name: "No\0m")).ShouldBe(HttpStatusCode.Found);
        Assert.Equal(("ab %00%%00", "Nom"), await app.QueryAsync(db => db.Comments.Where(c => c.PostId == post.Id).Select(c => ValueTuple.Create(c.Text, c.AuthorName)).SingleAsync(Cancel)));
        Assert.Empty(app.Log.Errors);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:8081")]
    public async Task From_another_site_are_refused(string header, string value)
    {
        var post = await app.PublishAsync("D'ailleurs");
        var reader = app.Visitor();
        var page = await reader.GetAsync(post.Path);
        reader.Headers[header] = value;
        (await reader.CommentAsync(page, "Je viens d'ailleurs.")).ShouldBe(HttpStatusCode.Forbidden).ShouldSay("Ce n’est pas permis");
        Assert.False(await app.QueryAsync(db => db.Comments.AnyAsync(c => c.PostId == post.Id, Cancel)));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Origin", "http://localhost")]
    public async Task From_this_site_are_taken(string header, string value)
    {
        var post = await app.PublishAsync("D'ici");
        var reader = app.Visitor();
        var page = await reader.GetAsync(post.Path);
        reader.Headers[header] = value;
        (await reader.CommentAsync(page, "Je viens d'ici.")).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Can_not_turn_or_break_the_line_of_their_name()
    {
        var post = await app.PublishAsync("Nom retourné");
        var reader = app.Visitor();
        (await reader.CommentAsync(await reader.GetAsync(post.Path), "Bonjour.", name: "Ami\u202Enata\u2066\nDiop\u2029B\u200B")).ShouldBe(HttpStatusCode.Found);
        Assert.Equal("Aminata Diop B", await app.QueryAsync(db => db.Comments.Where(c => c.PostId == post.Id).Select(c => c.AuthorName).SingleAsync(Cancel)));
    }

    private static void Harmless(Page page)
    {
        Assert.Empty(page.All("main script, main iframe, main svg:not(.avatar, .trend svg), main img, main [onerror], main [onload]"));
        Assert.DoesNotContain(page.All("a[href]"), a => a.GetAttribute("href")!.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
    }
}
