using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Users;

namespace SocialBlog.Tests.Comments;

/// <summary>Several people share the queue: what they give each other, escalate, hide, and look for.</summary>
public sealed class The_team_at_the_queue
{
    [Fact]
    public async Task Gives_a_comment_to_a_colleague_with_a_note_that_readers_never_see()
    {
        await using var app = new FrenchBlog();
        var colleague = await app.PersonAsync(Role.Moderator);
        var post = await app.PublishAsync("À confier");
        var id = await app.CommentAsync(post.Id, "Une question de droit.", CommentState.Pending);
        await app.CommentAsync(post.Id, "Une autre question.", CommentState.Pending);
        var owner = await app.OwnerAsync();
        var queue = await owner.GetAsync("/admin/comments");
        var form = queue.FormWith("/assignment", Row(id)).Fill("to", Number(colleague.Id)).Fill("note", "Demande à l’avocate.");
        (await owner.PressAsync(form, "/assignment")).ShouldBeOk().ShouldSay("Confié à Aminata Diop, avec la note.").ShouldSay("pour Aminata Diop").ShouldSay("Demande à l’avocate.");
        form = (await owner.GetAsync("/admin/comments")).FormWith("/assignment", Row(id));
        (await owner.PressAsync(form, "/assignment")).ShouldSay("Rien n’a changé.");
        form = (await owner.GetAsync("/admin/comments")).FormWith("/assignment", Row(id)).Fill("note", "Elle répond lundi.");
        (await owner.PressAsync(form, "/assignment")).ShouldSay("La note est enregistrée");
        Assert.Single((await colleague.Visitor.GetAsync("/admin/comments?assignee=" + Number(colleague.Id))).All(".queued"));
        Assert.Single((await owner.GetAsync("/admin/comments?assignee=0")).ShouldSay("Une autre question.").All(".queued"));

        await owner.PressAsync(await owner.GetAsync("/admin/comments"), "/approval", Row(id));
        (await app.Visitor().GetAsync(post.Path)).ShouldSay("Une question de droit.").ShouldNotSay("avocate");
    }

    [Fact]
    public async Task Is_not_given_a_comment_without_being_of_it()
    {
        await using var app = new FrenchBlog();
        var author = await app.PersonAsync(Role.Author);
        var post = await app.PublishAsync("Hors équipe");
        var id = await app.CommentAsync(post.Id, "À qui ?", CommentState.Pending);
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/comments")).FormWith("/assignment", Row(id)).Forge("to", Number(author.Id));
        (await owner.SendAsync(form.Press("/assignment"))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Gets_a_note_back_that_is_too_long()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Longue note");
        var id = await app.CommentAsync(post.Id, "Court.", CommentState.Pending);
        var owner = await app.OwnerAsync();
        var note = new string('n', Comment.MaxNoteLength + 1);
        var form = (await owner.GetAsync("/admin/comments")).FormWith("/assignment", Row(id)).Fill("note", note);
        var again = (await owner.SendAsync(form.Press("/assignment"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("La note est trop longue", again.Text("#note-error"), StringComparison.Ordinal);
        Assert.Equal(note, again.FormWith("/assignment", Row(id)).Value("note"));
    }

    [Fact]
    public async Task Escalates_so_that_it_comes_first_and_the_editors_are_told()
    {
        await using var app = new FrenchBlog();
        var moderator = await app.PersonAsync(Role.Moderator, "Awa Sy");
        var editor = await app.PersonAsync(Role.Editor, "Benoît Roy");
        var post = await app.PublishAsync("Une alerte");
        await app.CommentAsync(post.Id, "Le plus ancien.", CommentState.Pending);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var id = await app.CommentAsync(post.Id, "Une menace.", CommentState.Pending);
        var queue = await moderator.Visitor.PressAsync(await moderator.Visitor.GetAsync("/admin/comments"), "/urgency", Row(id));
        Assert.Equal([FormattableString.Invariant($"comment-{id}")], queue.ShouldBeOk().ShouldSay("Marqué comme urgent.").All(".queued").Take(1).Select(row => row.Id!));
        Assert.Single((await moderator.Visitor.GetAsync("/admin/comments?urgent=true")).ShouldSay("Une menace.").All(".queued"));
        var mails = await app.QueryAsync(db => db.Outbox.OrderBy(m => m.To).ToListAsync(Cancel));
        Assert.Equal([editor.Email, BlogApp.OwnerEmail], mails.Select(m => m.To));
        Assert.Contains("Urgent", mails[0].Subject, StringComparison.Ordinal);
        Assert.Contains("Awa Sy a marqué un commentaire comme urgent.", mails[0].Body, StringComparison.Ordinal);
        Assert.Contains("Une menace.", mails[0].Body, StringComparison.Ordinal);

        await moderator.Visitor.PressAsync(queue, "/urgency", Row(id));
        Assert.Empty((await moderator.Visitor.GetAsync("/admin/comments?urgent=true")).All(".queued"));
    }

    [Fact]
    public async Task Turns_the_pages_of_a_queue_with_urgent_ones_and_shows_each_once()
    {
        await using var app = new FrenchBlog();
        await app.PublishAsync("Beaucoup", pending: 130);
        await app.QueryAsync(db => db.Comments.Where(c => c.Id % 2 == 0).ExecuteUpdateAsync(c => c.SetProperty(x => x.Priority, CommentPriority.Urgent), Cancel));
        var owner = await app.OwnerAsync();
        List<int> seen = [];
        for (var page = await owner.GetAsync("/admin/comments"); ; page = await owner.GetAsync("/admin/comments" + page.One("[rel=next]").GetAttribute("href")))
        {
            seen.AddRange(page.All(".queued").Select(row => int.Parse(row.Id!["comment-".Length..], System.Globalization.CultureInfo.InvariantCulture)));
            if (page.All("[rel=next]").Count == 0) break;
        }

        Assert.Equal(130, seen.Distinct().Count());
        Assert.Equal([.. seen.OrderBy(id => id % 2).ThenBy(id => id)], seen);
    }

    [Fact]
    public async Task Marks_as_sensitive_and_readers_open_it_first()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Sensible");
        var id = await app.CommentAsync(post.Id, "Une scène dure.");
        var owner = await app.OwnerAsync();
        var marked = await owner.PressAsync(await owner.GetAsync("/admin/comments?state=approved"), "/sensitivity", Row(id));
        Assert.Equal("Une scène dure.", (await app.Visitor().GetAsync(post.Path)).ShouldSay("Contenu sensible").Text(Row(id) + " details:not([open]) .comment-text"));
        await owner.PressAsync(marked, "/sensitivity", Row(id));
        (await app.Visitor().GetAsync(post.Path)).ShouldNotSay("Contenu sensible");
    }

    [Theory]
    [InlineData("email", "")]
    [InlineData("name", "Dr. *")]
    public async Task Bans_a_person_hides_all_that_person_wrote_and_takes_both_back(string kind, string name)
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Bannir");
        var shown = await app.CommentAsync(post.Id, "Un sort d’amour.", name: "Dr. Zuma", email: "Zuma@example.org");
        var waiting = await app.CommentAsync(post.Id, "Un autre sort.", CommentState.Pending, name: "Dr Zuma", email: "zuma@example.org");
        await app.CommentAsync(post.Id, "Rien à voir.", name: "Drake", email: "drake@example.org");
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/comments?state=approved")).FormWith("/bans", Row(shown)).Fill("kind", kind);
        if (name.Length > 0) form = form.Fill("name", name);
        var done = (await owner.PressAsync(form, "/bans")).ShouldBeOk().ShouldSay("2 commentaires");
        (await app.Visitor().GetAsync(post.Path)).ShouldSay("Rien à voir.").ShouldNotSay("Un sort d’amour.").ShouldSay("1 commentaire");
        await app.Visitor().CommentAsync(await app.Visitor().GetAsync(post.Path), "Me revoilà.", "DR ZUMA", "ZUMA@example.org");
        (await owner.GetAsync("/admin/comments?state=spam")).ShouldSay("Me revoilà.").ShouldSay("Son auteur est banni");

        var back = (await owner.PressAsync(done, "/withdrawal", ".notice")).ShouldBeOk().ShouldSay("De retour");
        Assert.Equal("/admin/comments?state=approved", back.Address);
        (await owner.GetAsync("/admin/comments/bans")).ShouldSay("Personne n’est banni.");
        (await app.Visitor().GetAsync(post.Path)).ShouldSay("Un sort d’amour.").ShouldSay("2 commentaires");
        Assert.Equal(CommentState.Pending, await app.QueryAsync(db => db.Comments.Where(c => c.Id == waiting).Select(c => c.State).SingleAsync(Cancel)));
        Assert.Equal(1, await app.QueryAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.CommenterBanned || e.Action == AuditAction.CommenterNameBanned, Cancel)));
    }

    [Fact]
    public async Task Bans_a_network_for_as_long_as_networks_are_kept()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Réseau");
        var reader = app.Visitor();
        await app.QueryAsync(async db =>
        {
            var comment = new Comment(post.Id, null, new CommentAuthor("Robot", "a@example.org", null), new CommentWords("Du réseau.", "", 1), new CommentOrigin(CommentSource.Form, "réseau", null), app.Now);
            db.Comments.Add(comment);
            return await db.SaveChangesAsync(Cancel);
        });
        var owner = await app.OwnerAsync();
        var queue = await owner.GetAsync("/admin/comments");
        (await owner.PressAsync(queue.FormWith("/bans", queue.RowOf("Du réseau.")).Fill("kind", "network"), "/bans")).ShouldBeOk().ShouldSay("1 commentaire");
        (await owner.GetAsync("/admin/comments/bans")).ShouldSay("par réseau").ShouldSay("jusqu’au 26 juin 2011");
        (await owner.GetAsync("/admin/log")).ShouldSay("le réseau de Robot");
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.EventuallyAsync("the ban is over", async () => !await app.QueryAsync(db => db.Bans.AnyAsync(Cancel)));
    }

    [Theory]
    [InlineData("name", "*", "Rien n’est banni")]
    [InlineData("name", "é*", "Rien n’est banni")]
    public async Task Does_not_ban_everybody_by_mistake(string kind, string name, string said)
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Tous ?");
        var id = await app.CommentAsync(post.Id, "Moi ?", CommentState.Pending);
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/comments")).FormWith("/bans", Row(id)).Fill("kind", kind).Fill("name", name);
        (await owner.PressAsync(form, "/bans")).ShouldBeOk().ShouldSay(said);
        Assert.False(await app.QueryAsync(db => db.Bans.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Lifts_a_ban_from_its_list_and_leaves_alone_what_was_decided_since()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Lever");
        var first = await app.CommentAsync(post.Id, "Le premier.", CommentState.Pending);
        var second = await app.CommentAsync(post.Id, "Le second.", CommentState.Pending);
        var owner = await app.OwnerAsync();
        await owner.PressAsync((await owner.GetAsync("/admin/comments")).FormWith("/bans", Row(first)), "/bans");
        await owner.PressAsync(await owner.GetAsync("/admin/comments?state=trashed"), "/spam", Row(second));
        (await owner.PressAsync(await owner.GetAsync("/admin/comments/bans"), "Lever, et remettre ce qu’il a masqué")).ShouldBeOk();
        Assert.Equal(
            [CommentState.Pending, CommentState.Spam], await app.QueryAsync(db => db.Comments.Where(c => c.Id == first || c.Id == second).OrderBy(c => c.Id).Select(c => c.State).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Reads_the_beginning_of_a_long_comment_and_the_rest_where_it_is_opened()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Long");
        var lines = Enumerable.Range(1, 40).Select(i => FormattableString.Invariant($"Ligne {i}.")).ToList();
        var (longOne, shortOne) = (await app.CommentAsync(post.Id, string.Join('\n', lines), CommentState.Pending), await app.CommentAsync(post.Id, string.Join('\n', lines.Take(14)), CommentState.Pending));
        var queue = await (await app.OwnerAsync()).GetAsync("/admin/comments");
        Assert.Equal([string.Join(' ', lines.Take(12)), string.Join(' ', lines.Skip(12))], queue.Texts(Row(longOne) + " .row-main .plain-text"));
        Assert.Equal("Lire la suite", queue.Text(Row(longOne) + " details:not([open]):has(.plain-text) summary"));
        Assert.Equal([string.Join(' ', lines.Take(14))], queue.Texts(Row(shortOne) + " .row-main .plain-text"));
    }

    [Fact]
    public async Task Hears_whose_comment_a_button_decides_on()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("À haute voix");
        await app.CommentAsync(post.Id, "Bonjour.", CommentState.Pending, name: "Inès");
        var queue = await (await app.OwnerAsync()).GetAsync("/admin/comments");
        Assert.Equal(["Approuver, commentaire de Inès", "Indésirable, commentaire de Inès", "Jeter, commentaire de Inès"], queue.Texts(".queued .row-actions button"));
    }

    [Fact]
    public async Task Narrows_the_queue_and_stays_there_after_a_decision()
    {
        await using var app = new FrenchBlog();
        var (one, other) = (await app.PublishAsync("Un billet"), await app.PublishAsync("Un autre billet"));
        var id = await app.CommentAsync(one.Id, "Ici.", CommentState.Pending, email: "x@example.org");
        await app.CommentAsync(one.Id, "Ici aussi.", CommentState.Pending, email: "y@example.org");
        await app.CommentAsync(other.Id, "Ailleurs.", CommentState.Pending, email: "x@example.org");
        var owner = await app.OwnerAsync();
        var list = (await owner.GetAsync("/admin/comments?post=" + Number(one.Id))).ShouldSay("Ici aussi.");
        Assert.Equal(2, list.All(".queued").Count);
        var after = await owner.PressAsync(list, "/approval", Row(id));
        Assert.Equal("/admin/comments?state=pending&post=" + Number(one.Id), after.Address);
        (await owner.GetAsync("/admin/comments?person=x@example.org")).ShouldSay("Ailleurs.").ShouldNotSay("Ici aussi.");
        Assert.Empty((await owner.GetAsync("/admin/comments?source=import")).All(".queued"));
        Assert.Equal(2, (await owner.GetAsync("/admin/comments?source=form")).All(".queued").Count);
        (await owner.GetAsync("/admin/comments?source=pigeon")).ShouldBeOk();
    }

    [Fact]
    public async Task Sees_what_became_of_a_persons_other_comments()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Connaissance");
        await app.CommentAsync(post.Id, "Le premier mot.");
        await app.CommentAsync(post.Id, "Une réclame.", CommentState.Spam);
        var id = await app.CommentAsync(post.Id, "Encore moi.", CommentState.Pending);
        await app.CommentAsync(post.Id, "De quelqu’un d’autre.", email: "autre@example.org");
        var row = (await (await app.OwnerAsync()).GetAsync("/admin/comments")).One(Row(id)).TextContent;
        Assert.Contains("Le premier mot.", row, StringComparison.Ordinal);
        Assert.Contains("Une réclame.", row, StringComparison.Ordinal);
        Assert.DoesNotContain("quelqu’un d’autre", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sees_what_waits_longer_than_the_owner_wants()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Attente");
        await app.CommentAsync(post.Id, "Depuis longtemps.", CommentState.Pending);
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/settings/comments")).FormWith("Enregistrer").Fill("WaitHours", "24");
        await owner.PressAsync(form, "Enregistrer");
        app.Clock.Advance(TimeSpan.FromHours(23));
        await app.CommentAsync(post.Id, "À peine arrivé.", CommentState.Pending);
        (await owner.GetAsync("/admin/comments")).ShouldNotSay("attend trop longtemps");
        app.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("Attente de plus de 24 heures : 1 commentaire. Les montrer", (await owner.GetAsync("/admin/comments")).ShouldSay("attend trop longtemps").Text("#late-line"));
        Assert.Single((await owner.GetAsync("/admin/comments?late=true")).ShouldSay("Depuis longtemps.").All(".queued"));
    }

    [Fact]
    public async Task Sees_comments_and_spam_of_the_last_days_drawn()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Courbe");
        await app.CommentAsync(post.Id, "Avant-hier.");
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.CommentAsync(post.Id, "Aujourd’hui.", CommentState.Pending);
        var id = await app.CommentAsync(post.Id, "Réclame.", CommentState.Pending);
        var owner = await app.OwnerAsync();
        await owner.PressAsync(await owner.GetAsync("/admin/comments"), "/spam", Row(id));
        var page = await owner.GetAsync("/admin/comments");
        Assert.StartsWith("Les 30 derniers jours : 2 commentaires, et 1 indésirables.", page.Text(".trend figcaption"), StringComparison.Ordinal);
        Assert.Equal(["27 mai 2011: 1 commentaire, 0 indésirables", "29 mai 2011: 1 commentaire, 1 indésirables"], page.All(".trend title").Select(title => title.TextContent));
    }

    [Fact]
    public async Task Counts_days_right_whatever_becomes_of_comments()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Comptes", approved: 3, pending: 4);
        var id = await app.CommentAsync(post.Id, "Part.", CommentState.Spam);
        await app.QueryAsync(db => db.Comments.Where(c => c.Id == id).ExecuteDeleteAsync(Cancel));
        await app.QueryAsync(db => db.Comments.Where(c => c.State == CommentState.Pending).Take(1).ExecuteUpdateAsync(c => c.SetProperty(x => x.State, CommentState.Trashed), Cancel));
        var kept = await app.QueryAsync(db => db.CommentCounts.Where(c => c.Count > 0).OrderBy(c => c.State).ToDictionaryAsync(c => c.State, c => c.Count, Cancel));
        Assert.Equal(new Dictionary<CommentState, int> { [CommentState.Approved] = 3, [CommentState.Pending] = 3, [CommentState.Trashed] = 1 }, kept);
    }

    [Theory]
    [InlineData(Role.Moderator, false)]
    [InlineData(Role.Editor, true)]
    public async Task Leaves_the_words_of_somebody_with_an_account_to_that_person_and_the_editors(Role role, bool may)
    {
        await using var app = new FrenchBlog();
        var person = await app.PersonAsync(role);
        var post = await app.PublishAsync("Paroles");
        var reader = await app.CommentAsync(post.Id, "D’une lectrice.");
        var owner = await app.OwnerAsync();
        foreach (var (writer, words) in ((Visitor, string)[])[(owner, "De la patronne."), (person.Visitor, "De moi.")])
            await writer.SendAsync((await writer.GetAsync(post.Path)).FormWith("/comments").Fill("Text", words).Press("/comments"));
        var ids = await app.QueryAsync(db => db.Comments.ToDictionaryAsync(c => c.Text, c => c.Id, Cancel));

        var queue = await person.Visitor.GetAsync("/admin/comments?state=approved");
        foreach (var (words, id) in ids)
        {
            var allowed = may || words is not "De la patronne.";
            Assert.Equal(allowed ? 1 : 0, queue.One(Row(id)).QuerySelectorAll(".row-actions a").Length);
            var page = await person.Visitor.VisitAsync("/admin/comments/" + Number(id));
            if (!allowed) page.ShouldSay("seule cette personne et la rédaction peuvent le modifier");
            var form = (await person.Visitor.GetAsync("/admin/comments/" + Number(reader))).FormWith("Enregistrer").Fill("Text", "Changé " + Number(id));
            page = await person.Visitor.FollowAsync(await person.Visitor.SendAsync(form.Press("Enregistrer", "/admin/comments/" + Number(id))));
            page.ShouldBeOk().ShouldSay(allowed ? "Le commentaire est modifié." : "seule cette personne et la rédaction peuvent le modifier");
            Assert.Equal(allowed, await app.QueryAsync(db => db.Comments.AnyAsync(c => c.Id == id && c.EditedAt != null, Cancel)));
        }
    }

    private static string Row(int id) => FormattableString.Invariant($"#comment-{id}");

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
