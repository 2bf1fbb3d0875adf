using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace SocialBlog.Tests.Mail;

/// <summary>Names, addresses and texts made to break a mail, read back from the server that took it.</summary>
public sealed class Hostile_words_in_mails : IAsyncLifetime
{
    private static readonly string[] Expected = ["From", "To", "Date", "Subject", "Message-Id", "In-Reply-To", "References", "List-Id", "Auto-Submitted", "MIME-Version", "Content-Type"];

    private readonly MailServer _server = new(refusals: 0);
    private MailingBlog _app = null!;

    public ValueTask InitializeAsync()
    {
        _app = new MailingBlog(_server);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("Eve\r\nBcc: victim@example.org")]
    [InlineData("Eve\nSubject: Autre\n\nCorps")]
    [InlineData("Eve\u2028Bcc: victim@example.org")]
    [InlineData("=?utf-8?q?Eve=0D=0ABcc:_victim@example.org?=")]
    [InlineData("\u202Egro.elpmaxe@eve\u200B\u2066")]
    public async Task Of_a_name_make_no_header(string name)
    {
        await _app.WriteAsync(await _app.PublishAsync("Noms"), "Bonjour.", "eve@example.org", name: name);
        var mail = await _app.MailToAsync(BlogApp.OwnerEmail);
        ShouldBePlain(mail);
        Assert.DoesNotContain('\u202E', mail.TextBody!);
        Assert.DoesNotContain('\u200B', mail.TextBody!);
    }

    [Theory]
    [InlineData("eve@example.org\r\nBcc: victim@example.org")]
    [InlineData("eve@example.org\nvictim@example.org")]
    [InlineData("eve@example.org,victim@example.org")]
    [InlineData("<eve@example.org>")]
    [InlineData("eve@example.org> RCPT TO:<victim@example.org")]
    public async Task Of_an_address_are_refused_and_nothing_is_sent(string email)
    {
        var post = await _app.PublishAsync("Adresses");
        var reader = _app.Visitor();
        var form = (await reader.GetAsync(post.Path)).FormWith("/comments").Fill("Author.Name", "Eve").Fill("Text", "Gardez-moi.").Forge("Author.Email", email).Tick("Follow");
        var page = (await reader.SendAsync(form.Press("/comments"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Gardez-moi.", page.FormWith("/comments").Value("Text"));
        page.ErrorOf("Author.Email");
        var privacy = (await reader.GetAsync("/privacy/comments")).FormWith("Envoyer le lien").Forge("Email", email);
        (await reader.SendAsync(privacy.Press("Envoyer le lien"))).ShouldBe(HttpStatusCode.UnprocessableEntity).ErrorOf("Email");
        Assert.False(await _app.QueryAsync(db => db.Outbox.AnyAsync(Cancel)));
        Assert.False(await _app.QueryAsync(db => db.CommentNotices.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Of_a_title_neither_turn_nor_hide_nor_end_the_subject()
    {
        await _app.WriteAsync(await _app.PublishAsync("Fin\r\nBcc: victim@example.org \u202Eécrit à l’envers\u2069 et ca\u200Bché\uFEFF " + new string('é', 400)), "Bonjour.", "eve@example.org");
        var mail = await _app.MailToAsync(BlogApp.OwnerEmail);
        ShouldBePlain(mail);
        Assert.Contains("caché", mail.Subject, StringComparison.Ordinal);
        Assert.InRange(mail.Subject!.Length, 150, 200);
    }

    [Fact]
    public async Task Of_a_text_arrive_as_they_are_and_as_words_only()
    {
        var text = "<script>alert(1)</script>\n.\n\u202Eenvers\u200B\n" + new string('\u0301', 4000) + new string('é', 5000);
        var post = await _app.PublishAsync("Textes");
        await _app.CommentAsync(post.Id, "Rien.");
        var reader = _app.Visitor();
        (await reader.CommentAsync(await reader.GetAsync(post.Path), text, email: "eve@example.org")).ShouldBe(HttpStatusCode.Found);
        var mail = await _app.MailToAsync(BlogApp.OwnerEmail);
        ShouldBePlain(mail);
        // RFC 5322, 2.1.1.
        Assert.InRange(_server.LongestLine, 1, 998);
        Assert.Contains(string.Join("\n", text.Split('\n').Select(line => "> " + line)), mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("dir=\"auto\"", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_megabyte_are_refused_with_everything_kept_and_no_mail()
    {
        var post = await _app.PublishAsync("Mégaoctet");
        var reader = _app.Visitor();
        var long_ = new string('x', 990_000);
        foreach (var field in (string[])["Author.Name", "Author.Email", "Text", "Scope", "Subject"])
        {
            var form = (await reader.GetAsync(post.Path)).FormWith("/comments").Fill("Author.Name", "Eve").Fill("Author.Email", "eve@example.org").Fill("Text", "Court : " + field).Tick("Follow").Forge(field, long_);
            var page = await reader.SendAsync(form.Press("/comments"));
            Assert.True(page.Status is HttpStatusCode.UnprocessableEntity || field is "Subject" or "Scope", field);
        }

        // Long nonsense in a field without a place in the mail changes nothing; the decoy makes it spam.
        Assert.Equal(1, await _app.QueryAsync(db => db.Comments.CountAsync(c => c.State == Data.Comments.CommentState.Pending, Cancel)));
        (await reader.PostAsync("/privacy/comments", ("Email", long_))).ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>One receiver, the headers of every such mail, nothing in a header that can't be seen.</summary>
    private static void ShouldBePlain(MimeMessage mail)
    {
        Assert.Equal(BlogApp.OwnerEmail, mail.To.ToString());
        Assert.Empty(mail.Cc);
        Assert.Empty(mail.Bcc);
        Assert.Empty(mail.Headers.Select(h => h.Field).Except(Expected, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(mail.Headers.Count, mail.Headers.Select(h => h.Field).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.DoesNotContain(mail.Subject!.EnumerateRunes(), rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator);
    }
}
