using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;

namespace SocialBlog.Tests.Comments;

public sealed class Moderation(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Theory]
    [InlineData(CommentState.Pending, "approval", CommentState.Approved)]
    [InlineData(CommentState.Pending, "spam", CommentState.Spam)]
    [InlineData(CommentState.Pending, "trash", CommentState.Trashed)]
    [InlineData(CommentState.Approved, "hold", CommentState.Pending)]
    [InlineData(CommentState.Approved, "spam", CommentState.Spam)]
    [InlineData(CommentState.Approved, "trash", CommentState.Trashed)]
    [InlineData(CommentState.Spam, "approval", CommentState.Approved)]
    [InlineData(CommentState.Spam, "trash", CommentState.Trashed)]
    [InlineData(CommentState.Trashed, "approval", CommentState.Approved)]
    [InlineData(CommentState.Trashed, "spam", CommentState.Spam)]
    public async Task Moves_a_comment_from_its_list_to_another(CommentState from, string decision, CommentState to)
    {
        var post = await app.PublishAsync("À modérer");
        var id = await app.CommentAsync(post.Id, "Un avis.", from);
        var owner = await app.OwnerAsync();
        var queue = (await owner.GetAsync(List(from))).ShouldBeOk();
        var after = (await owner.PressAsync(queue, "/" + decision, Row(id))).ShouldBeOk();

        Assert.Equal(List(from), after.Address, ignoreCase: true);
        Assert.Empty(after.All(Row(id)));
        Assert.NotNull((await owner.GetAsync(List(to))).ShouldBeOk().One(Row(id)));
        Assert.Equal(to is CommentState.Approved ? "1 commentaire" : "0 commentaires", (await app.Visitor().GetAsync(post.Path)).Text("#comments-heading"));
    }

    [Theory]
    [InlineData("approval")]
    [InlineData("spam")]
    [InlineData("trash")]
    public async Task Can_take_a_decision_back(string decision)
    {
        var post = await app.PublishAsync("À reprendre");
        var id = await app.CommentAsync(post.Id, "Un avis.", CommentState.Pending);
        var owner = await app.OwnerAsync();
        var decided = await owner.PressAsync(await owner.GetAsync("/admin/comments"), "/" + decision, Row(id));
        Assert.Empty(decided.All(Row(id)));
        var undone = (await owner.PressAsync(decided, "/withdrawal", ".notice")).ShouldBeOk();
        Assert.NotNull(undone.One(Row(id)));
        Assert.Equal("0 commentaires", (await app.Visitor().GetAsync(post.Path)).Text("#comments-heading"));
    }

    [Fact]
    public async Task Of_what_is_decided_already_changes_nothing_and_does_not_fail()
    {
        var post = await app.PublishAsync("Deux modérateurs");
        var id = await app.CommentAsync(post.Id, "Un avis.", CommentState.Pending);
        var (first, second) = (await app.OwnerAsync(), await app.OwnerAsync());
        var (seen, alsoSeen) = (await first.GetAsync("/admin/comments"), await second.GetAsync("/admin/comments"));
        (await first.PressAsync(seen, "/approval", Row(id))).ShouldBeOk();
        (await second.PressAsync(alsoSeen, "/approval", Row(id))).ShouldBeOk();

        Assert.Equal("1 commentaire", (await app.Visitor().GetAsync(post.Path)).Text("#comments-heading"));
        Assert.Equal(1, await app.QueryAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.CommentApproved && e.SubjectId == id, Cancel)));
    }

    [Fact]
    public async Task Shows_how_many_wait_and_who_waits_longest_first()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("File", pending: 2);
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        await own.CommentAsync(post.Id, "Le dernier venu.", CommentState.Pending);
        var owner = await own.OwnerAsync();
        var queue = (await owner.GetAsync("/admin/comments")).ShouldBeOk();
        Assert.Equal(3, queue.All(".queued").Count);
        Assert.Contains("Le dernier venu.", queue.All(".queued .row-main")[2].Words(), StringComparison.Ordinal);
        Assert.StartsWith("3", (await owner.GetAsync("/admin/posts")).Text(".rail .pill"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/comments?after=-1")]
    [InlineData("/admin/comments?after=2147483647")]
    [InlineData("/admin/posts?page=2147483647")]
    public async Task Answers_any_address(string address) => (await (await app.OwnerAsync()).VisitAsync(address)).ShouldBeOk();

    [Fact]
    public async Task Of_a_missing_comment_is_not_found()
    {
        var owner = await app.OwnerAsync();
        var post = await app.PublishAsync("Manquant");
        var id = await app.CommentAsync(post.Id, "Bientôt parti.", CommentState.Pending);
        var queue = await owner.GetAsync("/admin/comments");
        await app.QueryAsync(db => db.Comments.Where(c => c.Id == id).ExecuteDeleteAsync(Cancel));
        (await owner.PressAsync(queue, "/approval", Row(id))).ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Refuses_what_does_not_say_what_to_do_and_changes_nothing()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Sans décision");
        var id = await own.CommentAsync(post.Id, "Un avis approuvé.");
        var ban = await own.QueryAsync(async db =>
        {
            var me = await db.Users.Select(u => u.Id).SingleAsync(Cancel);
            var comment = await db.Comments.SingleAsync(c => c.Id == id, Cancel);
            Assert.True(comment.Prioritise(CommentPriority.Urgent) && comment.MarkSensitive(true) && comment.Assign(me, "Une note."));
            var banned = new Ban(BanKind.Email, "spam@example.org", "spam@example.org", me, app.Now);
            db.Bans.Add(banned);
            await db.SaveChangesAsync(Cancel);
            return banned.Id;
        });
        var owner = await own.OwnerAsync();
        var token = (await owner.GetAsync(List(CommentState.Approved))).One("#bulk [name=__RequestVerificationToken]").GetAttribute("value")!;
        foreach (var (action, fields) in ((string, string)[])[
            ("decisions", ""), ("decisions", "to=xx"), ("decisions", "to=17"), ("decisions", "to=trashed&ids=douze"), ("bulk", ""), ("bulk", "to=xx"),
            ($"{Number(id)}/urgency", ""), ($"{Number(id)}/urgency", "priority=xx"), ($"{Number(id)}/sensitivity", ""), ($"{Number(id)}/sensitivity", "sensitive=xx"),
            ($"{Number(id)}/assignment", "to=xx"), ($"{Number(id)}/bans", ""), ($"{Number(id)}/bans", "kind=17"), ($"bans/{Number(ban)}/lifting", "back=xx")])
        {
            (string, string)[] form = [("__RequestVerificationToken", token), ("ids", Number(id)), .. fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(f => (f.Split('=')[0], f.Split('=')[1]))];
            (await owner.PostAsync($"/admin/comments/{action}?state=approved", form)).ShouldBe(System.Net.HttpStatusCode.BadRequest);
        }

        var stored = await own.QueryAsync(db => db.Comments.SingleAsync(c => c.Id == id, Cancel));
        Assert.Equal((CommentState.Approved, CommentPriority.Urgent, true, "Une note."), (stored.State, stored.Priority, stored.IsSensitive, stored.Note));
        Assert.Equal(1, await own.QueryAsync(db => db.Bans.CountAsync(Cancel)));
        Assert.False(await own.QueryAsync(db => db.BulkDecisions.AnyAsync(Cancel)));
    }

    private static string Row(int id) => FormattableString.Invariant($"#comment-{id}");

    [Fact]
    public async Task Decides_on_all_that_are_ticked_and_takes_all_of_it_back()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("En nombre", pending: 4);
        var owner = await own.OwnerAsync();
        var queue = await owner.GetAsync("/admin/comments");
        var ids = queue.All("[name=ids]").Select(box => box.GetAttribute("value")!).Take(3).ToList();
        var token = queue.One("#bulk [name=__RequestVerificationToken]").GetAttribute("value")!;
        var done = await owner.FollowAsync(await owner.PostAsync("/admin/comments/decisions?from=pending", [("__RequestVerificationToken", token), ("to", "approved"), .. ids.Select(id => ("ids", id))]));
        done.ShouldBeOk().ShouldSay("3 commentaires");
        Assert.Equal("3 commentaires", (await own.Visitor().GetAsync(post.Path)).Text("#comments-heading"));

        (await owner.PressAsync(done, "/withdrawal", ".notice")).ShouldBeOk();
        Assert.Equal("0 commentaires", (await own.Visitor().GetAsync(post.Path)).Text("#comments-heading"));
        Assert.Equal(4, (await owner.GetAsync("/admin/comments")).All(".queued").Count);
    }

    [Fact]
    public async Task Answers_and_so_approves()
    {
        var post = await app.PublishAsync("Répondre");
        var id = await app.CommentAsync(post.Id, "Une question ?", CommentState.Pending);
        var owner = await app.OwnerAsync();
        var queue = await owner.GetAsync("/admin/comments");
        (await owner.PressAsync(queue.FormWith("/answers", Row(id)).Fill("text", "Voici *ma* réponse."), "/answers")).ShouldBeOk().ShouldSay("Votre réponse est publiée.");
        var shown = (await app.Visitor().GetAsync(post.Path)).ShouldSay("Une question");
        Assert.Equal("Voici ma réponse.", shown.Text(FormattableString.Invariant($"#comment-{id} > ol > .team .comment-text")));
        Assert.Equal("2 commentaires", shown.Text("#comments-heading"));
    }

    [Theory]
    [InlineData(" ", "Écrivez d’abord votre réponse.")]
    [InlineData(null, "Votre réponse est trop longue")]
    public async Task Gives_an_answer_back_that_it_can_not_take(string? text, string error)
    {
        text ??= new string('x', 10_001);
        var post = await app.PublishAsync("Réponse refusée");
        var id = await app.CommentAsync(post.Id, "Une question ?", CommentState.Pending);
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/comments")).FormWith("/answers", Row(id));
        var again = (await owner.SendAsync(form.Fill("text", text).Press("/answers"))).ShouldBe(System.Net.HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith(error, again.Text("#answer-error"), StringComparison.Ordinal);
        Assert.Equal(text.Trim(), again.FormWith("/answers", Row(id)).Value("text"));
        Assert.Equal(CommentState.Pending, await app.QueryAsync(db => db.Comments.Where(c => c.Id == id).Select(c => c.State).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Changes_words_and_readers_see_that_somebody_did()
    {
        var post = await app.PublishAsync("Corriger");
        var id = await app.CommentAsync(post.Id, "Appelez le 06 00 00 00 00.", CommentState.Approved);
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync(FormattableString.Invariant($"/admin/comments/{id}"))).ShouldBeOk();
        Assert.Equal("Écrivez votre commentaire.", (await owner.PressAsync(form.FormWith("Enregistrer").Fill("Commentaire", " "), "Enregistrer")).ErrorOf("Text"));
        (await owner.PressAsync(form.FormWith("Enregistrer").Fill("Commentaire", "Appelez-nous."), "Enregistrer")).ShouldBeOk();
        (await app.Visitor().GetAsync(post.Path)).ShouldSay("Appelez-nous.").ShouldSay("modifié par l’équipe").ShouldNotSay("06 00");
    }

    [Fact]
    public async Task Finds_words_and_people_and_tells_what_became_of_their_other_comments()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Chercher");
        await own.CommentAsync(post.Id, "Premier avis", CommentState.Approved, email: "inès@example.org");
        await own.CommentAsync(post.Id, "Réclame", CommentState.Spam, email: "inès@example.org");
        await own.CommentAsync(post.Id, "100 % d’accord", CommentState.Pending, email: "inès@example.org");
        await own.CommentAsync(post.Id, "Rien à voir", CommentState.Pending, email: "autre@example.org");
        var owner = await own.OwnerAsync();
        (await owner.GetAsync("/admin/comments?q=" + Uri.EscapeDataString("100 %"))).ShouldBeOk().ShouldSay("d’accord").ShouldSay("1 déjà approuvés").ShouldSay("1 déjà indésirables").ShouldNotSay("Rien à voir");
        Assert.Single((await owner.GetAsync("/admin/comments?state=spam&q=in%C3%A8s")).All(".queued"));
        (await owner.GetAsync("/admin/comments?q=%25%5F%5C")).ShouldBeOk().ShouldSay("Rien ici");
    }

    /// <summary>Further down than the queue itself is looked through, in few and in many.</summary>
    [Fact]
    public async Task Finds_a_part_of_a_text_a_name_or_an_address_in_a_long_queue()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Longue file");
        var model = await own.CommentAsync(post.Id, "Le premier", CommentState.Pending);
        await FillAsync(own, model, 2_000, "Autre ");
        var edited = await own.CommentAsync(post.Id, "Un zyzomys, dit-elle, à 100 %", CommentState.Pending, name: "Zoé Qwarx");
        await own.CommentAsync(post.Id, "Bonjour", CommentState.Pending, email: "x@pourriel.example");
        await own.CommentAsync(post.Id, "Un zyzomys de trop", CommentState.Spam);
        await FillAsync(own, model, 60, "Une girafe ");
        await FillAsync(own, model, 4_100, "Fréquent ");
        var owner = await own.OwnerAsync();
        foreach (var part in (string[])["yzomy", "un zy", "à 100 %", "%", "Qwar", "qw"])
            Assert.Contains("Zoé Qwarx", Assert.Single((await FoundAsync(part)).All(".queued")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Bonjour", Assert.Single((await FoundAsync("@pourriel.")).All(".queued")).TextContent, StringComparison.Ordinal);
        foreach (var part in (string[])["zyzomys\"", "_zomys", "trop", "🦒"]) (await FoundAsync(part)).ShouldSay("Rien ici");

        var first = await FoundAsync("une gir");
        var second = await owner.GetAsync("/admin/comments" + first.One("[rel=next]").GetAttribute("href"));
        Assert.Equal((50, 10), (first.All(".queued").Count, second.All(".queued").Count));
        Assert.Equal(Enumerable.Range(1, 60).Select(i => "Une girafe " + Number(i)), first.All(".row-main > .plain-text").Concat(second.All(".row-main > .plain-text")).Select(text => text.TextContent));
        (await owner.GetAsync("/admin/comments/bulk?q=girafe")).ShouldSay("60 commentaires");

        var many = await FoundAsync("fréquent");
        Assert.Equal("Fréquent 1", many.All(".row-main > .plain-text")[0].TextContent);
        Assert.Equal("Fréquent 51", (await owner.GetAsync("/admin/comments" + many.One("[rel=next]").GetAttribute("href"))).All(".row-main > .plain-text")[0].TextContent);

        Assert.Equal(["999+", "0", "1", "0"], (await owner.GetAsync("/admin/comments?post=" + Number(post.Id))).All(".tabs .count").Select(count => count.TextContent));
        Assert.Empty(many.All(".tabs .count"));

        var form = (await owner.GetAsync("/admin/comments/" + Number(edited))).FormWith("Enregistrer").Fill("Commentaire", "Un ornithorynque");
        (await owner.PressAsync(form, "Enregistrer")).ShouldBeOk();
        (await FoundAsync("zyzomys")).ShouldSay("Rien ici");
        Assert.Single((await FoundAsync("rynque")).All(".queued"));

        Task<Page> FoundAsync(string part) => owner.GetAsync("/admin/comments?q=" + Uri.EscapeDataString(part));
    }

    [Fact]
    public async Task Turns_the_pages_of_a_long_queue_one_after_the_other()
    {
        await using var own = new FrenchBlog();
        await own.PublishAsync("Beaucoup", pending: 120);
        var owner = await own.OwnerAsync();
        List<string> seen = [];
        for (var page = await owner.GetAsync("/admin/comments"); ; page = await owner.GetAsync("/admin/comments" + page.One("[rel=next]").GetAttribute("href")))
        {
            seen.AddRange(page.All(".queued").Select(row => row.Id!));
            if (page.All("[rel=next]").Count == 0) break;
        }

        Assert.Equal(120, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(120, seen.Count);
    }

    /// <summary>Comments like one, with a number each after their text.</summary>
    private static Task<int> FillAsync(FrenchBlog app, int like, int count, string text) => app.QueryAsync(db => db.Database.ExecuteSqlAsync(
        $"""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
        INSERT INTO Comments(PostId, AuthorName, AuthorEmail, Text, Html, RendererVersion, State, CreatedAt, Source, TextKey, Score, ReasonLines, Priority, IsSensitive, Note)
        SELECT PostId, AuthorName, AuthorEmail, {text} || i, Html, RendererVersion, State, CreatedAt, Source, TextKey, Score, ReasonLines, Priority, IsSensitive, Note FROM n, (SELECT * FROM Comments WHERE Id = {like}) ORDER BY i
        """, Cancel));

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string List(CommentState state) => $"/admin/comments?state={state}";

    [Theory]
    [InlineData("/trash")]
    [InlineData("/spam")]
    [InlineData("/hold")]
    public async Task Taken_back_from_an_approved_comment_shows_it_again(string decision)
    {
        var post = await app.PublishAsync("À montrer de nouveau");
        var id = await app.CommentAsync(post.Id, "Un avis approuvé.");
        var owner = await app.OwnerAsync();
        var decided = await owner.PressAsync(await owner.GetAsync(List(CommentState.Approved)), decision, Row(id));
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldNotSay("Un avis approuvé.");
        Assert.NotNull((await owner.PressAsync(decided, "Annuler", ".notice")).ShouldBeOk().One(Row(id)));
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldSay("Un avis approuvé.").ShouldSay("1 commentaire");
    }
}
