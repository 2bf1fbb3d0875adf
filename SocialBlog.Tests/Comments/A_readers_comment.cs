using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;

namespace SocialBlog.Tests.Comments;

public sealed class A_readers_comment(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Is_held_until_it_is_approved_and_then_shows_and_counts()
    {
        var post = await app.PublishAsync("Bonjour");
        var reader = app.Visitor();
        var page = (await reader.GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal("0 commentaires", page.Text("#comments-heading"));

        var sent = await reader.SendAsync(page.FormWith("Envoyer le commentaire")
            .Fill("Nom", "Aminata")
            .Fill("Author.Email", "aminata@example.org")
            .Fill("Site web", "example.org/aminata")
            .Fill("Commentaire", "Merci pour ce texte.\n\nIl m’a plu.\nVraiment.")
            .Press("Envoyer le commentaire"));
        sent.ShouldLeadTo(post.Path + "?thanks=true#respond");
        (await reader.FollowAsync(sent)).ShouldBeOk().ShouldSay("Merci ! Votre commentaire est bien arrivé.");
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldNotSay("Merci pour ce texte.");

        var owner = await app.OwnerAsync();
        var queue = (await owner.GetAsync("/admin/comments")).ShouldBeOk().ShouldSay("Merci pour ce texte.").ShouldSay("aminata@example.org");
        (await owner.PressAsync(queue, "/approval", queue.RowOf("Merci pour ce texte."))).ShouldBeOk().ShouldSay("Commentaire approuvé.");

        var shown = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal("1 commentaire", shown.Text("#comments-heading"));
        Assert.Equal(["Merci pour ce texte.", "Il m’a plu.Vraiment."], shown.Texts(".comment-text p"));
        Assert.Equal("Aminata", shown.Text(".comment .p-author"));
        Assert.Equal("https://example.org/aminata", shown.One(".comment .p-author a").GetAttribute("href"));
        Assert.Equal("27 mai 2011 à 12:00", shown.Text(".comment time"));
        Assert.Equal("1 commentaire", (await app.Visitor().GetAsync("/")).Text($".meta a[href='{post.Path}#comments']"));
    }

    [Fact]
    public async Task May_answer_another_one()
    {
        var post = await app.PublishAsync("Avec réponse");
        var question = await app.CommentAsync(post.Id, "Une question ?", name: "Baptiste");
        var reader = app.Visitor();
        var page = (await reader.GetAsync(post.Path)).ShouldBeOk();
        var answering = (await reader.GetAsync(page.One(".comment-actions a").GetAttribute("href")!)).ShouldBeOk().ShouldSay("Répondre à Baptiste");
        (await reader.FollowAsync(await reader.CommentAsync(answering, "Une réponse."))).ShouldBeOk();

        var owner = await app.OwnerAsync();
        var queue = (await owner.GetAsync("/admin/comments")).ShouldSay("Répond à Baptiste");
        await owner.PressAsync(queue, "/approval", queue.RowOf("Une réponse."));

        var shown = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal("Une réponse.", shown.Text(FormattableString.Invariant($"#comment-{question} > ol > .comment > .comment-text")));
        Assert.Equal("2 commentaires", shown.Text("#comments-heading"));
    }

    [Fact]
    public async Task Sent_twice_is_stored_once()
    {
        var post = await app.PublishAsync("Deux fois");
        var reader = app.Visitor();
        var page = await reader.GetAsync(post.Path);
        (await reader.CommentAsync(page, "La même chose.")).ShouldBe(HttpStatusCode.Found);
        (await reader.CommentAsync(page, "La même chose.")).ShouldBe(HttpStatusCode.Found);
        (await reader.CommentAsync(page, "Autre chose.")).ShouldBe(HttpStatusCode.Found);
        (await reader.CommentAsync(page, "La même chose.", email: "autre@example.org")).ShouldBe(HttpStatusCode.Found);
        Assert.Equal(3, await app.QueryAsync(db => db.Comments.CountAsync(c => c.PostId == post.Id, Cancel)));
    }

    [Fact]
    public async Task Sent_again_from_several_windows_at_once_is_stored_once()
    {
        var post = await app.PublishAsync("En même temps");
        var readers = Enumerable.Range(0, 8).Select(_ => app.Visitor()).ToList();
        var page = await readers[0].GetAsync(post.Path);
        var answers = await Task.WhenAll(readers.Select(reader => Task.Run(() => reader.CommentAsync(page, "D’un coup."))));
        Assert.All(answers, answer => answer.ShouldLeadTo(post.Path + "?thanks=true#respond"));
        Assert.Equal(1, await app.QueryAsync(db => db.Comments.CountAsync(c => c.PostId == post.Id, Cancel)));
    }

    [Fact]
    public async Task Sent_again_within_a_day_is_the_one_that_is_there_and_later_another()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Le lendemain");
        foreach (var (hours, stored) in ((int, int)[])[(0, 1), (23, 1), (2, 2)])
        {
            own.Clock.Advance(TimeSpan.FromHours(hours));
            var reader = own.Visitor();
            (await reader.CommentAsync(await reader.GetAsync(post.Path), "Encore moi.")).ShouldLeadTo(post.Path + "?thanks=true#respond");
            Assert.Equal(stored, await own.QueryAsync(db => db.Comments.CountAsync(Cancel)));
        }
    }

    [Fact]
    public async Task Sent_again_after_the_post_was_closed_is_not_said_to_be_lost()
    {
        var post = await app.PublishAsync("Fermé après l’envoi");
        var reader = app.Visitor();
        var page = await reader.GetAsync(post.Path);
        (await reader.CommentAsync(page, "À temps.")).ShouldBe(HttpStatusCode.Found);
        await app.QueryAsync(db => db.Posts.Where(p => p.Id == post.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.CommentPolicy, Data.Posts.CommentPolicy.Closed), Cancel));
        (await app.Visitor().CommentAsync(page, "À temps.")).ShouldLeadTo(post.Path + "?thanks=true#respond");
        (await app.Visitor().CommentAsync(page, "Trop tard.")).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Never_gives_its_e_mail_address_away()
    {
        var post = await app.PublishAsync("Discret", tags: ["Discret"]);
        await app.CommentAsync(post.Id, "Bonjour à tous.", name: "Discrète", email: "cachee@secret.example");
        var asked = (await app.Visitor().GetAsync(post.Path)).One(".comment-actions a").GetAttribute("href")!;
        foreach (var address in (string[])["/", post.Path, asked, "/2011/05", "/archive", "/tags/discret", "/feed.xml", "/atom.xml", "/feed.json", "/tags/discret/atom.xml", "/search?q=discret", "/search?q=cachee"])
            Assert.DoesNotContain("secret.example", (await app.Visitor().GetAsync(address)).ShouldBeOk().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_owner_shows_at_once_under_the_name_of_the_account()
    {
        var post = await app.PublishAsync("Réponse de l'auteur");
        var owner = await app.OwnerAsync();
        var page = (await owner.GetAsync(post.Path)).ShouldBeOk().ShouldSay("Vous écrivez en tant que Camille Martin.");
        Assert.Empty(page.All("[name='Author.Name'], [name='Author.Email']"));
        var sent = await owner.SendAsync(page.FormWith("/comments").Fill("Text", "Je réponds.").Press("/comments"));
        (await owner.FollowAsync(sent)).ShouldBeOk().ShouldSay("Je réponds.");
        var comment = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().One(".comment.team");
        Assert.Contains("Camille Martin", comment.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_owner_is_not_taken_for_the_same_words_of_somebody_who_claims_the_address()
    {
        var post = await app.PublishAsync("Imposture");
        var stranger = app.Visitor();
        (await stranger.CommentAsync(await stranger.GetAsync(post.Path), "C’est bien moi.", email: BlogApp.OwnerEmail)).ShouldBe(HttpStatusCode.Found);
        var owner = await app.OwnerAsync();
        await owner.SendAsync((await owner.GetAsync(post.Path)).FormWith("/comments").Fill("Text", "C’est bien moi.").Press("/comments"));
        Assert.Single((await app.Visitor().GetAsync(post.Path)).ShouldSay("C’est bien moi.").All(".comment.team"));
    }

    [Fact]
    public async Task Shows_its_thread_no_deeper_than_five_levels_and_loses_none()
    {
        var post = await app.PublishAsync("Profond");
        int? last = null;
        for (var i = 1; i <= 12; i++) last = await app.CommentAsync(post.Id, FormattableString.Invariant($"Niveau {i}"), answers: last);
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal(12, page.All(".comment").Count);
        Assert.NotEmpty(page.All(".comment .comment .comment .comment .comment"));
        Assert.Empty(page.All(".comment .comment .comment .comment .comment .comment"));
    }

    [Fact]
    public async Task Stays_when_the_one_it_answers_no_longer_shows()
    {
        var post = await app.PublishAsync("Orphelin");
        var question = await app.CommentAsync(post.Id, "Une question gênante.");
        await app.CommentAsync(post.Id, "Une réponse utile.", answers: question);
        var owner = await app.OwnerAsync();
        var approved = await owner.GetAsync("/admin/comments?state=approved");
        await owner.PressAsync(approved, "/trash", FormattableString.Invariant($"#comment-{question}"));

        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldNotSay("Une question gênante.");
        Assert.Equal("Une réponse utile.", page.Text(".thread > .comment .comment-text"));
    }

    [Fact]
    public async Task Remembers_where_it_came_from_without_an_address()
    {
        var post = await app.PublishAsync("Provenance");
        var reader = app.Visitor();
        reader.Headers["User-Agent"] = new string('x', 5_000);
        (await reader.CommentAsync(await reader.GetAsync(post.Path), "D'où ?")).ShouldBe(HttpStatusCode.Found);
        var stored = await app.QueryAsync(db => db.Comments.SingleAsync(c => c.PostId == post.Id, Cancel));
        Assert.Equal(CommentSource.Form, stored.Source);
        Assert.Equal(CommentState.Pending, stored.State);
        Assert.Equal(Comment.MaxUserAgentLength, stored.UserAgent!.Length);
        Assert.Equal(DateTimeKind.Utc, stored.CreatedAt.Kind);
    }
}
