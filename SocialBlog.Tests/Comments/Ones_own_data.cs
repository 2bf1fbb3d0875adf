using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Privacy;
using SocialBlog.Data.Users;

namespace SocialBlog.Tests.Comments;

/// <summary>What a reader can see and erase of what is stored under an address.</summary>
public sealed class Ones_own_data : IAsyncLifetime
{
    private const string Aminata = "aminata@example.org";

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

    [Fact]
    public async Task Is_shown_behind_a_link_that_comes_by_mail_and_looking_erases_nothing()
    {
        var post = await _app.PublishAsync("La moisson");
        await _app.CommentAsync(post.Id, "Visible.");
        await _app.CommentAsync(post.Id, "Écarté.", CommentState.Spam, email: "Aminata@Example.ORG");
        await _app.CommentAsync(post.Id, "D’une autre.", email: "louise@example.org", name: "Louise");
        var link = await AskAsync("AMINATA@example.org ");
        var page = (await _app.Visitor().GetAsync(link)).ShouldBeOk().ShouldSay("Visible.").ShouldSay("Écarté.").ShouldSay("2 commentaires").ShouldNotSay("D’une autre.");
        Assert.Equal("no-store", page.Header("Cache-Control"));
        Assert.Equal("noindex", page.Header("X-Robots-Tag"));
        Assert.Equal(3, await _app.QueryAsync(db => db.Comments.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Is_asked_for_with_the_same_answer_whether_or_not_there_is_any()
    {
        var post = await _app.PublishAsync("Silence");
        await _app.CommentAsync(post.Id, "Présent.");
        var (there, not) = (await SendAsync(_app.Visitor(), Aminata), await SendAsync(_app.Visitor(), "absente@example.org"));
        Assert.Equal(there.Text("main").Replace(Aminata, "X", StringComparison.Ordinal), not.Text("main").Replace("absente@example.org", "X", StringComparison.Ordinal));
        Assert.Equal(there.Status, not.Status);
        await _app.SettleAsync();
        Assert.Single(_app.MailsTo(Aminata));
        Assert.Empty(_app.MailsTo("absente@example.org"));
    }

    [Fact]
    public async Task Goes_comment_by_comment_and_the_thread_stays()
    {
        var post = await _app.PublishAsync("Fil");
        var parent = await _app.CommentAsync(post.Id, "Mon secret.");
        await _app.CommentAsync(post.Id, "Réponse d’une autre.", answers: parent, email: "louise@example.org", name: "Louise");
        var leaf = await _app.CommentAsync(post.Id, "Sans réponse.");
        var moderator = await _app.OwnerAsync();
        await _app.PublishCommentAsync(moderator, post, "Approuvé à la main.", Aminata);
        (await _app.Visitor().GetAsync(post.Path)).ShouldSay("Mon secret.").ShouldSay("4 commentaires");

        var reader = _app.Visitor();
        var page = await reader.GetAsync(await AskAsync(Aminata));
        page = await reader.PressAsync(page, "L’effacer", FormattableString.Invariant($"#comment-{parent}"));
        page.ShouldBeOk().ShouldNotSay("Mon secret.").ShouldSay("Sans réponse.");
        page = await reader.PressAsync(page, "L’effacer", FormattableString.Invariant($"#comment-{leaf}"));
        page.ShouldNotSay("Sans réponse.").ShouldSay("Approuvé à la main.");

        var public_ = (await _app.Visitor().GetAsync(post.Path)).ShouldSay("Ce commentaire a été effacé à la demande de son auteur.").ShouldSay("Réponse d’une autre.").ShouldNotSay("Sans réponse.").ShouldSay("3 commentaires");
        Assert.Contains("Réponse d’une autre.", public_.Text(FormattableString.Invariant($"#comment-{parent}")), StringComparison.Ordinal);
        var stored = await _app.QueryAsync(db => db.Comments.SingleAsync(c => c.Id == parent, Cancel));
        Assert.Equal(("Quelqu’un", "", null, null, null, 0L), (stored.AuthorName, stored.AuthorEmail, stored.AuthorWebsite, stored.Network, stored.UserAgent, stored.TextKey));
        Assert.False(await _app.QueryAsync(db => db.Comments.AnyAsync(c => c.Id == leaf, Cancel)));
    }

    [Fact]
    public async Task Goes_all_at_once_with_wishes_names_in_the_log_and_mails_not_sent_yet()
    {
        var post = await _app.PublishAsync("Tout");
        var moderator = await _app.OwnerAsync();
        var first = await _app.PublishCommentAsync(moderator, post, "Premier mot.", Aminata, "post");
        await _app.ConfirmAsync(Aminata);
        await _app.PublishCommentAsync(moderator, post, "À moi-même.", Aminata, answers: first);
        var banned = await moderator.PressAsync((await moderator.GetAsync("/admin/comments?state=approved")).FormWith("/bans"), "/bans");
        await moderator.PressAsync(banned, "/withdrawal", ".notice");
        (await moderator.GetAsync("/admin/log")).ShouldSay(Aminata);
        var answered = await _app.PublishCommentAsync(moderator, post, "Avec réponse.", Aminata);
        await _app.PublishCommentAsync(moderator, post, "La réponse.", "louise@example.org", answers: answered, name: "Louise");
        await _app.WriteAsync(post, "En attente.", Aminata);
        await moderator.PressAsync(await moderator.GetAsync("/admin/comments/bulk?person=" + Aminata), "Tout jeter");
        await _app.SettleAsync();
        await _app.QueryAsync(async db =>
        {
            db.Outbox.Add(new Data.Outbox.OutboxMessage(BlogApp.OwnerEmail, "Sujet", "Avec réponse.", "<p>Avec réponse.", Data.Outbox.MailHeaders.None, [answered], _app.Now.AddDays(1)));
            return await db.SaveChangesAsync(Cancel);
        });

        var link = await AskAsync(Aminata, 3);
        var reader = _app.Visitor();
        var page = (await reader.GetAsync(link)).ShouldSay("4 commentaires");
        (await reader.PressAsync(page, "Tout effacer")).ShouldBeOk().ShouldSay("Aucun commentaire");
        Assert.Equal(["Louise", "Quelqu’un"], await _app.QueryAsync(db => db.Comments.Select(c => c.AuthorName).Order().ToListAsync(Cancel)));
        Assert.False(await _app.QueryAsync(db => db.CommentSubscriptions.AnyAsync(Cancel)));
        Assert.False(await _app.QueryAsync(db => db.ConfirmedAddresses.AnyAsync(Cancel)));
        Assert.False(await _app.QueryAsync(db => db.AuditEntries.AnyAsync(e => e.Subject == "Aminata", Cancel)));
        Assert.Equal(4, await _app.QueryAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.CommentErased, Cancel)));
        Assert.False(await _app.QueryAsync(db => db.Outbox.AnyAsync(m => m.To == Aminata || m.Body.Contains("Avec réponse."), Cancel)));
        (await _app.Visitor().GetAsync(post.Path)).ShouldSay("2 commentaires").ShouldNotSay("Aminata");
        (await moderator.GetAsync("/admin/log")).ShouldBeOk().ShouldSay("Commentaire effacé à la demande de son auteur").ShouldNotSay("Aminata").ShouldNotSay(Aminata);
        (await moderator.GetAsync("/admin/comments/bulk")).ShouldBeOk().ShouldNotSay(Aminata);
    }

    [Fact]
    public async Task Goes_from_a_mail_that_was_not_sent_yet_and_the_others_that_it_told_of_are_told_again()
    {
        var post = await _app.PublishAsync("Recueil");
        var (mine, other) = (await _app.CommentAsync(post.Id, "À effacer.", CommentState.Pending), await _app.CommentAsync(post.Id, "D’une autre.", CommentState.Pending, email: "louise@example.org", name: "Louise"));
        await _app.QueryAsync(async db =>
        {
            db.Outbox.Add(new Data.Outbox.OutboxMessage(BlogApp.OwnerEmail, "Deux", "À effacer. D’une autre.", "", Data.Outbox.MailHeaders.None with { ListId = "moderation" }, [mine, other], _app.Now.AddDays(1)));
            return await db.SaveChangesAsync(Cancel);
        });
        var reader = _app.Visitor();
        (await reader.PressAsync(await reader.GetAsync(await AskAsync(Aminata)), "Tout effacer")).ShouldBeOk();
        var mail = await _app.MailToAsync(BlogApp.OwnerEmail);
        Assert.Contains("D’une autre.", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("À effacer.", mail.TextBody, StringComparison.Ordinal);
        Assert.False(await _app.QueryAsync(db => db.Outbox.AnyAsync(m => m.Subject == "Deux", Cancel)));
    }

    [Theory]
    [InlineData("name", "le nom «\u202f{0}\u202f»", AuditAction.CommenterNameBanLifted)]
    [InlineData("network", "le réseau de {0}", AuditAction.CommenterNetworkBanLifted)]
    public async Task Goes_from_all_lines_about_bans_whatever_the_language_of_whoever_wrote_them(string kind, string words, AuditAction lifting)
    {
        var post = await _app.PublishAsync("Banni");
        await _app.QueryAsync(async db =>
        {
            db.Comments.Add(new Comment(post.Id, null, new CommentAuthor("Aminata", Aminata, null), new CommentWords("À bannir.", "", 1), new CommentOrigin(CommentSource.Form, "réseau", null), _app.Now));
            return await db.SaveChangesAsync(Cancel);
        });
        var (owner, moderator) = (await _app.OwnerAsync(), await _app.PersonAsync(Role.Moderator, "Grace Hopper"));
        await _app.QueryAsync(db => db.Users.Where(u => u.Id == moderator.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.Language, "en"), Cancel));
        await owner.PressAsync((await owner.GetAsync("/admin/comments")).FormWith("/bans").Fill("kind", kind).Fill("name", "Aminata"), "/bans");
        await moderator.Visitor.PressAsync(await moderator.Visitor.GetAsync("/admin/comments/bans"), "/lifting");
        Assert.Equal(2, await LinesSayAsync(Words("Aminata")));

        // Two bans that were put into words when they were logged; one was lifted then, the other is now.
        foreach (var name in (string[])["Mina", "Louise"])
        {
            var comment = await _app.CommentAsync(post.Id, "De " + name, name: name);
            await _app.QueryAsync(async db =>
            {
                db.AuditEntries.Add(new AuditEntry(AuditAction.CommenterBanned, null, comment, Words(name), _app.Now));
                db.AuditEntries.Add(name is "Mina" ? new AuditEntry(AuditAction.CommenterBanLifted, null, null, Words(name), _app.Now) : new AuditEntry(lifting, null, null, name, _app.Now));
                return await db.SaveChangesAsync(Cancel);
            });
            Assert.Equal(2, await LinesSayAsync(Words(name)));
        }

        var reader = _app.Visitor();
        (await reader.PressAsync(await reader.GetAsync(await AskAsync(Aminata)), "Tout effacer")).ShouldBeOk();
        foreach (var name in (string[])["Aminata", "Mina", "Louise"]) Assert.Equal(0, await LinesSayAsync(name));

        string Words(string name) => string.Format(CultureInfo.InvariantCulture, words, name);
        async Task<int> LinesSayAsync(string part) => (await owner.GetAsync("/admin/log")).ShouldBeOk().Texts(".log li").Count(line => line.Contains(part.Replace("\u202f", " ", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_safe_from_links_that_are_forged_or_too_old_and_from_the_comments_of_others()
    {
        var post = await _app.PublishAsync("Abri");
        await _app.CommentAsync(post.Id, "À moi.");
        var other = await _app.CommentAsync(post.Id, "Pas à moi.", email: "louise@example.org");
        var link = await AskAsync(Aminata);
        var reader = _app.Visitor();
        var page = (await reader.GetAsync(link)).ShouldBeOk();
        foreach (var comment in (string[])[FormattableString.Invariant($"{other}"), "999999"])
            (await reader.SendAsync(page.FormWith("L’effacer").Forge("comment", comment).Press("L’effacer"))).ShouldBe(HttpStatusCode.Found);
        (await reader.SendAsync(page.FormWith("L’effacer").Forge("comment", "tout").Press("L’effacer"))).ShouldBe(HttpStatusCode.BadRequest);
        foreach (var wrong in (string[])["/privacy/comments/x", link[..^1] + "_", link + "A"]) (await reader.GetAsync(wrong)).ShouldBe(HttpStatusCode.NotFound).ShouldSay("Ce lien ne marche plus");

        _app.Clock.Advance(DataRequest.Lifetime);
        (await reader.GetAsync(link)).ShouldBe(HttpStatusCode.NotFound).ShouldSay("Ce lien ne marche plus");
        (await reader.SendAsync(page.FormWith("Tout effacer").Press("Tout effacer"))).ShouldBe(HttpStatusCode.NotFound);
        Assert.Equal(2, await _app.QueryAsync(db => db.Comments.CountAsync(c => c.AuthorEmail != "", Cancel)));
    }

    [Fact]
    public async Task Is_no_way_to_fill_a_mailbox()
    {
        await _app.CommentAsync((await _app.PublishAsync("Cible")).Id, "Bonjour.");
        for (var i = 0; i < 3; i++) (await SendAsync(_app.Visitor(), Aminata)).ShouldBeOk();
        await _app.SettleAsync();
        Assert.Single(_app.MailsTo(Aminata));
        for (var i = 0; i < 2 * DataRequest.MaxADay; i++)
        {
            _app.Clock.Advance(TimeSpan.FromHours(1));
            (await SendAsync(_app.Visitor(), Aminata)).ShouldBeOk();
        }

        await _app.SettleAsync();
        Assert.InRange(_app.MailsTo(Aminata).Count, 2, DataRequest.MaxADay);
    }

    [Fact]
    public async Task Is_asked_for_a_limited_number_of_times_from_one_network()
    {
        for (var i = 0; i < DataRequest.MaxOfNetwork; i++) (await SendAsync(_app.Visitor(), FormattableString.Invariant($"lecteur{i}@example.org"))).ShouldBeOk();
        var refused = (await SendAsync(_app.Visitor(), "encore@example.org")).ShouldBe(HttpStatusCode.TooManyRequests);
        Assert.Contains("Trop de demandes", refused.ErrorOf("Email"), StringComparison.Ordinal);
        Assert.Equal("encore@example.org", refused.FormWith("Envoyer le lien").Value("Email"));
        _app.Clock.Advance(TimeSpan.FromHours(1));
        (await SendAsync(_app.Visitor(), "encore@example.org")).ShouldBeOk();
    }

    [Fact]
    public async Task Is_found_under_privacy_unless_the_blog_has_a_page_there()
    {
        (await _app.Visitor().GetAsync("/privacy")).ShouldLeadTo("/privacy/comments");
        (await _app.Visitor().GetAsync((await _app.PublishAsync("Lien")).Path)).One("a[href='/privacy/comments']");
        var owner = await _app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Title", "Vie privée").Fill("Slug", "privacy").Fill("Markdown", "Nos principes.");
        (await owner.SendAsync(form.Press("/admin/pages"))).ShouldBe(HttpStatusCode.Found);
        (await _app.Visitor().GetAsync("/privacy")).ShouldBeOk().ShouldSay("Nos principes.");
    }

    private static async Task<Page> SendAsync(Visitor reader, string email) =>
        await reader.SendAsync((await reader.GetAsync("/privacy/comments")).ShouldBeOk().FormWith("Envoyer le lien").Fill("Email", email).Press("Envoyer le lien"));

    private async Task<string> AskAsync(string email, int number = 1)
    {
        (await SendAsync(_app.Visitor(), email)).ShouldBeOk().ShouldSay("un lien est en route");
        return MailingBlog.LinkOf(await _app.MailToAsync(Aminata, number), "/privacy/comments/");
    }
}
