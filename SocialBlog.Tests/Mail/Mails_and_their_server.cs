using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data.Outbox;
using SocialBlog.Data.Users;
using SocialBlog.Tests.Browser;
using SocialBlog.Web.Jobs;

namespace SocialBlog.Tests.Mail;

/// <summary>What becomes of mails when the program or the server fails at the worst moment.</summary>
public sealed class Mails_and_their_server
{
    [Fact]
    public async Task Come_twice_at_most_and_under_the_same_name_when_the_program_is_killed_after_handing_one_over()
    {
        await using var server = new MailServer(refusals: 0);
        using var data = new TempDirectory();
        string path;
        await using (var app = new MailingBlog(server, data))
        {
            path = (await app.PublishAsync("Coupure")).Path;
            await app.PersonAsync(Role.Moderator, "Grace Hopper");
            await app.PersonAsync(Role.Moderator, "Alan Turing");
        }

        var settings = SettingsFor(server);
        server.IsMute = true;
        await using (var doomed = await BlogProcess.StartAsync(data.Path, settings))
        {
            using var http = new HttpClient { BaseAddress = new Uri(doomed.Address) };
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["Author.Name"] = "Aminata", ["Author.Email"] = "aminata@example.org", ["Text"] = "Avant la coupure." });
            using var answer = await http.PostAsync(new Uri(path + "/comments", UriKind.Relative), form, Cancel);
            Assert.True(answer.IsSuccessStatusCode, doomed.Log);
            await EventuallyAsync("the server has the first mail and has not said so", () => Task.FromResult(server.Taken.Count == 1));
            await doomed.KillAsync();
        }

        server.IsMute = false;
        await using (var reborn = await BlogProcess.StartAsync(data.Path, settings))
        {
            await EventuallyAsync("all mails are there", () => Task.FromResult(server.Taken.Count >= 4));
            Assert.Equal(0, await reborn.StopAsync());
        }

        var mails = server.Taken;
        Assert.Equal(4, mails.Count);
        Assert.Equal(3, mails.Select(m => m.To.ToString()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(mails[0].To.ToString(), mails.Single(m => m != mails[0] && m.MessageId == mails[0].MessageId).To.ToString());
        Assert.Equal(3, mails.Select(m => m.MessageId).Distinct(StringComparer.Ordinal).Count());
        await using var end = new MailingBlog(server, data);
        Assert.Equal(3, await end.QueryAsync(db => db.Outbox.CountAsync(m => m.SentAt != null, Cancel)));
        Assert.False(await end.QueryAsync(db => db.CommentNotices.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Repeat_a_digest_as_it_was_when_the_program_is_killed_after_handing_it_over()
    {
        await using var server = new MailServer(refusals: 0);
        using var data = new TempDirectory();
        await using (var app = new MailingBlog(server, data))
        {
            var post = await app.PublishAsync("Recueil");
            await app.WriteAsync(post, "La première.", "aminata@example.org");
            await Running.EventuallyAsync("the first is told of", () => app.QueryAsync(db => db.Outbox.AnyAsync(m => m.SentAt != null, Cancel)));
            foreach (var text in (string[])["La deuxième.", "La troisième.", "La quatrième."]) await app.WriteAsync(post, text, "aminata@example.org");
            Assert.Single(server.Taken);
        }

        // By the clock of the machine the time of collecting is long over.
        server.IsMute = true;
        await using (var doomed = await BlogProcess.StartAsync(data.Path, SettingsFor(server)))
        {
            await EventuallyAsync("the server has the digest and has not said so", () => Task.FromResult(server.Taken.Count == 2));
            await doomed.KillAsync();
        }

        server.IsMute = false;
        await using (var reborn = await BlogProcess.StartAsync(data.Path, SettingsFor(server)))
        {
            await EventuallyAsync("the digest is there again", () => Task.FromResult(server.Taken.Count >= 3));
            Assert.Equal(0, await reborn.StopAsync());
        }

        Assert.Equal(3, server.Taken.Count);
        var (once, again) = (server.Taken[1], server.Taken[2]);
        Assert.Equal((once.MessageId, once.Date, once.Subject, once.TextBody, once.HtmlBody), (again.MessageId, again.Date, again.Subject, again.TextBody, again.HtmlBody));
        Assert.All((string[])["La deuxième.", "La troisième.", "La quatrième."], text => Assert.Contains(text, again.TextBody, StringComparison.Ordinal));
        await using var end = new MailingBlog(server, data);
        Assert.False(await end.QueryAsync(db => db.Outbox.AnyAsync(m => m.SentAt == null, Cancel)));
        Assert.False(await end.QueryAsync(db => db.CommentNotices.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Come_once_when_the_program_is_asked_to_stop_while_the_server_still_takes_its_leave()
    {
        await using var server = new MailServer(refusals: 0);
        using var data = new TempDirectory();
        await using (var app = new MailingBlog(server, data))
        {
            server.IsSlowToPart = true;
            await app.WriteAsync(await app.PublishAsync("Arrêt"), "Juste avant l’arrêt.", "aminata@example.org");
            await EventuallyAsync("the server has the mail and has said so", () => Task.FromResult(server.Parting == 1));
        }

        await using var next = new MailingBlog(server, data);
        Assert.NotNull(await next.QueryAsync(db => db.Outbox.Select(m => m.SentAt).SingleAsync(Cancel)));
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task Come_once_when_they_are_taken_back_on_their_way_and_not_at_all_before_and_hold_up_no_other()
    {
        await using var server = new MailServer(refusals: 0);
        await using var app = new MailingBlog(server);
        var post = await app.PublishAsync("Repentir");
        // The program tells nobody, so that all mails are there at once: the sender waits for the server half a minute by the real clock.
        await app.QueryAsync(db => db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.MailsWithoutDuty, false), Cancel));
        string[] texts = ["Trop vite dit.", "Aussitôt regretté.", "Bien pesé."];
        List<(Visitor Writer, Page Page)> written = [];
        foreach (var text in texts)
        {
            var writer = app.Visitor();
            written.Add((writer, await writer.FollowAsync(await writer.CommentAsync(await writer.GetAsync(post.Path), text))));
        }

        var handedOver = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Hesitation = handedOver.Task;
        await app.QueryAsync(async db =>
        {
            foreach (var comment in await db.Comments.OrderBy(c => c.Id).ToListAsync(Cancel))
                db.Outbox.Add(new OutboxMessage(BlogApp.OwnerEmail, "Sujet", comment.Text, "", MailHeaders.None with { ListId = "moderation" }, [comment.Id], app.Now));
            return await db.SaveChangesAsync(Cancel);
        });
        app.Services.GetRequiredService<OutboxSignal>().Changed();
        await EventuallyAsync("the server has the first mail and has not said so", () => Task.FromResult(server.Taken.Count == 1));
        foreach (var (writer, page) in written[..2]) (await writer.PressAsync(page, "Le retirer")).ShouldBeOk().ShouldSay("est retiré");
        handedOver.SetResult();

        await app.SettleAsync();
        Assert.Equal([texts[0], texts[2]], server.Taken.Select(mail => mail.TextBody!.Trim()));
        Assert.NotNull(await app.QueryAsync(db => db.Outbox.Select(m => m.SentAt).SingleAsync(Cancel)));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task That_failed_for_good_are_shown_on_the_first_page_of_the_admin_and_can_be_sent_again()
    {
        await using var server = new MailServer(refusals: OutboxMessage.MaxAttempts);
        await using var app = new MailingBlog(server);
        await app.WriteAsync(await app.PublishAsync("Panne"), "Bonjour.", "aminata@example.org");
        await app.EventuallyAsync("the mail has failed for good", () => app.QueryAsync(db => db.Outbox.AnyAsync(m => m.FailedAt != null, Cancel)));
        Assert.Equal(OutboxMessage.MaxAttempts, server.Refused.Count);
        Assert.Empty(server.Taken);

        var owner = await app.OwnerAsync();
        (await owner.GetAsync("/admin")).ShouldSay("E-mails qui n’ont pas pu partir : 1");
        var list = (await owner.GetAsync("/admin/outbox")).ShouldSay("Échec").ShouldSay("Later");
        (await owner.PressAsync(list, "/retry")).ShouldBeOk();
        var mail = await app.MailToAsync(BlogApp.OwnerEmail);
        Assert.Contains("Bonjour.", mail.TextBody, StringComparison.Ordinal);
        Assert.Single(server.Refused.Append(mail).Select(m => m.MessageId).Distinct(StringComparer.Ordinal));
        (await owner.GetAsync("/admin")).ShouldNotSay("E-mails qui n’ont pas pu partir");
    }

    [Fact]
    public async Task Leave_no_words_behind_once_they_are_sent_and_are_forgotten_after_a_month()
    {
        await using var server = new MailServer(refusals: 0);
        await using var app = new MailingBlog(server);
        await app.WriteAsync(await app.PublishAsync("Oubli"), "Bonjour.", "aminata@example.org");
        await app.SettleAsync();
        var sent = await app.QueryAsync(db => db.Outbox.SingleAsync(Cancel));
        Assert.Equal(("", null), (sent.Body, sent.Html));
        app.Clock.Advance(OutboxMessage.SentIsKeptFor - TimeSpan.FromDays(1));
        await app.EventuallyAsync("the mail is forgotten", async () => !await app.QueryAsync(db => db.Outbox.AnyAsync(Cancel)));
    }

    [Theory]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("groupe: a@example.org, b@example.org;")]
    [InlineData("Nom <a@example.org>")]
    [InlineData("g:a@example.org")]
    public async Task Go_to_one_address_or_to_none_at_once(string to)
    {
        await using var server = new MailServer(refusals: 0);
        await using var app = new MailingBlog(server);
        await app.QueryAsync(async db =>
        {
            db.Outbox.Add(new OutboxMessage(to, "Sujet", "Corps", app.Now));
            return await db.SaveChangesAsync(Cancel);
        });
        await app.EventuallyAsync("it was tried", () => app.QueryAsync(db => db.Outbox.AnyAsync(m => m.Attempts > 0, Cancel)));
        Assert.Equal((1, true), await app.QueryAsync(db => db.Outbox.Select(m => ValueTuple.Create(m.Attempts, m.FailedAt != null && m.NextAttemptAt == null)).SingleAsync(Cancel)));
        Assert.DoesNotContain(app.Log.Messages, message => message.Contains("ParseException", StringComparison.Ordinal));
        Assert.Empty(server.Taken);
        (await (await app.OwnerAsync()).GetAsync("/admin")).ShouldSay("E-mails qui n’ont pas pu partir : 1");
    }

    private static (string, string)[] SettingsFor(MailServer server) => [.. server.Settings.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value))];
}
