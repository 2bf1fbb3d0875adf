using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data.Settings;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Tests.Storage;

public sealed class Texts_of_an_older_version
{
    [Fact]
    public async Task Are_rendered_again_after_a_start_and_are_no_edit()
    {
        using var data = new TempDirectory();
        WrittenPost post;
        await using (var first = new BlogApp(new BlogPlan(Data: data)))
        {
            post = await first.PublishAsync("Ancien", Utc("2011-05-20T08:30"), "Un *vieux* texte.");
            await first.QueryAsync(db => db.Posts.ExecuteUpdateAsync(p => p.SetProperty(x => x.RendererVersion, 0).SetProperty(x => x.Html, "<p>Rendu jadis.</p>"), Cancel));
            await first.CommentAsync(post.Id, "Un *vieux* commentaire&#1;.");
            await first.QueryAsync(db => db.Comments.ExecuteUpdateAsync(c => c.SetProperty(x => x.RendererVersion, 1).SetProperty(x => x.Html, "<p>Rendu jadis\u0001.</p>"), Cancel));
        }

        await using var second = new BlogApp(new BlogPlan(Data: data));
        await EventuallyAsync("the reader sees the text rendered again", async () =>
            (await second.Visitor().GetAsync(post.Path)).ShouldBeOk().All(".e-content").Select(text => text.InnerHtml).SequenceEqual(["<p>Un <em>vieux</em> texte.</p>", "<p>Un <em>vieux</em> commentaire.</p>"]));
        var stored = await second.QueryAsync(db => db.Posts.SingleAsync(Cancel));
        Assert.Equal((MarkdownRenderer.Version, 1, Utc("2011-05-20T08:30")), (stored.RendererVersion, stored.Version, stored.UpdatedAt));
        Assert.Empty(second.Log.Errors);
    }

    [Fact]
    public async Task In_footers_and_biographies_are_rendered_again_too()
    {
        using var data = new TempDirectory();
        await using (var first = new BlogApp(new BlogPlan(Data: data)))
        {
            await first.QueryAsync(async db =>
            {
                (await db.Settings.SingleAsync(Cancel)).Dress(new BlogLook { Footer = "Un *pied*.", FooterHtml = "<p>Rendu jadis.</p>" });
                var owner = await db.Users.SingleAsync(Cancel);
                owner.Introduce(owner.DisplayName, owner.Slug, "Une *vie*.", "<p>Rendue jadis.</p>", null, "");
                return await db.SaveChangesAsync(Cancel);
            });
        }

        await using var second = new BlogApp(new BlogPlan(Data: data));
        await EventuallyAsync("the reader sees both rendered again", async () =>
        {
            var author = (await second.Visitor().GetAsync("/authors/camille-martin")).ShouldBeOk();
            return author.One(".footer-text").InnerHtml.Trim() == "<p>Un <em>pied</em>.</p>" && author.Body.Contains("Une <em>vie</em>.", StringComparison.Ordinal);
        });
        Assert.Empty(second.Log.Errors);
    }

    [Fact]
    public async Task That_come_out_the_same_leave_cached_pages_as_they_are()
    {
        using var data = new TempDirectory();
        await using (var first = new BlogApp(new BlogPlan(Data: data)))
        {
            await first.CommentAsync((await first.PublishAsync("Pareil")).Id, "Un *vieux* commentaire.");
            await first.QueryAsync(db => db.Comments.ExecuteUpdateAsync(c => c.SetProperty(x => x.RendererVersion, 1), Cancel));
        }

        await using var second = new BlogApp(new BlogPlan(Data: data));
        var generation = second.Services.GetRequiredService<PageGeneration>();
        await EventuallyAsync("it is rendered again", () => second.QueryAsync(db => db.Comments.AllAsync(c => c.RendererVersion == CommentRenderer.Version, Cancel)));
        Assert.Equal(0, generation.Current().Number);
    }
}
