using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;

namespace SocialBlog.Tests.Comments;

/// <summary>Chosen by the owner: asked before a comment is stored, told when it was wrong, and in nobody's way.</summary>
public sealed class A_service_against_spam
{
    [Fact]
    public async Task Is_asked_and_what_it_says_is_a_reason()
    {
        await using var server = new SpamServer(text => text.Contains("réclame", StringComparison.Ordinal) ? "true" : "false");
        await using var app = new FrenchBlog();
        var post = await ChooseAsync(app, server.Address);
        await SendAsync(app, post, "Une réclame.");
        await SendAsync(app, post, "Un avis.");
        Assert.Equal([0, 60], await ScoresAsync(app));
        (await (await app.OwnerAsync()).GetAsync("/admin/comments")).ShouldSay("Le service que vous avez choisi le prend pour un indésirable.");
        Assert.All(server.Calls, call => Assert.Equal(("comment-check", "clé", "comment", "Aminata"), (call.Method, call.Fields["api_key"], call.Fields["comment_type"], call.Fields["comment_author"])));
    }

    [Theory]
    [InlineData("500")]
    [InlineData("invalid")]
    [InlineData(null)]
    public async Task That_fails_loses_no_comment_and_is_left_alone_for_a_minute(string? answer)
    {
        await using var server = new SpamServer(_ => answer);
        await using var app = new FrenchBlog();
        var post = await ChooseAsync(app, server.Address);
        await SendAsync(app, post, "Le premier.");
        await SendAsync(app, post, "Le deuxième.");
        Assert.Equal([0, 0], await ScoresAsync(app));
        Assert.Single(server.Calls);
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        await SendAsync(app, post, "Le troisième.");
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task That_is_not_there_loses_no_comment()
    {
        await using var app = new FrenchBlog();
        var post = await ChooseAsync(app, new Uri("http://127.0.0.1:1/"));
        await SendAsync(app, post, "Il arrive quand même.");
        Assert.Equal([0], await ScoresAsync(app));
    }

    [Fact]
    public async Task Is_told_what_it_missed_once_the_moderator_had_time_to_think_again()
    {
        await using var server = new SpamServer(text => text.Contains("réclame", StringComparison.Ordinal) ? "true" : "false");
        await using var app = new FrenchBlog();
        var post = await ChooseAsync(app, server.Address);
        foreach (var text in (string[])["Une réclame, dit-il.", "Passée entre les mailles.", "Un avis.", "Repentir."]) await SendAsync(app, post, text);
        var owner = await app.OwnerAsync();
        await DecideAsync(owner, "Une réclame, dit-il.", "/approval");
        await DecideAsync(owner, "Passée entre les mailles.", "/spam");
        await DecideAsync(owner, "Un avis.", "/approval");
        await owner.PressAsync(await DecideAsync(owner, "Repentir.", "/spam"), "/withdrawal", ".notice");
        app.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(2, await app.QueryAsync(db => db.ServiceFeedback.CountAsync(Cancel)));
        Assert.DoesNotContain(server.Calls, call => call.Method is not "comment-check");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.EventuallyAsync("the service is told", async () => !await app.QueryAsync(db => db.ServiceFeedback.AnyAsync(Cancel)));
        Assert.Equal(
            [("submit-ham", "Une réclame, dit-il."), ("submit-spam", "Passée entre les mailles.")],
            server.Calls.Where(call => call.Method is not "comment-check").Select(call => (call.Method, call.Fields["comment_content"])).OrderBy(call => call.Method, StringComparer.Ordinal));
    }

    private static async Task<WrittenPost> ChooseAsync(BlogApp app, Uri address)
    {
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync("/admin/settings/comments")).FormWith("Enregistrer").Fill("ServiceUrl", address.ToString()).Fill("ServiceKey", "clé");
        (await owner.PressAsync(form, "Enregistrer")).ShouldBeOk();
        return await app.PublishAsync("Avec un service");
    }

    private static async Task SendAsync(BlogApp app, WrittenPost post, string text)
    {
        var reader = app.Visitor();
        (await reader.CommentAsync(await reader.GetAsync(post.Path), text, email: Guid.NewGuid().ToString("N") + "@example.org")).ShouldBe(HttpStatusCode.Found);
    }

    private static async Task<Page> DecideAsync(Visitor owner, string text, string decision)
    {
        var queue = await owner.GetAsync("/admin/comments");
        return (await owner.PressAsync(queue, decision, queue.RowOf(text))).ShouldBeOk();
    }

    private static Task<List<int>> ScoresAsync(BlogApp app) => app.QueryAsync(db => db.Comments.Where(c => c.State == CommentState.Pending).OrderBy(c => c.Score).Select(c => c.Score).ToListAsync(Cancel));
}
