using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments;
using static System.FormattableString;

namespace SocialBlog.Tests.Comments;

public sealed class Long_conversations
{
    [Fact]
    public async Task Come_in_pages_and_each_comment_keeps_an_address_that_leads_to_it()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Très commenté");
        List<int> ids = [];
        for (var i = 0; i < Conversation.PageSize + 20; i++) ids.Add(await app.CommentAsync(post.Id, Invariant($"Commentaire {i}"), name: Invariant($"Personne {i}")));
        var reader = app.Visitor();
        var first = (await reader.GetAsync(post.Path)).ShouldBeOk().ShouldSay("Page 1 sur 2");
        Assert.Equal(Conversation.PageSize, first.All(".comment").Count);
        var second = (await reader.GetAsync(first.One(".comments [rel=next]").GetAttribute("href")!.Split('#')[0])).ShouldBeOk();
        Assert.Equal(20, second.All(".comment").Count);

        (await reader.GetAsync(Invariant($"/comments/{ids[5]}"))).ShouldLeadTo(Invariant($"{post.Path}#comment-{ids[5]}"));
        (await reader.GetAsync(Invariant($"/comments/{ids[^1]}"))).ShouldLeadTo(Invariant($"{post.Path}?comments=2#comment-{ids[^1]}"));
        Assert.Equal(Invariant($"/comments/{ids[^1]}"), second.All(".comment .when")[^1].GetAttribute("href"));
        var form = (await reader.GetAsync(second.All(".comment-actions a")[^1].GetAttribute("href")!.Split('#')[0])).ShouldBeOk().ShouldSay("Page 2 sur 2").FormWith("Envoyer le commentaire");
        Assert.Equal(ids[^1].ToString(System.Globalization.CultureInfo.InvariantCulture), form.Value("ReplyTo"));
    }

    [Fact]
    public async Task In_a_circle_are_shown_to_the_last_comment()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("En rond");
        var first = await app.CommentAsync(post.Id, "Un");
        var second = await app.CommentAsync(post.Id, "Deux", answers: first);
        var itself = await app.CommentAsync(post.Id, "Soi-même");
        await app.CommentAsync(post.Id, "Droit");
        await app.QueryAsync(async db =>
        {
            await db.Comments.Where(c => c.Id == first).ExecuteUpdateAsync(c => c.SetProperty(x => x.ParentId, second), Cancel);
            return await db.Comments.Where(c => c.Id == itself).ExecuteUpdateAsync(c => c.SetProperty(x => x.ParentId, itself), Cancel);
        });
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal(["Droit", "Un", "Deux", "Soi-même"], page.Texts(".comment-text"));
        // An answer to it tells everybody above, and comes to an end.
        var reader = app.Visitor();
        (await reader.CommentAsync(await reader.GetAsync(Invariant($"{post.Path}?reply={second}")), "Trois")).ShouldBe(HttpStatusCode.Found);
        var owner = await app.OwnerAsync();
        var queue = (await owner.GetAsync("/admin/comments")).ShouldBeOk();
        (await owner.PressAsync(queue, "/approval", queue.RowOf("Trois"))).ShouldBeOk();
        Assert.Equal(["Droit", "Un", "Deux", "Trois", "Soi-même"], (await app.Visitor().GetAsync(post.Path)).Texts(".comment-text"));
    }

    [Fact]
    public async Task Show_the_newest_threads_first_on_demand_and_answers_below_what_they_answer()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("À deux sens");
        var old = await app.CommentAsync(post.Id, "Ancien");
        await app.CommentAsync(post.Id, "Milieu");
        await app.CommentAsync(post.Id, "Nouveau");
        await app.CommentAsync(post.Id, "Réponse", answers: old);
        var reader = app.Visitor();
        var page = (await reader.GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal(["Ancien", "Réponse", "Milieu", "Nouveau"], page.Texts(".comment-text"));
        var turned = (await reader.GetAsync(page.One(".sort a").GetAttribute("href")!.Split('#')[0])).ShouldBeOk();
        Assert.Equal(["Nouveau", "Milieu", "Ancien", "Réponse"], turned.Texts(".comment-text"));
        Assert.Equal(post.Path + "#comments", turned.One(".sort a").GetAttribute("href"));
    }

    [Fact]
    public async Task Name_whom_an_answer_answers_where_that_does_not_stand_right_above()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Croisements");
        var question = await app.CommentAsync(post.Id, "Question", name: "Nadia");
        await app.CommentAsync(post.Id, "Première", name: "Tiago", answers: question);
        await app.CommentAsync(post.Id, "Seconde", name: "Denis", answers: question);
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.DoesNotContain("en réponse à", page.All(".comment")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("en réponse à Nadia", page.All(".comment")[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nested_as_deep_as_there_are_comments_stay_whole()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Ping-pong");
        int? last = null;
        for (var i = 0; i < Conversation.PageSize + 10; i++) last = await app.CommentAsync(post.Id, Invariant($"Coup {i}"), answers: last);
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        var second = (await app.Visitor().GetAsync(post.Path + "?comments=2")).ShouldBeOk();
        Assert.Equal(10, second.All(".comment").Count);
        Assert.Contains("en réponse à Aminata", second.All(".comment")[0].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?comments=0")]
    [InlineData("?comments=1")]
    [InlineData("?comments=2")]
    [InlineData("?comments=x")]
    [InlineData("?comments=999999999999")]
    [InlineData("?order=x")]
    public async Task Have_no_page_for_noise(string query)
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Court");
        await app.CommentAsync(post.Id, "Seul");
        (await app.Visitor().GetAsync(post.Path + query)).ShouldLeadTo(post.Path);
    }

    [Fact]
    public async Task Are_where_the_address_of_a_comment_leads_that_does_not_show_and_nowhere_for_what_is_not_public()
    {
        await using var app = new FrenchBlog();
        var (post, draft) = (await app.PublishAsync("Public"), await app.DraftAsync("Secret"));
        var held = await app.CommentAsync(post.Id, "Retenu", CommentState.Pending);
        var hidden = await app.CommentAsync(draft.Id, "Caché");
        (await app.Visitor().GetAsync(Invariant($"/comments/{held}"))).ShouldLeadTo(post.Path + "#comments");
        (await app.Visitor().GetAsync(Invariant($"/comments/{hidden}"))).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().GetAsync("/comments/987654")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Nadia Kowalczyk", "NK")]
    [InlineData("jean-pierre de la tour", "JT")]
    [InlineData("Zoé", "Z")]
    [InlineData("🌻", "?")]
    public async Task Have_a_picture_of_each_name_that_asks_nothing_of_another_site(string name, string letters)
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Visages");
        await app.CommentAsync(post.Id, "Bonjour", name: name);
        await app.CommentAsync(post.Id, "Encore", name: name);
        var page = (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
        Assert.Equal([letters, letters], page.Texts(".avatar text"));
        Assert.Single(page.All(".avatar circle").Select(circle => circle.GetAttribute("fill")).Distinct(StringComparer.Ordinal));
    }
}
