using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Users;
using SocialBlog.Web.Comments.Defence;

namespace SocialBlog.Tests.Comments;

/// <summary>What an owner chooses on the page of settings, and what becomes of comments then.</summary>
public sealed class Rules_for_comments
{
    private const string Page = "/admin/settings/comments";

    [Theory]
    [InlineData("Nobody", CommentState.Pending, CommentState.Pending)]
    [InlineData("KnownPeople", CommentState.Pending, CommentState.Pending)]
    [InlineData("LowScores", CommentState.Approved, CommentState.Pending)]
    public async Task Say_which_comments_show_at_once(string passing, CommentState fine, CommentState doubtful)
    {
        await using var app = new FrenchBlog();
        await RuleAsync(app, form => form.Choose("Passing", passing));
        var post = await app.PublishAsync("Laisser passer");
        await SendAsync(app, post, "Une remarque tranquille.");
        await SendAsync(app, post, "https://a.example https://b.example https://c.example");
        Assert.Equal(fine, await StateAsync(app, "Une remarque tranquille."));
        Assert.Equal(doubtful, await StateAsync(app, "https://a.example https://b.example https://c.example"));
        Assert.Equal(fine is CommentState.Approved ? "1 commentaire" : "0 commentaires", (await app.Visitor().GetAsync(post.Path)).Text("#comments-heading"));
    }

    [Theory]
    [InlineData("Je vends un Vélo.", CommentState.Pending, "Il contient « velo »")]
    [InlineData("Je vends un v\u0435lo.", CommentState.Pending, "Il contient « velo »")]
    [InlineData("Un vélodrome.", CommentState.Approved, null)]
    [InlineData("Une offre DE prêt pour vous.", CommentState.Spam, "Il contient « offre de prêt »")]
    [InlineData("Une offre de stage.", CommentState.Approved, null)]
    public async Task Hold_and_block_whole_words(string text, CommentState state, string? reason)
    {
        await using var app = new FrenchBlog();
        await RuleAsync(app, form => form.Choose("Passing", "LowScores").Fill("HeldWords", "velo\n\n…").Fill("BlockedWords", "casino\noffre de prêt"));
        var post = await app.PublishAsync("Mots");
        await SendAsync(app, post, text);
        Assert.Equal(state, await StateAsync(app, text));
        if (reason is not null) (await (await app.OwnerAsync()).GetAsync("/admin/comments?state=" + state)).ShouldSay(reason);
    }

    [Fact]
    public async Task Close_all_posts_of_some_age_and_open_them_again()
    {
        await using var app = new FrenchBlog();
        await RuleAsync(app, form => form.Fill("CloseAfterDays", "30"));
        var (old, young) = (await app.PublishAsync("Ancien", app.Now.AddDays(-31)), await app.PublishAsync("Récent", app.Now.AddDays(-29)));
        (await app.Visitor().GetAsync(old.Path)).ShouldSay("Les commentaires sont fermés.");
        var reader = app.Visitor();
        var form = (await reader.GetAsync(young.Path)).ShouldNotSay("Les commentaires sont fermés.");
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.EventuallyAsync("the cached page is made anew", async () => (await app.Visitor().GetAsync(young.Path)).Body.Contains("Les commentaires sont fermés.", StringComparison.Ordinal));
        var refused = (await reader.CommentAsync(form, "Trop tard ?")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.ShouldSay("Trop tard ?").ShouldSay("Les commentaires sont fermés.");
        Assert.False(await app.QueryAsync(db => db.Comments.AnyAsync(Cancel)));

        await RuleAsync(app, rules => rules.Fill("CloseAfterDays", ""));
        (await app.Visitor().GetAsync(old.Path)).ShouldNotSay("Les commentaires sont fermés.");
        Assert.Equal(CommentPolicy.Open, await app.QueryAsync(db => db.Posts.Where(p => p.Id == old.Id).Select(p => p.CommentPolicy).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Let_only_people_write_who_were_approved_before()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Entre nous");
        await app.CommentAsync(post.Id, "Déjà là.", email: "connue@example.org");
        await RuleAsync(app, form => form.Tick("OnlyKnownPeople"));
        var reader = app.Visitor();
        var page = (await reader.GetAsync(post.Path)).ShouldSay("seules peuvent écrire les personnes");
        var refused = (await reader.CommentAsync(page, "Je suis nouvelle.", email: "nouvelle@example.org")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.ShouldSay("Votre texte n’a pas été envoyé");
        Assert.Equal("Je suis nouvelle.", refused.FormWith("/comments").Value("Text"));
        (await reader.CommentAsync(page, "Me revoici.", email: "connue@example.org")).ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData("CloseAfterDays", "0", "Donnez un nombre")]
    [InlineData("CloseAfterDays", "9999", "Donnez un nombre")]
    [InlineData("WaitHours", "-1", "Donnez un nombre")]
    [InlineData("ServiceUrl", "http://elsewhere.example/", "Ce n’est pas une adresse qui commence par https://.")]
    [InlineData("ServiceUrl", "ftp://x", "Ce n’est pas une adresse qui commence par https://.")]
    public async Task Are_refused_where_they_make_no_sense_and_nothing_typed_is_lost(string field, string value, string error)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync(Page)).FormWith("Enregistrer").Fill("HeldWords", "gardé").Fill(field, value);
        var again = (await owner.SendAsync(form.Press("Enregistrer"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith(error, again.ErrorOf(field), StringComparison.Ordinal);
        Assert.Equal("gardé", again.FormWith("Enregistrer").Value("HeldWords"));
        Assert.Equal(value, again.FormWith("Enregistrer").Value(field));
    }

    [Fact]
    public async Task Are_the_owners_alone()
    {
        await using var app = new FrenchBlog();
        (await (await app.PersonAsync(Role.Editor)).Visitor.GetAsync(Page)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Doubt_another_language_than_the_post_and_the_blog_have()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Langues");
        await SendAsync(app, post, "Muchas gracias por el articulo, pero creo que los comentarios no son para todo el mundo, porque hay muy pocos.");
        await SendAsync(app, post, "Merci pour cet article, mais je crois que les commentaires ne sont pas pour tout le monde.");
        (await (await app.OwnerAsync()).GetAsync("/admin/comments")).ShouldSay("Il semble écrit dans une autre langue que l’article : espagnol.");
        Assert.Equal([0, 15], await app.QueryAsync(db => db.Comments.OrderBy(c => c.Score).Select(c => c.Score).ToListAsync(Cancel)));
    }

    [Theory]
    [InlineData("The harbour is closed and the boats are not at sea for the winter.", "en")]
    [InlineData("Le port est fermé et les bateaux ne sont pas en mer pour l’hiver.", "fr")]
    [InlineData("Der Hafen ist im Winter geschlossen und die Boote sind nicht auf See.", "de")]
    [InlineData("Merci.", null)]
    [InlineData("", null)]
    public void Guess_a_language_from_some_words_on(string text, string? language) => Assert.Equal(language, LanguageGuess.Of(text));

    [Theory]
    [InlineData("Dr. *", "Dr Zuma", true)]
    [InlineData("Dr. *", "Drake", false)]
    [InlineData("*casino*", "Le Casino d’or", true)]
    [InlineData("*casino*", "C\u0430sino", true)]
    [InlineData("Jean Dupont", "jean  DUPONT", true)]
    [InlineData("Jean Dupont", "Jean Dupont-Moretti", false)]
    [InlineData("a(b*", "ab", false)]
    public void Know_a_name_by_its_pattern(string pattern, string name, bool matches) => Assert.Equal(matches, NamePattern.Matches(pattern, name));

    private static async Task RuleAsync(BlogApp app, Func<Form, Form> fill)
    {
        var owner = await app.OwnerAsync();
        (await owner.PressAsync(fill((await owner.GetAsync(Page)).ShouldBeOk().FormWith("Enregistrer")), "Enregistrer")).ShouldBeOk().ShouldSay("C’est enregistré.");
    }

    private static async Task SendAsync(BlogApp app, WrittenPost post, string text)
    {
        var reader = app.Visitor();
        (await reader.CommentAsync(await reader.GetAsync(post.Path), text, email: Guid.NewGuid().ToString("N") + "@example.org")).ShouldBe(HttpStatusCode.Found);
    }

    private static Task<CommentState> StateAsync(BlogApp app, string text) => app.QueryAsync(db => db.Comments.Where(c => c.Text == text).Select(c => c.State).SingleAsync(Cancel));
}
