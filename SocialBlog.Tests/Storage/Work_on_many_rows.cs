using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments;

namespace SocialBlog.Tests.Storage;

/// <summary>While one connection writes, all others wait; so what is done on many rows is done in transactions between which they have a turn.</summary>
public sealed class Work_on_many_rows
{
    private const int Many = 1200;

    [Fact]
    public async Task Deletes_spam_a_portion_at_a_time()
    {
        await using var app = new FrenchBlog();
        await AddManyAsync(app, comment => comment.TakeJudgement(new CommentJudgement([new CommentReason(CommentSignal.Decoy, 90, "")]), app.Now));
        await IsDoneInPortionsAsync(app, db => db.Comments.CountAsync(Cancel));
    }

    [Fact]
    public async Task Forgets_networks_a_portion_at_a_time()
    {
        await using var app = new FrenchBlog();
        await AddManyAsync(app, _ => { });
        await IsDoneInPortionsAsync(app, db => db.Comments.CountAsync(c => c.Network != null, Cancel));
        Assert.Equal(Many, await app.QueryAsync(db => db.Comments.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Renders_comments_of_an_older_version_a_portion_at_a_time()
    {
        using var data = new TempDirectory();
        await using (var first = new BlogApp(new BlogPlan(Data: data))) await AddManyAsync(first, _ => { });
        await using var second = new BlogApp(new BlogPlan(Data: data));
        await IsDoneInPortionsAsync(second, db => db.Comments.CountAsync(c => c.RendererVersion < CommentRenderer.Version, Cancel));
    }

    private static async Task AddManyAsync(BlogApp app, Action<Comment> prepare)
    {
        var post = await app.PublishAsync("Beaucoup");
        await app.QueryAsync(async db =>
        {
            foreach (var i in Enumerable.Range(0, Many))
            {
                var comment = new Comment(post.Id, null, new CommentAuthor("Robot", FormattableString.Invariant($"r{i}@example.org"), null), new CommentWords(FormattableString.Invariant($"Un texte, le {i}."), "", 0), new CommentOrigin(CommentSource.Form, "un réseau", null), app.Now);
                prepare(comment);
                db.Comments.Add(comment);
            }

            return await db.SaveChangesAsync(Cancel);
        });
    }

    /// <summary>Somebody else sees it half done, and so could have written then.</summary>
    /// <param name="countLeft">What is still to do.</param>
    private static async Task IsDoneInPortionsAsync(BlogApp app, Func<BlogDbContext, Task<int>> countLeft)
    {
        app.Clock.Advance(Comment.SpamIsKeptFor);
        var seen = new ConcurrentBag<int>();
        await app.EventuallyAsync("all of it is done", async () =>
        {
            seen.Add(await app.QueryAsync(countLeft));
            return seen.Contains(0);
        });
        Assert.Contains(seen, left => left is > 0 and < Many);
        Assert.Empty(app.Log.Errors);
    }
}
