using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Outbox;

namespace SocialBlog.Tests.Mail;

public sealed class Mails_about_comments
{
    [Fact]
    public async Task Are_written_with_a_comment_that_waits_and_name_no_host_that_somebody_made_up()
    {
        await using var app = new FrenchBlog();
        var mail = await MailOfACommentAsync(app);
        Assert.Equal(BlogApp.OwnerEmail, mail.To);
        Assert.StartsWith($"[{BlogApp.Title}] Nouveau commentaire sur", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Courrier", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Aminata <aminata@example.org> a écrit", mail.Body, StringComparison.Ordinal);
        Assert.Contains("Vous avez du courrier.", mail.Body, StringComparison.Ordinal);
        Assert.Contains("Il attend votre décision dans l’administration", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("http", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lead_to_the_address_that_is_configured()
    {
        await using var app = new BlogApp(new BlogPlan(Settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["SocialBlog:BaseUrl"] = "https://carnet.example.org/" }));
        var mail = await MailOfACommentAsync(app);
        Assert.Contains(" https://carnet.example.org/admin/comments", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lead_to_the_host_of_the_request_where_hosts_are_checked()
    {
        await using var app = new BlogApp(new BlogPlan(Settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["AllowedHosts"] = "carnet.example.org;localhost" }));
        var mail = await MailOfACommentAsync(app, "carnet.example.org");
        Assert.Contains(" http://carnet.example.org/admin/comments", mail.Body, StringComparison.Ordinal);
        var stranger = app.Visitor();
        stranger.Headers["Host"] = "evil.example";
        (await stranger.GetAsync("/")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Are_not_written_about_a_comment_of_the_owner()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Réponse");
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync(post.Path)).FormWith("/comments").Fill("Text", "Je réponds.");
        (await owner.SendAsync(form.Press("/comments"))).ShouldBe(HttpStatusCode.Found);
        Assert.False(await app.QueryAsync(db => db.CommentNotices.AnyAsync(Cancel)));
        Assert.False(await app.QueryAsync(db => db.Outbox.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Are_handed_over_again_under_the_same_name_until_they_are_taken()
    {
        await using var server = new MailServer(refusals: 1);
        await using var app = new BlogApp(new BlogPlan(Settings: server.Settings));
        var post = await app.PublishAsync("Courrier");
        var reader = app.Visitor();
        (await reader.CommentAsync(await reader.GetAsync(post.Path), "Vous avez du courrier.")).ShouldBe(HttpStatusCode.Found);
        await EventuallyAsync("the mail is sent at the second attempt", () =>
        {
            app.Clock.Advance(TimeSpan.FromSeconds(5));
            return app.QueryAsync(db => db.Outbox.AnyAsync(m => m.SentAt != null, Cancel));
        });

        var (refused, taken) = (Assert.Single(server.Refused), Assert.Single(server.Taken));
        Assert.Equal(await app.QueryAsync(db => db.Outbox.Select(m => m.MessageId).SingleAsync(Cancel)) + "@example.org", taken.MessageId);
        Assert.Equal(refused.MessageId, taken.MessageId);
        Assert.Equal("auto-generated", taken.Headers["Auto-Submitted"]);
        Assert.Equal("\"Le carnet\" <carnet@example.org>", taken.From.ToString());
        Assert.Equal(BlogApp.OwnerEmail, taken.To.ToString());
        Assert.Contains("Nouveau commentaire sur", taken.Subject, StringComparison.Ordinal);
        Assert.Contains("Vous avez du courrier.", taken.TextBody, StringComparison.Ordinal);
    }

    private static async Task<OutboxMessage> MailOfACommentAsync(BlogApp app, string host = "evil.example")
    {
        var post = await app.PublishAsync("Courrier");
        var reader = app.Visitor();
        reader.Headers["Host"] = host;
        (await reader.CommentAsync(await reader.GetAsync(post.Path), "Vous avez du courrier.")).ShouldBe(HttpStatusCode.Found);
        await EventuallyAsync("the mail is written", () => app.QueryAsync(db => db.Outbox.AnyAsync(Cancel)));
        return await app.QueryAsync(db => db.Outbox.SingleAsync(Cancel));
    }
}
