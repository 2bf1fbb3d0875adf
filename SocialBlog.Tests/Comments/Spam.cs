using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Comments.Defence;

namespace SocialBlog.Tests.Comments;

/// <summary>What is put aside, what is doubted, and what moderators are told of the reasons.</summary>
public sealed class Spam(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    private const string Advert = "Casino en ligne : bonus sans dépôt, jouez maintenant sur https://casino.example/bonus";

    [Fact]
    public async Task That_fills_in_the_field_nobody_sees_is_put_aside_and_rings_no_bell()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Leurre");
        var robot = own.Visitor();
        var form = (await robot.GetAsync(post.Path)).FormWith("Envoyer le commentaire").Fill("Nom", "Robot").Fill("Author.Email", "robot@example.org").Fill("Commentaire", "Bonjour.").Fill("Subject", "SEO");
        (await robot.SendAsync(form.Press("Envoyer le commentaire"))).ShouldLeadTo(post.Path + "?thanks=true#respond");
        Assert.Equal(CommentState.Spam, await own.QueryAsync(db => db.Comments.Select(c => c.State).SingleAsync(Cancel)));
        Assert.False(await own.QueryAsync(db => db.CommentNotices.AnyAsync(Cancel)));
        Assert.False(await own.QueryAsync(db => db.Outbox.AnyAsync(Cancel)));

        var owner = await own.OwnerAsync();
        var queue = (await owner.GetAsync("/admin/comments?state=spam")).ShouldBeOk().ShouldSay("Un champ que personne ne voit a été rempli.");
        (await owner.PressAsync(queue, "/approval", queue.RowOf("Bonjour."))).ShouldBeOk();
        (await own.Visitor().GetAsync(post.Path)).ShouldSay("Bonjour.");
    }

    [Fact]
    public async Task Is_recognised_by_what_moderators_decided()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Apprentissage");
        string[] adverts = ["Casino gratuit, bonus de bienvenue, jouez", "Meilleur casino, bonus sans dépôt", "Jouez au casino et gagnez un bonus"];
        string[] good = ["Merci pour cet article sur la modération", "Votre article m’aide dans mon travail de modération", "Une question sur votre article : qui répond ?"];
        var owner = await own.OwnerAsync();
        foreach (var (text, decision) in adverts.Select(t => (t, "/spam")).Concat(good.Select(t => (t, "/approval"))))
        {
            await own.CommentAsync(post.Id, text, CommentState.Pending, email: $"{Guid.NewGuid()}@example.org");
            var queue = await owner.GetAsync("/admin/comments");
            await owner.PressAsync(queue, decision, queue.RowOf(text));
        }

        // None of the six had a score, since nothing was known yet.
        Assert.Equal("Le filtre, comparé à vos dernières décisions : il avait remarqué 0 des 3 commentaires indésirables, et douté de 0 des 3 approuvés.", (await owner.GetAsync("/admin/comments")).Text("#accuracy"));
        await SendAsync(own, post.Path, "Un bonus casino vous attend, jouez", "autre@example.org");
        await SendAsync(own, post.Path, "Merci, votre article répond à ma question", "lectrice@example.org");
        var (spam, fine) = (await ScoreAsync(own, "Un bonus casino vous attend, jouez"), await ScoreAsync(own, "Merci, votre article répond à ma question"));
        Assert.InRange(spam, CommentJudgement.Doubtful, 100);
        Assert.InRange(fine, 0, CommentJudgement.Doubtful - 1);
        var waiting = (await owner.GetAsync("/admin/comments")).ShouldSay("Il ressemble à ce qui était indésirable ici.").ShouldSay("Il ressemble aux commentaires approuvés ici.");
        await owner.PressAsync(waiting, "/spam", waiting.RowOf("Un bonus casino vous attend"));
        Assert.Contains("il avait remarqué 1 des 4 commentaires indésirables", (await owner.GetAsync("/admin/comments")).Text("#accuracy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_forgotten_by_the_filter_when_the_decision_is_taken_back()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Repentir");
        await own.CommentAsync(post.Id, "Unique", CommentState.Pending);
        var owner = await own.OwnerAsync();
        var queue = await owner.GetAsync("/admin/comments");
        var done = await owner.PressAsync(queue, "/spam", queue.RowOf("Unique"));
        Assert.Equal((1, 0), await CountsAsync(own, "unique"));
        await owner.PressAsync(done, "/withdrawal", ".notice");
        Assert.Equal((0, 0), await CountsAsync(own, "unique"));
        Assert.Equal((0, 0), await CountsAsync(own, SpamWord.All));
    }

    [Fact]
    public async Task Shows_by_the_same_text_under_other_posts_and_by_many_links()
    {
        var (one, other) = (await app.PublishAsync("Un endroit"), await app.PublishAsync("Un autre endroit"));
        await SendAsync(app, one.Path, Advert, "a@example.org");
        await SendAsync(app, other.Path, Advert.ToUpperInvariant() + "  ", "b@example.org");
        await SendAsync(app, other.Path, "https://a.example https://b.example https://c.example", "c@example.org");
        var owner = await app.OwnerAsync();
        (await owner.GetAsync("/admin/comments")).ShouldSay("Le même texte est déjà venu (1).").ShouldSay("Il contient 3 liens.");
    }

    [Fact]
    public async Task Sent_without_a_page_of_the_blog_is_doubted_and_still_waits_for_a_person()
    {
        var post = await app.PublishAsync("Sans page");
        (await app.Visitor().PostAsync(post.Path + "/comments", ("Author.Name", "Robot"), ("Author.Email", "x@example.org"), ("Text", "Sans formulaire."))).ShouldBe(System.Net.HttpStatusCode.Found);
        Assert.Equal(CommentState.Pending, await app.QueryAsync(db => db.Comments.Where(c => c.PostId == post.Id).Select(c => c.State).SingleAsync(Cancel)));
        (await (await app.OwnerAsync()).GetAsync("/admin/comments")).ShouldSay("Il n’a pas été envoyé depuis une page de ce blog.");
    }

    [Fact]
    public async Task Is_what_one_network_sends_all_the_hour_until_a_person_says_otherwise()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Déluge");
        await SubmitAsync(own, post.Id, "Le premier de ce réseau.");
        var network = await own.QueryAsync(db => db.Comments.Select(c => c.Network).SingleAsync(Cancel));
        await own.QueryAsync(async db =>
        {
            foreach (var i in Enumerable.Range(0, 98))
                db.Comments.Add(new Comment(post.Id, null, new CommentAuthor("Robot", FormattableString.Invariant($"r{i}@example.org"), null), new CommentWords(FormattableString.Invariant($"Un texte, le {i}."), "", 1), new CommentOrigin(CommentSource.Form, network, null), own.Now));
            return await db.SaveChangesAsync(Cancel);
        });
        own.Clock.Advance(TimeSpan.FromMinutes(50));
        await SubmitAsync(own, post.Id, "Juste en dessous.");
        await SubmitAsync(own, post.Id, "Celui de trop.");
        Assert.Equal((CommentState.Pending, CommentState.Spam), (await StateAsync(own, "Juste en dessous."), await StateAsync(own, "Celui de trop.")));
        var owner = await own.OwnerAsync();
        (await owner.GetAsync("/admin/comments?state=spam")).ShouldSay("100 commentaires ou plus sont venus du même réseau en une heure.");

        // A class that comments together, and is read as it does.
        await own.QueryAsync(db => db.Comments.Where(c => c.AuthorName == "Robot").ExecuteUpdateAsync(c => c.SetProperty(x => x.State, CommentState.Approved).SetProperty(x => x.DecidedById, db.Users.Min(u => (int?)u.Id)), Cancel));
        await SubmitAsync(own, post.Id, "Une élève de la classe.");
        Assert.Equal(CommentState.Pending, await StateAsync(own, "Une élève de la classe."));
    }

    [Fact]
    public async Task Is_not_what_a_person_writes_at_leisure()
    {
        var post = await app.PublishAsync("À loisir");
        var reader = app.Visitor();
        var page = await reader.GetAsync(post.Path);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await reader.CommentAsync(page, "Une remarque, après lecture.", email: "calme@example.org");
        Assert.Equal(0, await ScoreAsync(app, "Une remarque, après lecture."));
    }

    [Fact]
    public async Task Is_kept_for_thirty_days_and_networks_no_longer()
    {
        await using var own = new FrenchBlog();
        var post = await own.PublishAsync("Trente jours");
        await own.CommentAsync(post.Id, "Réclame", CommentState.Spam);
        await SendAsync(own, post.Path, "Un vrai commentaire.", "a@example.org");
        own.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(2, await own.QueryAsync(db => db.Comments.CountAsync(Cancel)));
        own.Clock.Advance(TimeSpan.FromDays(3));
        await own.EventuallyAsync("spam is deleted", async () => await own.QueryAsync(db => db.Comments.CountAsync(Cancel)) == 1);
        Assert.False(await own.QueryAsync(db => db.Comments.AnyAsync(c => c.Network != null, Cancel)));
    }

    [Theory]
    [InlineData("Vi\u0430gr\u0430", "viagra")]
    [InlineData("С\u0430sіno", "casino")]
    [InlineData("Été à l’Œuvre", "ete a l œuvre")]
    [InlineData("ca\u200Bsi\u00ADno", "casino")]
    [InlineData("ＣＡＳＩＮＯ", "casino")]
    public void Is_compared_by_what_its_letters_look_like(string text, string words) => Assert.Equal(words, string.Join(' ', FoldedWords.Of(text)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("pas un timbre")]
    public void A_stamp_that_is_none_tells_nothing(string? stamp) => Assert.Null(FormStamp.AgeOf(stamp, SocialBlog.Web.Settings.Blog.NotSetUp, 1, Utc("2011-05-27T10:00")));

    [Fact]
    public void A_stamp_holds_for_its_own_post_and_time_alone()
    {
        var blog = SocialBlog.Web.Settings.Blog.NotSetUp;
        var stamp = FormStamp.Make(blog, 7, Utc("2011-05-27T10:20"));
        Assert.Equal(TimeSpan.FromMinutes(65), FormStamp.AgeOf(stamp, blog, 7, Utc("2011-05-27T11:05")));
        Assert.Null(FormStamp.AgeOf(stamp, blog, 8, Utc("2011-05-27T10:05")));
        Assert.Null(FormStamp.AgeOf(stamp, blog, 7, Utc("2011-05-27T09:55")));
        Assert.Null(FormStamp.AgeOf(stamp[..^1] + (stamp[^1] == 'A' ? 'B' : 'A'), blog, 7, Utc("2011-05-27T10:05")));
    }

    private static async Task SendAsync(BlogApp blog, string path, string text, string email)
    {
        var reader = blog.Visitor();
        var page = await reader.GetAsync(path);
        blog.Clock.Advance(TimeSpan.FromMinutes(1));
        (await reader.CommentAsync(page, text, email: email)).ShouldBe(System.Net.HttpStatusCode.Found);
    }

    private static Task<CommentReceipt> SubmitAsync(BlogApp blog, int postId, string text) => blog.InScopeAsync(services => services.GetRequiredService<CommentDesk>().SubmitAsync(
        new CommentSubmission(postId, null, new CommentAuthor("Camille", $"{Guid.NewGuid()}@example.org", null), text, new System.Net.IPAddress([192, 0, 2, 7]), null)
        {
            Traces = new CommentTraces(null, FormStamp.Make(services.GetRequiredService<SocialBlog.Web.Settings.CurrentBlog>().Value, postId, blog.Now)),
        },
        Cancel));

    private static Task<CommentState> StateAsync(BlogApp blog, string text) => blog.QueryAsync(db => db.Comments.Where(c => c.Text == text).Select(c => c.State).SingleAsync(Cancel));

    private static Task<int> ScoreAsync(BlogApp blog, string text) => blog.QueryAsync(db => db.Comments.Where(c => c.Text == text).Select(c => c.Score).SingleAsync(Cancel));

    private static Task<(int Spam, int Good)> CountsAsync(BlogApp blog, string word) => blog.QueryAsync(async db =>
    {
        var counts = await db.SpamWords.SingleAsync(w => w.Word == word, Cancel);
        return (counts.Spam, counts.Good);
    });
}
