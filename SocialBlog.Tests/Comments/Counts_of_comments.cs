using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;

namespace SocialBlog.Tests.Comments;

/// <summary>The counts that lists show are kept by the database itself, whatever happens in whatever order.</summary>
public sealed class Counts_of_comments
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Agree_with_a_recount_after_any_sequence_of_changes(int seed)
    {
        await using var app = new FrenchBlog();
        var posts = new[] { await app.PublishAsync("Un", tags: ["A"]), await app.PublishAsync("Deux", tags: ["A", "B"]), await app.PublishAsync("Trois", tags: ["B"]) };
        // The seed stands in the test's name, so that a failure can be run again.
#pragma warning disable CA5394
        var random = new Random(seed);
        for (var step = 0; step < 60; step++)
        {
            var postId = posts[random.Next(posts.Length)].Id;
            var choice = random.Next(10);
            var state = (CommentState)random.Next(4);
            var pick = random.Next(1000);
#pragma warning restore CA5394
            await app.QueryAsync(async db =>
            {
                var comments = await db.Comments.OldestFirst().ToListAsync(Cancel);
                var post = await db.Posts.SingleAsync(p => p.Id == postId, Cancel);
                var comment = comments.Count == 0 ? null : comments[pick % comments.Count];
                if (choice < 4 || comment is null)
                {
                    var added = new Comment(postId, null, new CommentAuthor("N", "n@example.org", null), new CommentWords("Texte", "<p>Texte</p>", 1), new CommentOrigin(CommentSource.Import, null, null), app.Now);
                    added.MoveTo(state, app.Now);
                    db.Comments.Add(added);
                }
                else if (choice < 8)
                {
                    comment.MoveTo(state, app.Now);
                }
                else if (choice == 8)
                {
                    db.Comments.Remove(comment);
                }
                else if (post.Unpublish(app.Now) is not SocialBlog.Data.Posts.PostTransition.Done)
                {
                    post.Publish(app.Now);
                }

                return await db.SaveChangesAsync(Cancel);
            });
            await RecountAsync(app, step);
        }
    }

    [Fact]
    public async Task Go_with_their_post()
    {
        await using var app = new FrenchBlog();
        var post = await app.PublishAsync("Éphémère", tags: ["A"], approved: 3, pending: 2);
        await app.PublishAsync("Durable", tags: ["A"], approved: 1);
        await app.QueryAsync(async db =>
        {
            db.Posts.Remove(await db.Posts.SingleAsync(p => p.Id == post.Id, Cancel));
            return await db.SaveChangesAsync(Cancel);
        });
        await RecountAsync(app, 0);
        Assert.Equal(1, await app.QueryAsync(db => db.Comments.CountAsync(Cancel)));
    }

    private static async Task RecountAsync(BlogApp app, int step)
    {
        var wrong = await app.QueryAsync(db => db.Posts
            .Where(p => p.CommentCount != db.Comments.Count(c => c.PostId == p.Id && c.State == CommentState.Approved))
            .Select(p => p.Title).ToListAsync(Cancel));
        Assert.True(wrong.Count == 0, FormattableString.Invariant($"After step {step} the comments of {string.Join(", ", wrong)} are counted wrong."));
        var wrongTags = await app.QueryAsync(db => db.Tags
            .Where(t => t.PostCount != t.Posts.Count(p => p.Status == SocialBlog.Data.Posts.PostStatus.Published))
            .Select(t => t.Name).ToListAsync(Cancel));
        Assert.True(wrongTags.Count == 0, FormattableString.Invariant($"After step {step} the posts of {string.Join(", ", wrongTags)} are counted wrong."));
    }
}
