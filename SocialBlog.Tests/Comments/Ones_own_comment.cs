using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Outbox;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Security;

namespace SocialBlog.Tests.Comments;

/// <summary>A comment that waits, for the reader who wrote it.</summary>
public sealed class Ones_own_comment(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Is_seen_by_its_writer_alone_while_it_waits()
    {
        var post = await app.PublishAsync("À moi seul");
        var (writer, other) = (app.Visitor(), app.Visitor());
        Assert.Empty(writer.Cookies);
        (await writer.FollowAsync(await writer.CommentAsync(await writer.GetAsync(post.Path), "Mon avis."))).ShouldBeOk().ShouldSay("Mon avis.").ShouldSay("vous seul le voyez");
        Assert.Equal([OwnComments.CookieName], writer.Cookies.Keys);
        var again = (await writer.GetAsync(post.Path)).ShouldBeOk().ShouldSay("Mon avis.");
        Assert.Equal("0 commentaires", again.Text("#comments-heading"));
        (await other.GetAsync(post.Path)).ShouldBeOk().ShouldNotSay("Mon avis.");
    }

    [Fact]
    public async Task Is_not_given_to_somebody_who_guesses_its_words_and_address()
    {
        var post = await app.PublishAsync("Devinée");
        await app.Visitor().CommentAsync(await app.Visitor().GetAsync(post.Path), "Merci !");
        var other = app.Visitor();
        var form = (await other.GetAsync(post.Path)).FormWith("/comments").Fill("Author.Name", "Quelqu’un d’autre").Fill("Author.Email", "aminata@example.org").Fill("Text", "Merci !");
        (await other.SendAsync(form.Press("/comments"))).ShouldLeadTo(post.Path + "?thanks=true#respond");
        Assert.Equal("Quelqu’un d’autre", (await other.GetAsync(post.Path)).ShouldBeOk().Text(".comment .p-author"));
        Assert.Equal(2, await app.QueryAsync(db => db.Comments.CountAsync(c => c.PostId == post.Id, Cancel)));
    }

    [Fact]
    public async Task Stays_as_it_is_once_somebody_has_decided_on_all_that_wait()
    {
        var post = await app.PublishAsync("Décidée");
        var writer = app.Visitor();
        var page = await writer.FollowAsync(await writer.CommentAsync(await writer.GetAsync(post.Path), "Mon premier avis."));
        await app.QueryAsync(async db =>
        {
            db.BulkDecisions.Add(new BulkDecision(CommentState.Pending, CommentState.Approved, "", [1], await db.Users.Select(u => u.Id).FirstAsync(Cancel), null, app.Now));
            return await db.SaveChangesAsync(Cancel);
        });
        var form = (await writer.GetAsync(page.One("a[href*='change=']").GetAttribute("href")!)).FormWith("Enregistrer le commentaire");
        (await writer.SendAsync(form.Fill("Commentaire", "Tout autre chose.").Press("Enregistrer le commentaire"))).ShouldBe(HttpStatusCode.Conflict).ShouldSay("Tout autre chose.");
        Assert.Equal("Mon premier avis.", await app.QueryAsync(db => db.Comments.Where(c => c.PostId == post.Id).Select(c => c.Text).SingleAsync(Cancel)));
        await app.QueryAsync(db => db.BulkDecisions.ExecuteDeleteAsync(Cancel));
    }

    [Fact]
    public async Task Is_seen_and_can_be_taken_back_by_its_writer_too_who_sent_it_again_since_no_answer_came()
    {
        var post = await app.PublishAsync("Sans réponse");
        await app.Visitor().CommentAsync(await app.Visitor().GetAsync(post.Path), "Est-ce arrivé ?");
        var writer = app.Visitor();
        var page = await writer.FollowAsync(await writer.CommentAsync(await writer.GetAsync(post.Path), "Est-ce arrivé ?"));
        page.ShouldSay("Merci ! Votre commentaire est bien arrivé.").ShouldSay("vous seul le voyez");
        Assert.Empty((await writer.PressAsync(page, "Le retirer")).ShouldBeOk().All(".comment"));
        Assert.False(await app.QueryAsync(db => db.Comments.AnyAsync(c => c.PostId == post.Id, Cancel)));
    }

    [Fact]
    public async Task Can_be_put_in_other_words_and_is_then_what_moderators_read()
    {
        var post = await app.PublishAsync("Reformuler");
        var writer = app.Visitor();
        var page = await writer.FollowAsync(await writer.CommentAsync(await writer.GetAsync(post.Path), "Une fotte."));
        var form = (await writer.GetAsync(page.One(".comment-actions a").GetAttribute("href")!)).ShouldBeOk();
        Assert.Empty(form.All("[formaction*='/preview']"));
        Assert.Equal("Une fotte.", form.FormWith("Enregistrer le commentaire").Value("Commentaire"));
        await writer.PressAsync(form.FormWith("Enregistrer le commentaire").Fill("Commentaire", "Une *faute*."), "Enregistrer le commentaire");
        Assert.Equal(["Une *faute*."], await app.QueryAsync(db => db.Comments.Where(c => c.PostId == post.Id).Select(c => c.Text).ToListAsync(Cancel)));
        Assert.Equal("faute", (await writer.GetAsync(post.Path)).Text(".comment-text em"));
    }

    [Fact]
    public async Task Answers_what_it_answered_whatever_is_sent_with_other_words()
    {
        var post = await app.PublishAsync("Accroché");
        var (first, second) = (await app.CommentAsync(post.Id, "Premier."), await app.CommentAsync(post.Id, "Second."));
        var writer = app.Visitor();
        var page = await writer.FollowAsync(await writer.CommentAsync(await writer.GetAsync(FormattableString.Invariant($"{post.Path}?reply={first}")), "Au premier."));
        var form = (await writer.GetAsync(page.All(".comment-actions a").Single(a => a.GetAttribute("href")!.Contains("change=", StringComparison.Ordinal)).GetAttribute("href")!)).FormWith("Enregistrer le commentaire");
        var id = await app.QueryAsync(db => db.Comments.Where(c => c.Text == "Au premier.").Select(c => c.Id).SingleAsync(Cancel));
        foreach (var other in (int[])[second, id])
        {
            await writer.PressAsync(form.Fill("Commentaire", FormattableString.Invariant($"Toujours au premier {other}.")).Forge("ReplyTo", FormattableString.Invariant($"{other}")), "Enregistrer le commentaire");
            Assert.Equal((first, FormattableString.Invariant($"Toujours au premier {other}.")), await app.QueryAsync(db => db.Comments.Where(c => c.Id == id).Select(c => ValueTuple.Create(c.ParentId!.Value, c.Text)).SingleAsync(Cancel)));
        }
    }

    [Fact]
    public async Task Stays_as_it_is_when_the_other_words_are_too_many_and_these_come_back()
    {
        var post = await app.PublishAsync("Trop de mots");
        var writer = app.Visitor();
        var page = await writer.FollowAsync(await writer.CommentAsync(await writer.GetAsync(post.Path), "Peu de mots."));
        var form = (await writer.GetAsync(page.One(".comment-actions a").GetAttribute("href")!)).FormWith("Enregistrer le commentaire");
        var words = new string('é', 512 * 1024);
        var again = (await writer.SendAsync(form.Fill("Commentaire", words).Press("Enregistrer le commentaire"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Votre commentaire est trop long", again.ErrorOf("Text"), StringComparison.Ordinal);
        Assert.Equal(words, again.FormWith("Enregistrer le commentaire").Value("Commentaire"));
        Assert.Equal("Peu de mots.", await app.QueryAsync(db => db.Comments.Where(c => c.PostId == post.Id).Select(c => c.Text).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Can_be_taken_back()
    {
        var post = await app.PublishAsync("Retirer");
        var writer = app.Visitor();
        var page = await writer.FollowAsync(await writer.CommentAsync(await writer.GetAsync(post.Path), "Finalement non."));
        var done = (await writer.PressAsync(page, "Le retirer")).ShouldBeOk().ShouldSay("Votre commentaire est retiré.");
        Assert.Empty(done.All(".comment"));
        Assert.Equal("Finalement non.", done.FormWith("Envoyer le commentaire").Value("Commentaire"));
        (await writer.GetAsync(post.Path)).ShouldNotSay("Finalement non.").ShouldNotSay("est retiré");
        Assert.False(await app.QueryAsync(db => db.Comments.AnyAsync(c => c.PostId == post.Id, Cancel)));
    }

    [Fact]
    public async Task Stands_in_no_mail_that_was_not_sent_as_it_was_before()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Courrier");
        await own.QueryAsync(db => db.Settings.ExecuteUpdateAsync(s => s.SetProperty(x => x.DigestMinutes, 0), Cancel));
        var other = await own.CommentAsync(post.Id, "D’une autre.", CommentState.Pending);
        // The one who gets the mail has approved it since.
        var decided = await own.CommentAsync(post.Id, "Déjà décidé.");
        await own.QueryAsync(db => db.Comments.Where(c => c.Id == decided)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.AnnouncedAt, own.Now).SetProperty(x => x.DecidedById, db.Users.Select(u => u.Id).Single()), Cancel));
        var writer = own.Visitor();
        var page = await writer.FollowAsync(await writer.CommentAsync(await writer.GetAsync(post.Path), "Premier jet."));
        var id = await own.QueryAsync(db => db.Comments.Where(c => c.Text == "Premier jet.").Select(c => c.Id).SingleAsync(Cancel));
        await Running.EventuallyAsync("the moderator is written to", () => MailsSayAsync(own, "Premier jet."));
        await own.QueryAsync(async db =>
        {
            db.Outbox.Add(new OutboxMessage(BlogApp.OwnerEmail, "Deux", "Premier jet. D’une autre.", "", MailHeaders.None with { ListId = "moderation" }, [id, other, decided], own.Now));
            return await db.SaveChangesAsync(Cancel);
        });

        var form = (await writer.GetAsync(page.One(FormattableString.Invariant($"#comment-{id} .comment-actions a")).GetAttribute("href")!)).FormWith("Enregistrer le commentaire").Fill("Commentaire", "Second jet.");
        page = await writer.FollowAsync(await writer.FollowAsync(await writer.SendAsync(form.Press("Enregistrer le commentaire"))));
        Assert.False(await MailsSayAsync(own, "Premier jet."));
        await Running.EventuallyAsync("the new words are told, and the other comment too", async () => await MailsSayAsync(own, "Second jet.") && await MailsSayAsync(own, "D’une autre."));
        Assert.False(await MailsSayAsync(own, "Déjà décidé."));

        (await writer.PressAsync(page, "Le retirer")).ShouldBeOk().ShouldSay("est retiré");
        Assert.False(await MailsSayAsync(own, "Second jet."));
    }

    [Fact]
    public async Task Changes_and_leaves_a_mail_that_tells_of_many_and_keeps_telling_of_all_the_others()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Affluence");
        // Just told of something: what comes now is collected.
        await own.QueryAsync(db => db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.ToldOfCommentsAt, own.Now), Cancel));
        var writer = own.Visitor();
        var page = await writer.FollowAsync(await writer.CommentAsync(await writer.GetAsync(post.Path), "Premier jet."));
        for (var i = 1; i <= 33; i++) await own.CommentAsync(post.Id, FormattableString.Invariant($"De la foule, {i}."), CommentState.Pending);
        await own.QueryAsync(async db =>
        {
            var owner = await db.Users.Select(u => u.Id).SingleAsync(Cancel);
            foreach (var comment in await db.Comments.Where(c => c.Text.StartsWith("De la foule")).ToListAsync(Cancel)) db.CommentNotices.Add(CommentNotice.ToUser(NoticeKind.Waiting, owner, comment, null, own.Now));
            return await db.SaveChangesAsync(Cancel);
        });
        var last = own.Visitor();
        var lastPage = await last.FollowAsync(await last.CommentAsync(await last.GetAsync(post.Path), "Le dernier.", email: "louise@example.org"));
        await own.QueryAsync(db => db.Settings.ExecuteUpdateAsync(s => s.SetProperty(x => x.DigestMinutes, 0), Cancel));
        own.Services.GetRequiredService<CommentMailSignal>().Changed();
        await EventuallyToldAsync("35 nouveaux commentaires", "Premier jet.", "Et 5 de plus.");

        // It was among those that the mail only counts.
        (await last.PressAsync(lastPage, "Le retirer")).ShouldBeOk();
        await EventuallyToldAsync("34 nouveaux commentaires", "Premier jet.", "Et 4 de plus.");

        var form = (await writer.GetAsync(page.One(".comment-actions a").GetAttribute("href")!)).FormWith("Enregistrer le commentaire").Fill("Commentaire", "Second jet.");
        await writer.SendAsync(form.Press("Enregistrer le commentaire"));
        await EventuallyToldAsync("34 nouveaux commentaires", "Second jet.", "Et 4 de plus.");

        Task EventuallyToldAsync(string subject, params string[] words) => Running.EventuallyAsync("one mail tells of " + subject, async () =>
            await own.QueryAsync(db => db.Outbox.ToListAsync(Cancel)) is [var mail] && mail.Subject.EndsWith(subject, StringComparison.Ordinal) && words.All(word => mail.Body.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Can_not_be_changed_after_a_quarter_of_an_hour_and_its_text_comes_back()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Trop tard");
        var writer = own.Visitor();
        var page = await writer.FollowAsync(await writer.CommentAsync(await writer.GetAsync(post.Path), "Premier jet."));
        var form = await writer.GetAsync(page.One(".comment-actions a").GetAttribute("href")!);
        own.Clock.Advance(TimeSpan.FromMinutes(16));
        var late = (await writer.SendAsync(form.FormWith("Enregistrer le commentaire").Fill("Commentaire", "Second jet.").Press("Enregistrer le commentaire"))).ShouldBe(HttpStatusCode.Conflict);
        Assert.Equal("Second jet.", late.One("textarea").TextContent.Trim());
        Assert.Empty((await writer.GetAsync(post.Path)).ShouldSay("Premier jet.").All(".comment-actions"));
    }

    [Fact]
    public async Task Can_not_be_changed_once_somebody_has_decided()
    {
        var post = await app.PublishAsync("Décidé");
        var writer = app.Visitor();
        var page = await writer.FollowAsync(await writer.CommentAsync(await writer.GetAsync(post.Path), "Déjà lu."));
        var owner = await app.OwnerAsync();
        var queue = await owner.GetAsync("/admin/comments");
        await owner.PressAsync(queue, "/approval", queue.RowOf("Déjà lu."));
        (await writer.SendAsync(page.FormWith("Le retirer").Press("Le retirer"))).ShouldBe(HttpStatusCode.Conflict);
        (await app.Visitor().GetAsync(post.Path)).ShouldSay("Déjà lu.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("pas un cookie")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Is_nobody_elses_whatever_the_cookie(string cookie)
    {
        var post = await app.PublishAsync("Intrus");
        var id = await app.CommentAsync(post.Id, "À quelqu’un d’autre.", CommentState.Pending);
        var stranger = app.Visitor();
        stranger.Headers["Cookie"] = OwnComments.CookieName + "=" + Uri.EscapeDataString(cookie);
        (await stranger.GetAsync(post.Path)).ShouldBeOk().ShouldNotSay("À quelqu’un d’autre.");
        (await stranger.GetAsync(FormattableString.Invariant($"{post.Path}?change={id}"))).ShouldLeadTo(post.Path);
        (await stranger.PostAsync(FormattableString.Invariant($"{post.Path}/comments/{id}"), ("Text", "Détourné"))).ShouldBe(HttpStatusCode.Conflict);
        (await stranger.PostAsync(FormattableString.Invariant($"{post.Path}/comments/{id}/withdrawal"))).ShouldBe(HttpStatusCode.Conflict);
        Assert.Equal("À quelqu’un d’autre.", await app.QueryAsync(db => db.Comments.Where(c => c.Id == id).Select(c => c.Text).SingleAsync(Cancel)));
    }

    private static Task<bool> MailsSayAsync(BlogApp blog, string words) => blog.QueryAsync(db => db.Outbox.AnyAsync(m => m.Body.Contains(words), Cancel));
}
