using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Users;
using SocialBlog.Web.Comments;

namespace SocialBlog.Tests.Comments;

/// <summary>Decisions on all comments that a filter finds.</summary>
public sealed class Bulk_decisions
{
    [Fact]
    public async Task Approve_all_of_a_filter_and_nothing_else()
    {
        await using var app = new FrenchBlog();
        var (post, other) = (await app.PublishAsync("Beaucoup de monde", pending: 230), await app.PublishAsync("Ailleurs", pending: 2));
        var owner = await app.OwnerAsync();
        (await owner.GetAsync("/admin/comments")).ShouldSay("La totalité de ce filtre : 232 commentaires…");
        var queue = await owner.GetAsync(Invariant($"/admin/comments?post={post.Id}"));
        var asked = (await owner.GetAsync(queue.One("#bulk a").GetAttribute("href")!)).ShouldBeOk();
        Assert.Equal("230 commentaires · Commentaires en attente, sur « Beaucoup de monde »", asked.Text(".lead"));

        var begun = (await owner.PressAsync(asked, "Tout approuver")).ShouldBeOk();
        var done = await DoneAsync(owner, begun.Address);
        Assert.Equal("Approuvés : 230 commentaires.", done.Text("#progress"));
        Assert.Equal("230 commentaires", (await app.Visitor().GetAsync(post.Path)).Text("#comments-heading"));
        Assert.Equal("0 commentaires", (await app.Visitor().GetAsync(other.Path)).Text("#comments-heading"));
        Assert.Equal(2, await CountAsync(app, CommentState.Pending));
        var entry = await app.QueryAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.CommentsApproved, Cancel));
        Assert.Equal("Commentaires en attente, sur « Beaucoup de monde »", entry.Subject.Replace('\u202f', ' '));
        Assert.Equal(230, await app.QueryAsync(db => db.SpamWords.Where(w => w.Word == SpamWord.All).Select(w => w.Good).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Are_taken_back_but_for_what_somebody_decided_since()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Trop vite", approved: 130);
        var owner = await app.OwnerAsync();
        var begun = await owner.PressAsync(await owner.GetAsync("/admin/comments/bulk?state=approved"), "Tous indésirables");
        await DoneAsync(owner, begun.Address);
        Assert.Equal("0 commentaires", (await app.Visitor().GetAsync(post.Path)).Text("#comments-heading"));

        Assert.Equal(begun.Address, (await owner.GetAsync("/admin/comments")).ShouldSay("Décisions sur beaucoup de commentaires").One(".recent-bulk a").GetAttribute("href"));
        app.Clock.Advance(TimeSpan.FromDays(2));
        (await owner.GetAsync("/admin/comments")).ShouldNotSay("Décisions sur beaucoup de commentaires");
        var spam = await owner.GetAsync("/admin/comments?state=spam");
        await owner.PressAsync(spam, "/trash", "#" + spam.All(".queued")[0].Id);
        await owner.PressAsync(await owner.GetAsync(begun.Address), "Annuler");
        (await DoneAsync(owner, begun.Address)).ShouldSay("Annulé : 129 commentaires.").ShouldSay("Laissés tels quels, car quelqu’un en a décidé ou ils n’existent plus : 1 commentaire.").ShouldNotSay("Annuler");
        Assert.Equal("129 commentaires", (await app.Visitor().GetAsync(post.Path)).Text("#comments-heading"));
        Assert.Equal((0, 1), (await CountAsync(app, CommentState.Spam), await CountAsync(app, CommentState.Trashed)));
        Assert.Equal(1, await app.QueryAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.CommentsTakenBack, Cancel)));
    }

    [Fact]
    public async Task On_a_few_comments_are_done_and_taken_back_as_the_button_is_pressed()
    {
        await using var app = new BlogWithoutTheJob();
        await app.PublishAsync("Deux", pending: 2);
        var owner = await app.OwnerAsync();
        var done = await owner.PressAsync(await owner.GetAsync("/admin/comments/bulk"), "Tout approuver");
        Assert.Equal("Approuvés : 2 commentaires.", done.ShouldBeOk().Text("#progress"));
        Assert.False(done.Response.Headers.Contains("Refresh"));
        Assert.Equal("Annulé : 2 commentaires.", (await owner.PressAsync(done, "Annuler")).ShouldBeOk().Text("#progress"));
        Assert.Equal(2, await CountAsync(app, CommentState.Pending));
    }

    [Fact]
    public async Task Go_on_after_the_program_ended_half_way()
    {
        using var data = new TempDirectory();
        await using (var first = new BlogWithoutTheJob(data))
        {
            await first.PublishAsync("Interrompu", pending: 250);
            await StoreAsync(first, CommentState.Trashed);
            Assert.True(await AdvanceAsync(first));
            Assert.Equal(BulkPortion.Size, await CountAsync(first, CommentState.Trashed));
        }

        await using var second = new BlogApp(new BlogPlan(Data: data));
        var owner = await second.OwnerAsync();
        (await DoneAsync(owner, "/admin/comments/bulk/1")).ShouldSay("Mis à la corbeille : 250 commentaires.");
        Assert.Equal((250, 0), (await CountAsync(second, CommentState.Trashed), await CountAsync(second, CommentState.Pending)));
    }

    [Fact]
    public async Task Can_be_stopped_half_way()
    {
        await using var app = new BlogWithoutTheJob();
        await app.PublishAsync("Arrêter", pending: 250);
        var decision = await StoreAsync(app, CommentState.Spam);
        Assert.True(await AdvanceAsync(app));
        var owner = await app.OwnerAsync();
        var halfWay = (await owner.GetAsync(Invariant($"/admin/comments/bulk/{decision}"))).ShouldSay("100 sur 250 sont faits.");
        Assert.Equal("3", halfWay.Response.Headers.GetValues("Refresh").Single());
        await owner.PressAsync(halfWay, "Arrêter et annuler");
        Assert.False(await AdvanceAsync(app));
        (await owner.GetAsync(halfWay.Address)).ShouldSay("Annulé : 100 commentaires.");
        Assert.Equal((250, 0), (await CountAsync(app, CommentState.Pending), await CountAsync(app, CommentState.Spam)));
    }

    [Fact]
    public async Task Leave_alone_what_came_later_and_what_somebody_decided_on_first()
    {
        await using var app = new BlogWithoutTheJob();
        var post = await app.PublishAsync("Entre-temps", pending: 3);
        await StoreAsync(app, CommentState.Trashed);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await app.CommentAsync(post.Id, "Après coup.", CommentState.Pending);
        var owner = await app.OwnerAsync();
        var queue = await owner.GetAsync("/admin/comments");
        var rows = queue.All(".queued").Select(row => "#" + row.Id).ToList();
        await owner.PressAsync(queue, "/approval", rows[0]);
        await owner.PressAsync(await owner.PressAsync(queue, "/approval", rows[1]), "/withdrawal", ".notice");

        Assert.True(await AdvanceAsync(app));
        Assert.False(await AdvanceAsync(app));
        var states = await app.QueryAsync(db => db.Comments.OrderBy(c => c.Id).Select(c => c.State).ToListAsync(Cancel));
        Assert.Equal([CommentState.Approved, CommentState.Pending, CommentState.Trashed, CommentState.Pending], states);
        Assert.Equal("#comment-" + late.ToString(System.Globalization.CultureInfo.InvariantCulture), rows[3]);
    }

    [Fact]
    public async Task Are_the_moderators_and_not_the_authors()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Qui peut ?", pending: 2);
        var moderator = (await app.PersonAsync(Role.Moderator, "Inès Carvalho")).Visitor;
        var asked = (await moderator.GetAsync("/admin/comments/bulk")).ShouldBeOk();
        var author = (await app.PersonAsync(Role.Author)).Visitor;
        (await author.VisitAsync("/admin/comments/bulk")).ShouldBe(HttpStatusCode.Forbidden);
        await author.SendAsync(asked.FormWith("Tout approuver").Press("Tout approuver"));
        Assert.False(await app.QueryAsync(db => db.BulkDecisions.AnyAsync(Cancel)));

        var begun = await moderator.PressAsync(asked, "Tout approuver");
        (await DoneAsync(moderator, begun.Address)).ShouldSay("Inès Carvalho");
        Assert.Equal("2 commentaires", (await app.Visitor().GetAsync(post.Path)).Text("#comments-heading"));
    }

    [Fact]
    public async Task Of_a_filter_without_matches_do_nothing()
    {
        await using var app = new FrenchBlog();
        await app.PublishAsync("Personne", pending: 1);
        var owner = await app.OwnerAsync();
        var asked = await owner.GetAsync("/admin/comments/bulk?q=Commentaire");
        var empty = (await owner.GetAsync("/admin/comments/bulk?person=personne@example.org&source=import&assignee=0&urgent=true")).ShouldSay("Aucun commentaire ne correspond.");
        Assert.Equal("0 commentaires · Commentaires en attente, de personne@example.org, arrivés par une importation, confiés à personne en particulier, marqués comme urgents", empty.Text(".lead"));
        Assert.Empty(empty.All("main form button"));
        await app.QueryAsync(db => db.Comments.ExecuteDeleteAsync(Cancel));
        (await owner.PressAsync(asked, "Tous indésirables")).ShouldSay("Rien ici.");
        Assert.False(await app.QueryAsync(db => db.BulkDecisions.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Are_forgotten_once_it_is_too_late_to_take_them_back()
    {
        await using var app = new FrenchBlog();
        await app.PublishAsync("Un mois", pending: 1);
        var owner = await app.OwnerAsync();
        var begun = await owner.PressAsync(await owner.GetAsync("/admin/comments/bulk"), "Tout jeter");
        await DoneAsync(owner, begun.Address);
        app.Clock.Advance(TimeSpan.FromDays(29));
        (await owner.GetAsync("/admin/comments/bulk")).ShouldSay("Décisions des 30 derniers jours").ShouldSay("Camille Martin");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.EventuallyAsync("the decision is forgotten", async () => !await app.QueryAsync(db => db.BulkDecisions.AnyAsync(Cancel)));
        Assert.Equal(1, await CountAsync(app, CommentState.Trashed));
    }

    /// <summary>A decision on all that wait, of which no background job knows.</summary>
    private static Task<int> StoreAsync(BlogApp app, CommentState to) => app.QueryAsync(async db =>
    {
        var decision = new BulkDecision(CommentState.Pending, to, "Tous", await db.Comments.In(CommentState.Pending).Select(c => c.Id).ToListAsync(Cancel), await db.Users.Select(u => u.Id).FirstAsync(Cancel), null, app.Now);
        db.BulkDecisions.Add(decision);
        await db.SaveChangesAsync(Cancel);
        return decision.Id;
    });

    private static Task<bool> AdvanceAsync(BlogApp app) => app.InScopeAsync(services => services.GetRequiredService<BulkDecisionDesk>().AdvanceAsync(Cancel));

    /// <summary>Looks again until nothing is at work any more.</summary>
    private static async Task<Page> DoneAsync(Visitor visitor, string address)
    {
        Page page = null!;
        await EventuallyAsync("the decision is carried out", async () => (page = (await visitor.GetAsync(address)).ShouldBeOk()).All("progress").Count == 0);
        return page;
    }

    private static Task<int> CountAsync(BlogApp app, CommentState state) => app.QueryAsync(db => db.CommentCounts.Where(c => c.State == state).SumAsync(c => c.Count, Cancel));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>A blog in which a test carries out decisions by hand.</summary>
    private sealed class BlogWithoutTheJob(TempDirectory? data = null) : BlogApp(new BlogPlan(Data: data))
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.Remove(services.Single(service => service.ImplementationType?.Name == "BulkDeciding")));
        }
    }
}
