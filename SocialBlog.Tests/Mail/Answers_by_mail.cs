using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Subscriptions;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Settings;

namespace SocialBlog.Tests.Mail;

/// <summary>"Tell me of answers", for readers.</summary>
public sealed class Answers_by_mail : IAsyncLifetime
{
    private const string Aminata = "aminata@example.org", Louise = "louise@example.org";

    private readonly MailServer _server = new(refusals: 0);
    private MailingBlog _app = null!;
    private Visitor _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _app = new MailingBlog(_server);
        _owner = await _app.OwnerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Come_too_when_all_comments_of_a_filter_are_approved_at_once()
    {
        var post = await _app.PublishAsync("La moisson");
        await _app.WriteAsync(post, "Qui moissonne ?", Aminata, "post");
        await _app.ConfirmAsync(Aminata);
        await _app.WriteAsync(post, "Nous tous.", Louise, name: "Louise");
        await _owner.PressAsync(await _owner.GetAsync("/admin/comments/bulk"), "Tout approuver");
        var answer = await _app.MailToAsync(Aminata, 2);
        Assert.Contains("> Nous tous.", answer.TextBody, StringComparison.Ordinal);
        Assert.Contains(MailingBlog.Root + post.Path, answer.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Come_only_after_a_button_behind_a_link_in_a_mail_was_pressed()
    {
        var post = await _app.PublishAsync("La moisson");
        var mine = await _app.PublishCommentAsync(_owner, post, "Qui moissonne ?", Aminata, "thread");
        var asking = await _app.MailToAsync(Aminata);
        Assert.Equal($"[{BlogApp.Title}] E-mails de réponses : à confirmer", asking.Subject!.Replace('\u202f', ' '));
        Assert.Contains("«\u202fLa moisson\u202f»", asking.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Qui moissonne", asking.TextBody, StringComparison.Ordinal);
        var link = MailingBlog.LinkOf(asking, "/subscriptions/confirm/");
        Assert.Contains(MailingBlog.Root + link, asking.HtmlBody, StringComparison.Ordinal);

        // Programs look at links: that is no yes.
        var page = (await _app.Visitor().GetAsync(link)).ShouldBeOk().ShouldSay("les réponses dans le fil de Aminata, sous « La moisson »");
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.False(await _app.QueryAsync(db => db.CommentSubscriptions.Confirmed().AnyAsync(Cancel)));
        await _app.PublishCommentAsync(_owner, post, "Nous tous.", Louise, answers: mine, name: "Louise");
        await _app.SettleAsync();
        Assert.Single(_app.MailsTo(Aminata));

        await _app.ConfirmAsync(Aminata);
        Assert.True(await _app.QueryAsync(db => db.ConfirmedAddresses.HaveAsync(" AMINATA@example.org", Cancel)));
        await _app.PublishCommentAsync(_owner, post, "Et au soir, **la fête**.", Louise, answers: mine, name: "Louise");
        var answer = await _app.MailToAsync(Aminata, 2);
        Assert.Contains("> Et au soir", answer.TextBody, StringComparison.Ordinal);
        Assert.Contains("En réponse à Aminata", answer.TextBody, StringComparison.Ordinal);
        Assert.Contains("> Qui moissonne ?", answer.TextBody, StringComparison.Ordinal);
        Assert.Contains("<p>Et au soir, <strong>la fête</strong>.</p></blockquote>", answer.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain(Louise, answer.ToString(), StringComparison.Ordinal);
        var place = MailingBlog.LinkOf(answer, "#comment-");
        (await _app.Visitor().GetAsync(place.Split('#')[0])).ShouldBeOk().One("#" + place.Split('#')[1]);
    }

    [Fact]
    public async Task Cover_what_is_marked_as_sensitive()
    {
        var post = await _app.PublishAsync("Témoignages");
        var mine = await _app.PublishCommentAsync(_owner, post, "Qui était là ?", Aminata, "thread");
        await _app.ConfirmAsync(Aminata);
        var id = await _app.WriteAsync(post, "Une scène atroce.", Louise, answers: mine, name: "Louise");
        await _owner.PressAsync(await _owner.GetAsync("/admin/comments"), "/sensitivity", FormattableString.Invariant($"#comment-{id}"));
        await MailingBlog.ApproveAsync(_owner, "Une scène atroce.");
        var mail = await _app.MailToAsync(Aminata, 2);
        Assert.DoesNotContain("atroce", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("Ce commentaire est signalé comme sensible.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("> Qui était là ?", mail.TextBody, StringComparison.Ordinal);
        Assert.EndsWith(FormattableString.Invariant($"#comment-{id}"), MailingBlog.LinkOf(mail, "#comment-"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_threads_of_mails_where_comments_are_threads()
    {
        var post = await _app.PublishAsync("Fils");
        var mine = await _app.PublishCommentAsync(_owner, post, "Premier.", Aminata, "thread");
        var other = await _app.PublishCommentAsync(_owner, post, "Autre fil.", Louise, name: "Louise");
        await _app.ConfirmAsync(Aminata);

        var second = await _app.PublishCommentAsync(_owner, post, "Deuxième.", Louise, answers: mine, name: "Louise");
        var mail = await _app.MailToAsync(Aminata, 2);
        await _app.SettleAsync();
        await _app.PublishCommentAsync(_owner, post, "Hors du fil.", "noe@example.org", answers: other, name: "Noé");
        await _app.PublishCommentAsync(_owner, post, "Troisième.", "noe@example.org", answers: second, name: "Noé");
        await _app.SettleAsync();
        var next = await _app.MailToAsync(Aminata, 3);
        Assert.Contains("Troisième.", next.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Hors du fil.", next.TextBody, StringComparison.Ordinal);
        Assert.Equal(mail.MessageId, next.InReplyTo);
        Assert.Equal(mail.MessageId, next.References[^1]);
        Assert.Equal(mail.References, next.References.Take(mail.References.Count));
        Assert.Equal(mail.Subject, next.Subject);
        Assert.Equal(FormattableString.Invariant($"<post-{post.Id}.example.org>"), next.Headers["List-Id"]);
        Assert.NotEqual(mail.MessageId, next.MessageId);
    }

    [Fact]
    public async Task Tell_of_the_whole_post_where_that_was_chosen_but_not_of_ones_own_words()
    {
        var post = await _app.PublishAsync("Tout");
        await _app.PublishCommentAsync(_owner, post, "J’écoute.", Aminata, "post");
        await _app.ConfirmAsync(Aminata);
        await _app.PublishCommentAsync(_owner, post, "Encore moi.", "Aminata@Example.org");
        await _app.SettleAsync();
        Assert.Single(_app.MailsTo(Aminata));
        await _app.PublishCommentAsync(_owner, post, "Un fil neuf.", Louise, name: "Louise");
        Assert.Contains("Un fil neuf.", (await _app.MailToAsync(Aminata, 2)).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task End_at_one_press_in_the_mail_program()
    {
        var mail = await FirstAnswerAsync();
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        var address = mail.Headers["List-Unsubscribe"]!.Trim('<', '>');
        Assert.StartsWith(MailingBlog.Root + "/subscriptions/", address, StringComparison.Ordinal);

        // RFC 8058, 3.2: no cookies, no token, from anywhere.
        var program = _app.Visitor();
        program.Headers["Origin"] = "https://mail.example";
        program.Headers["Sec-Fetch-Site"] = "cross-site";
        (await program.PostAsync(address[MailingBlog.Root.Length..], ("List-Unsubscribe", "One-Click"))).ShouldBeOk();
        Assert.False(await _app.QueryAsync(db => db.CommentSubscriptions.AnyAsync(Cancel)));
        (await program.PostAsync(address[MailingBlog.Root.Length..], ("List-Unsubscribe", "One-Click"))).ShouldBeOk();
    }

    [Fact]
    public async Task End_by_a_button_and_not_by_looking_at_the_link()
    {
        var mail = await FirstAnswerAsync();
        await _app.PublishCommentAsync(_owner, await _app.PublishAsync("Un autre article"), "Aussi ici.", Aminata, "post");
        await _app.ConfirmAsync(Aminata, 3);
        var link = MailingBlog.LinksOf(mail)[^1];
        var reader = _app.Visitor();
        var page = (await reader.GetAsync(link)).ShouldBeOk().ShouldSay("Mettre fin à ces e-mails ?");
        Assert.Equal(2, await _app.QueryAsync(db => db.CommentSubscriptions.CountAsync(Cancel)));
        (await reader.PressAsync(page, "Mettre fin à ces e-mails")).ShouldBeOk().ShouldSay("C’est terminé.");
        Assert.Equal("Un autre article", await _app.QueryAsync(db => db.CommentSubscriptions.Select(s => s.Post!.Title).SingleAsync(Cancel)));
        (await reader.GetAsync(link)).ShouldBeOk().ShouldSay("C’est terminé.");
    }

    [Fact]
    public async Task End_altogether_by_the_other_button()
    {
        var mail = await FirstAnswerAsync();
        await _app.PublishCommentAsync(_owner, await _app.PublishAsync("Un autre article"), "Aussi ici.", Aminata, "post");
        await _app.ConfirmAsync(Aminata, 3);
        var reader = _app.Visitor();
        await reader.PressAsync(await reader.GetAsync(MailingBlog.LinksOf(mail)[^1]), "Mettre fin à tous");
        Assert.False(await _app.QueryAsync(db => db.CommentSubscriptions.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Speak_the_language_of_the_post_they_were_asked_for_under()
    {
        var post = await _app.PublishAsync("Harvest");
        await _app.QueryAsync(db => db.Posts.Where(p => p.Id == post.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Language, "en"), Cancel));
        var mine = await _app.PublishCommentAsync(_owner, post, "Who reaps?", Aminata, "thread");
        var asking = await _app.MailToAsync(Aminata);
        Assert.EndsWith("Mails about answers: please confirm", asking.Subject, StringComparison.Ordinal);
        (await _app.Visitor().GetAsync(MailingBlog.LinkOf(asking, "/confirm/"))).ShouldSay("You will be told by mail of:");
        await _app.ConfirmAsync(Aminata);
        await _app.PublishCommentAsync(_owner, post, "All of us.", Louise, answers: mine, name: "Louise");
        var mail = await _app.MailToAsync(Aminata, 2);
        Assert.Contains("Louise wrote on “Harvest”:", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_not_confirmed_by_a_link_that_is_too_old_or_forged()
    {
        var post = await _app.PublishAsync("Vieux lien");
        await _app.WriteAsync(post, "Trop tard.", Aminata, "thread");
        var link = MailingBlog.LinkOf(await _app.MailToAsync(Aminata), "/subscriptions/confirm/");
        var reader = _app.Visitor();
        var page = (await reader.GetAsync(link)).ShouldBeOk();
        var forged = link[..^2] + (link[^2] == 'A' ? 'B' : 'A') + link[^1];
        foreach (var wrong in new[] { forged, "/subscriptions/confirm/x", link.Replace("/confirm", "", StringComparison.Ordinal) })
            (await reader.GetAsync(wrong)).ShouldBe(HttpStatusCode.NotFound).ShouldSay("Ce lien ne fonctionne pas");

        _app.Clock.Advance(CommentSubscription.ConfirmationLasts);
        (await reader.GetAsync(link)).ShouldBe(HttpStatusCode.NotFound).ShouldSay("Ce lien ne fonctionne pas");
        (await reader.SendAsync(page.FormWith("Oui").Press("Oui"))).ShouldBe(HttpStatusCode.NotFound);
        Assert.False(await _app.QueryAsync(db => db.CommentSubscriptions.Confirmed().AnyAsync(Cancel)));
        Assert.False(await _app.QueryAsync(db => db.ConfirmedAddresses.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Are_no_way_to_fill_the_mailbox_of_somebody_else()
    {
        var post = await _app.PublishAsync("Cible");
        for (var i = 0; i < 4; i++) await _app.WriteAsync(post, FormattableString.Invariant($"Commentaire {i} sur la moisson."), Aminata, i % 2 == 0 ? "thread" : "post");
        await _app.SettleAsync();
        Assert.Single(_app.MailsTo(Aminata));
        for (var i = 0; i < 2 * CommentSubscription.MaxADay; i++)
        {
            _app.Clock.Advance(CommentSubscription.AskingPause + TimeSpan.FromMinutes(10));
            await _app.WriteAsync(post, FormattableString.Invariant($"Une autre fois, {i}."), Aminata, "thread");
        }

        await _app.SettleAsync();
        Assert.Single(_app.MailsTo(Aminata));

        // The next day, once more; and whoever has confirmed may well want mails about several posts.
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await _app.WriteAsync(post, "Le lendemain.", Aminata, "thread");
        await _app.ConfirmAsync(Aminata, 2);
        for (var i = 0; i < 2 * CommentSubscription.MaxADay; i++)
        {
            _app.Clock.Advance(CommentSubscription.AskingPause + TimeSpan.FromMinutes(10));
            await _app.WriteAsync(await _app.PublishAsync(FormattableString.Invariant($"Cible {i}")), FormattableString.Invariant($"Sous un autre, {i}."), Aminata, "post");
        }

        await _app.SettleAsync();
        Assert.Equal(CommentSubscription.MaxADayUnasked + CommentSubscription.MaxADay, _app.MailsTo(Aminata).Count);
    }

    [Fact]
    public async Task Are_no_way_for_one_network_to_write_to_many_people()
    {
        var post = await _app.PublishAsync("Réseau");
        for (var i = 0; i < CommentSubscription.MaxOfNetwork + 3; i++)
        {
            // Slow enough to be no flood.
            _app.Clock.Advance(TimeSpan.FromMinutes(2.5));
            var number = i.ToString(CultureInfo.InvariantCulture);
            await _app.InScopeAsync(services =>
            {
                services.GetRequiredService<MailRoot>().Value = MailingBlog.Root;
                var address = new IPAddress([192, 0, 2, (byte)i]);
                var submission = new CommentSubmission(post.Id, null, new CommentAuthor("Eve", "victime" + number + "@example.org", null), "Texte numéro " + number, address, null) { Follows = SubscriptionScope.Post };
                return services.GetRequiredService<CommentDesk>().SubmitAsync(submission, Cancel);
            });
        }

        Assert.Equal(CommentSubscription.MaxOfNetwork + 3, await _app.QueryAsync(db => db.CommentSubscriptions.CountAsync(Cancel)));
        await _app.SettleAsync();
        Assert.Equal(CommentSubscription.MaxOfNetwork, _server.Taken.Count(m => m.To.ToString().StartsWith("victime", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Are_confirmed_at_once_for_somebody_with_an_account()
    {
        var post = await _app.PublishAsync("Équipe");
        var form = (await _owner.GetAsync(post.Path)).FormWith("/comments").Fill("Text", "Dites-moi.").Tick("Follow");
        (await _owner.SendAsync(form.Press("/comments"))).ShouldLeadTo(post.Path + "#respond");
        Assert.NotNull(await _app.QueryAsync(db => db.CommentSubscriptions.Select(s => s.ConfirmedAt).SingleAsync(Cancel)));
        Assert.False(await _app.QueryAsync(db => db.Outbox.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Are_confirmed_by_one_link_for_all_that_waits_when_it_is_opened()
    {
        var (first, second) = (await _app.PublishAsync("Premier article"), await _app.PublishAsync("Second article"));
        await _app.WriteAsync(first, "Ici.", Aminata, "post");
        await _app.WriteAsync(second, "Là.", Aminata, "post");
        var reader = _app.Visitor();
        var page = (await reader.GetAsync(MailingBlog.LinkOf(await _app.MailToAsync(Aminata), "/confirm/"))).ShouldSay("Premier article").ShouldSay("Second article");
        var unseen = await _app.PublishAsync("Article non vu");
        await _app.WriteAsync(unseen, "Et là.", Aminata, "post");
        (await reader.SendAsync(page.FormWith("Oui").Press("Oui"))).ShouldBeOk();
        Assert.Equal([first.Id, second.Id], await _app.QueryAsync(db => db.CommentSubscriptions.Confirmed().Select(s => s.PostId).Order().ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Are_asked_for_in_vain_by_a_robot()
    {
        var post = await _app.PublishAsync("Robots");
        var robot = _app.Visitor();
        var form = (await robot.GetAsync(post.Path)).FormWith("/comments").Fill("Author.Name", "R").Fill("Author.Email", Aminata).Fill("Text", "Bonjour.").Fill("Subject", "SEO").Tick("Follow");
        (await robot.SendAsync(form.Press("/comments"))).ShouldBe(HttpStatusCode.Found);
        Assert.False(await _app.QueryAsync(db => db.CommentSubscriptions.AnyAsync(Cancel)));
        Assert.False(await _app.QueryAsync(db => db.Outbox.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Are_offered_on_pages_that_stay_cached_and_set_no_cookie()
    {
        var post = await _app.PublishAsync("Cache");
        var page = (await _app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        page.One("#Follow");
        Assert.Null(page.Header("Set-Cookie"));
        var again = (await _app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Empty(_app.Queries.LastRequest);
        Assert.Equal(page.Header("ETag"), again.Header("ETag"));
    }

    [Fact]
    public async Task Are_not_offered_where_no_mail_can_be_sent()
    {
        await using var app = new FrenchBlog();
        Assert.Empty((await app.Visitor().GetAsync((await app.PublishAsync("Sans courrier")).Path)).ShouldBeOk().All("#Follow"));
    }

    [Fact]
    public async Task Are_still_wanted_in_a_form_that_comes_back()
    {
        var post = await _app.PublishAsync("Retour");
        var reader = _app.Visitor();
        var form = (await reader.GetAsync(post.Path)).FormWith("/comments").Fill("Author.Name", "A").Fill("Author.Email", Aminata).Fill("Text", new string('x', 1_000_000)).Tick("Follow").Fill("Scope", "post");
        var page = await reader.SendAsync(form.Press("/comments"));
        page.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.True(page.FormWith("/comments").IsTicked("Follow"));
        Assert.Equal("post", page.FormWith("/comments").Value("Scope"));
        Assert.Equal(1_000_000, page.FormWith("/comments").Value("Text").Length);
        Assert.False(await _app.QueryAsync(db => db.Outbox.AnyAsync(Cancel)));
    }

    private async Task<MimeMessage> FirstAnswerAsync()
    {
        var post = await _app.PublishAsync("Réponse");
        var mine = await _app.PublishCommentAsync(_owner, post, "Question.", Aminata, "thread");
        await _app.ConfirmAsync(Aminata);
        await _app.PublishCommentAsync(_owner, post, "Réponse.", Louise, answers: mine, name: "Louise");
        return await _app.MailToAsync(Aminata, 2);
    }
}
