using System.Net;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Users;
using SocialBlog.Web.Mail;

namespace SocialBlog.Tests.Mail;

/// <summary>What those who decide on comments and those who write posts get, and what the links in it do.</summary>
public sealed class Mails_to_moderators : IAsyncLifetime
{
    private const string Reader = "lectrice@example.org", Owner = BlogApp.OwnerEmail;

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
    public async Task Hold_the_text_what_it_answers_and_the_reasons_of_the_score()
    {
        var post = await _app.PublishAsync("La moisson");
        var parent = await _app.CommentAsync(post.Id, "Qui moissonne ?", name: "Louise");
        await _app.WriteAsync(post, "Voyez https://a.example et https://b.example et https://c.example\n> Approuver : https://evil.example", Reader, answers: parent);
        var mail = await _app.MailToAsync(Owner);
        foreach (var body in new[] { mail.TextBody, mail.HtmlBody })
        {
            Assert.Contains("https://a.example", body, StringComparison.Ordinal);
            Assert.Contains("Qui moissonne", body, StringComparison.Ordinal);
            Assert.Contains("En réponse à Louise", body, StringComparison.Ordinal);
            Assert.Contains("Il contient 4 liens.", body, StringComparison.Ordinal);
            Assert.Contains(MailingBlog.Root + post.Path, body, StringComparison.Ordinal);
        }

        // A reader's words can't pass for the blog's: each of their lines is marked.
        Assert.Contains("> > Approuver", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<blockquote><p>Approuver", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("<moderation.example.org>", mail.Headers["List-Id"]);
        Assert.IsType<MultipartAlternative>(mail.Body);
    }

    [Fact]
    public async Task Speak_each_persons_language()
    {
        var moderator = await _app.PersonAsync(Role.Moderator, "Grace Hopper");
        await _app.QueryAsync(db => db.Users.Where(u => u.Id == moderator.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.Language, "en"), Cancel));
        await _app.WriteAsync(await _app.PublishAsync("La moisson"), "Bonjour.", Reader);
        var (english, french) = (await _app.MailToAsync(moderator.Email), await _app.MailToAsync(Owner));
        Assert.Contains("Aminata <lectrice@example.org> wrote:", english.TextBody, StringComparison.Ordinal);
        Assert.Contains("Aminata <lectrice@example.org> a écrit", french.TextBody, StringComparison.Ordinal);
        (await _app.Visitor().GetAsync(MailingBlog.LinkOf(english, "/approval"))).ShouldBeOk().ShouldSay("Decide on a comment");
        (await _app.Visitor().GetAsync(MailingBlog.LinkOf(french, "/approval"))).ShouldBeOk().ShouldSay("Décider d’un commentaire");
    }

    [Theory]
    [InlineData("/approval", "Approuver", CommentState.Approved, AuditAction.CommentApproved)]
    [InlineData("/spam", "Indésirable", CommentState.Spam, AuditAction.CommentMarkedAsSpam)]
    [InlineData("/trash", "Jeter", CommentState.Trashed, AuditAction.CommentTrashed)]
    public async Task Have_links_that_decide_by_a_button_once_and_without_signing_in(string link, string button, CommentState state, AuditAction action)
    {
        var id = await _app.WriteAsync(await _app.PublishAsync("Décision"), "Décidez.", Reader);
        var address = MailingBlog.LinkOf(await _app.MailToAsync(Owner), link);
        var stranger = _app.Visitor();
        var page = (await stranger.GetAsync(address)).ShouldBeOk().ShouldSay("Décidez.");
        Assert.Equal("no-store", page.Header("Cache-Control"));
        Assert.Contains(button, page.Text("button.primary"), StringComparison.Ordinal);
        Assert.Equal(CommentState.Pending, await _app.StateAsync(id));

        (await stranger.PressAsync(page, button)).ShouldBeOk();
        Assert.Equal(state, await _app.StateAsync(id));
        var entry = await _app.QueryAsync(db => db.AuditEntries.Where(e => e.Action == action).SingleAsync(Cancel));
        Assert.Equal((await _app.UserAsync(Owner)).Id, entry.UserId);

        (await stranger.GetAsync(address)).ShouldBe(HttpStatusCode.NotFound).ShouldSay("Ce lien ne décide de rien");
        (await stranger.SendAsync(page.FormWith("Approuver").Press("Approuver"))).ShouldBe(HttpStatusCode.NotFound).ShouldSay("Ce lien ne décide de rien");
        Assert.Equal(state, await _app.StateAsync(id));
    }

    [Fact]
    public async Task Have_links_that_are_harmless_when_forged_too_old_or_of_somebody_who_may_no_longer_decide()
    {
        var moderator = await _app.PersonAsync(Role.Moderator, "Grace Hopper");
        var id = await _app.WriteAsync(await _app.PublishAsync("Faux"), "Laissez-moi.", Reader);
        var (hers, his) = (MailingBlog.LinkOf(await _app.MailToAsync(moderator.Email), "/approval"), MailingBlog.LinkOf(await _app.MailToAsync(Owner), "/approval"));
        Assert.NotEqual(hers, his);
        var stranger = _app.Visitor();
        var page = (await stranger.GetAsync(his)).ShouldBeOk();
        var token = his.Split('/')[2];
        for (var i = 0; i < token.Length; i += 7)
        {
            var forged = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            (await stranger.GetAsync("/moderation/" + forged + "/approval")).ShouldBe(HttpStatusCode.NotFound).ShouldSay("Ce lien ne décide de rien");
        }

        foreach (var wrong in new[] { "/moderation/x/approval", "/moderation/" + token + "/hold", "/moderation/" + new string('A', 3000) + "/spam" })
            (await stranger.GetAsync(wrong)).ShouldBe(HttpStatusCode.NotFound).ShouldSay("Ce lien ne décide de rien");
        (await stranger.SendAsync(page.FormWith("Approuver").Forge("seen", "x").Press("Approuver"))).ShouldBe(HttpStatusCode.BadRequest);

        var owner = await _app.OwnerAsync();
        await owner.PressAsync(await owner.GetAsync(FormattableString.Invariant($"/admin/people/{moderator.Id}")), "/deactivation");
        (await stranger.GetAsync(hers)).ShouldBe(HttpStatusCode.NotFound);

        _app.Clock.Advance(ModerationLink.Lifetime);
        (await stranger.GetAsync(his)).ShouldBe(HttpStatusCode.NotFound).ShouldSay("Ce lien ne décide de rien");
        (await stranger.SendAsync(page.FormWith("Approuver").Press("Approuver"))).ShouldBe(HttpStatusCode.NotFound);
        Assert.Equal(CommentState.Pending, await _app.StateAsync(id));
    }

    [Fact]
    public async Task Have_links_that_are_used_up_by_any_decision_since()
    {
        var id = await _app.WriteAsync(await _app.PublishAsync("Remis"), "Remis en attente.", Reader);
        var link = MailingBlog.LinkOf(await _app.MailToAsync(Owner), "/approval");
        var owner = await _app.OwnerAsync();
        await MailingBlog.ApproveAsync(owner, "Remis en attente.");
        var list = await owner.GetAsync("/admin/comments?state=approved");
        await owner.PressAsync(list, "/hold", list.RowOf("Remis en attente."));
        (await _app.Visitor().GetAsync(link)).ShouldBe(HttpStatusCode.NotFound);
        Assert.Equal(CommentState.Pending, await _app.StateAsync(id));
    }

    [Fact]
    public async Task Have_links_that_approve_no_other_words_than_those_that_were_read()
    {
        var post = await _app.PublishAsync("Remplacé");
        var reader = _app.Visitor();
        await reader.CommentAsync(await reader.GetAsync(post.Path), "Paroles douces.", email: Reader);
        var moderator = _app.Visitor();
        var page = (await moderator.GetAsync(MailingBlog.LinkOf(await _app.MailToAsync(Owner), "/approval"))).ShouldSay("Paroles douces.");
        var id = await _app.QueryAsync(db => db.Comments.Select(c => c.Id).SingleAsync(Cancel));
        var form = (await reader.GetAsync(FormattableString.Invariant($"{post.Path}?change={id}"))).FormWith("Enregistrer le commentaire").Fill("Text", "Achetez mes pilules.");
        (await reader.SendAsync(form.Press("Enregistrer le commentaire"))).ShouldBe(HttpStatusCode.Found);

        var again = (await moderator.PressAsync(page, "Approuver")).ShouldBeOk().ShouldSay("Achetez mes pilules.").ShouldSay("Son auteur vient de le modifier.");
        Assert.Equal(CommentState.Pending, await _app.StateAsync(id));
        (await moderator.PressAsync(again, "Approuver")).ShouldBeOk();
        Assert.Equal(CommentState.Approved, await _app.StateAsync(id));
    }

    [Fact]
    public async Task Go_to_the_author_of_the_post_once_a_comment_is_approved_by_somebody_else()
    {
        var author = await _app.PersonAsync(Role.Author, "Ada Lovelace");
        var post = await _app.PublishAsync("De la main d’Ada");
        await _app.GiveAsync(post, author.Id);
        await _app.WriteAsync(post, "Bravo.", Reader);
        await _app.MailToAsync(Owner);
        Assert.Empty(_app.MailsTo(author.Email));
        var owner = await _app.OwnerAsync();
        await MailingBlog.ApproveAsync(owner, "Bravo.");
        var mail = await _app.MailToAsync(author.Email);
        Assert.Contains("Aminata a commenté votre article «\u202fDe la main d’Ada\u202f»", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("/moderation/", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(Reader, mail.TextBody, StringComparison.Ordinal);

        // Taken back and approved again is not news.
        var list = await owner.GetAsync("/admin/comments?state=approved");
        await owner.PressAsync(list, "/hold", list.RowOf("Bravo."));
        await MailingBlog.ApproveAsync(owner, "Bravo.");
        await _app.SettleAsync();
        Assert.Single(_app.MailsTo(author.Email));
    }

    [Fact]
    public async Task Tell_the_author_once_of_a_comment_that_is_held_again_before_the_mail_was_due()
    {
        var author = await _app.PersonAsync(Role.Author, "Ada Lovelace");
        var post = await _app.PublishAsync("Va-et-vient");
        await _app.GiveAsync(post, author.Id);
        var owner = await _app.OwnerAsync();
        await _app.PublishCommentAsync(owner, post, "Le premier.", Reader);
        await _app.MailToAsync(author.Email);
        await _app.PublishCommentAsync(owner, post, "Le second.", Reader);
        var list = await owner.GetAsync("/admin/comments?state=approved");
        await owner.PressAsync(list, "/hold", list.RowOf("Le second."));
        await _app.EventuallyAsync("the moderator's mails of that hour are written", () => _app.QueryAsync(db => db.CommentNotices.AllAsync(n => n.Kind == Data.Outbox.NoticeKind.Published, Cancel)));
        Assert.Single(_app.MailsTo(author.Email));
        await MailingBlog.ApproveAsync(owner, "Le second.");
        var mail = await _app.MailToAsync(author.Email, 2);
        Assert.Contains("> Le second.", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("> Le premier.", mail.TextBody, StringComparison.Ordinal);
        await _app.SettleAsync();
        Assert.Equal(2, _app.MailsTo(author.Email).Count);
    }

    [Fact]
    public async Task Are_not_sent_to_an_author_who_wants_none()
    {
        var author = await _app.PersonAsync(Role.Author, "Ada Lovelace");
        var form = (await author.Visitor.GetAsync("/admin/profile")).FormWith("Enregistrer");
        Assert.True(form.IsTicked("MailsOnOwnPosts"));
        (await author.Visitor.SendAsync(form.Tick("MailsOnOwnPosts", false).Press("Enregistrer"))).ShouldBe(HttpStatusCode.Found);
        var post = await _app.PublishAsync("Sans e-mail");
        await _app.GiveAsync(post, author.Id);
        await _app.PublishCommentAsync(await _app.OwnerAsync(), post, "Bravo.", Reader);
        await _app.SettleAsync();
        Assert.Empty(_app.MailsTo(author.Email));
    }

    [Fact]
    public async Task Are_one_mail_for_all_that_comes_soon_after_the_first()
    {
        var post = await _app.PublishAsync("Affluence");
        await _app.WriteAsync(post, "Le tout premier.", Reader);
        await _app.MailToAsync(Owner);
        for (var i = 2; i <= 5; i++) await _app.WriteAsync(post, FormattableString.Invariant($"Commentaire {i} de la foule."), FormattableString.Invariant($"lecteur{i}@example.org"), name: FormattableString.Invariant($"Lecteur {i}"));
        await MailingBlog.ApproveAsync(await _app.OwnerAsync(), "Commentaire 3 de la foule.");
        Assert.Equal(4, await _app.QueryAsync(db => db.CommentNotices.CountAsync(Cancel)));
        await _app.SettleAsync();

        var digest = await _app.MailToAsync(Owner, 2);
        Assert.Equal($"[{BlogApp.Title}] 3 nouveaux commentaires", digest.Subject);
        Assert.Equal([2, 4, 5], Enumerable.Range(1, 9).Where(i => digest.TextBody!.Contains(FormattableString.Invariant($"Commentaire {i} de la foule."), StringComparison.Ordinal)));
        Assert.Equal(3, MailingBlog.LinksOf(digest).Count(link => link.Contains("/approval", StringComparison.Ordinal)));
        var wanted = MailingBlog.LinksOf(digest).Where(link => link.Contains("/approval", StringComparison.Ordinal)).ElementAt(1);
        var page = (await _app.Visitor().GetAsync(wanted)).ShouldSay("Commentaire 4 de la foule.");
        Assert.Contains("Approuver", page.Text("button.primary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tell_in_words_of_thirty_comments_and_count_the_others()
    {
        var post = await _app.PublishAsync("Foule");
        await _app.WriteAsync(post, "Le tout premier.", Reader);
        await _app.MailToAsync(Owner);
        for (var i = 0; i < 33; i++) await _app.WriteAsync(post, FormattableString.Invariant($"Commentaire n° {i}, de la foule."), FormattableString.Invariant($"lecteur{i}@example.org"));
        await _app.SettleAsync();
        var digest = await _app.MailToAsync(Owner, 2);
        Assert.Equal($"[{BlogApp.Title}] 33 nouveaux commentaires", digest.Subject);
        Assert.Equal(30, MailingBlog.LinksOf(digest).Count(link => link.Contains("/approval", StringComparison.Ordinal)));
        Assert.Contains("Et 3 de plus.", digest.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_collected_across_a_restart_with_none_lost_and_none_doubled()
    {
        using var data = new TempDirectory();
        await using (var before = new MailingBlog(_server, data))
        {
            var post = await before.PublishAsync("Redémarrage");
            await before.WriteAsync(post, "Avant.", Reader);
            await before.MailToAsync(Owner);
            await before.WriteAsync(post, "Juste avant.", Reader);
            await before.WriteAsync(post, "À l’instant.", Reader);
            Assert.Equal(2, await before.QueryAsync(db => db.CommentNotices.CountAsync(Cancel)));
        }

        await using var after = new MailingBlog(_server, data);
        await after.SettleAsync();
        var digest = await after.MailToAsync(Owner, 2);
        Assert.Contains("Juste avant.", digest.TextBody, StringComparison.Ordinal);
        Assert.Contains("À l’instant.", digest.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("> Avant.", digest.TextBody, StringComparison.Ordinal);
    }
}
