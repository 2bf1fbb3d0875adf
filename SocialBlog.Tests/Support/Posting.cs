using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Tags;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Settings;

namespace SocialBlog.Tests.Support;

public sealed record WrittenPost(int Id, string Path);

/// <summary>Content that a test starts from, stored by the same rules as what comes through forms.</summary>
public static class Posting
{
    /// <param name="at">UTC; null: now.</param>
    /// <param name="approved">Comments that readers see.</param>
    /// <param name="pending">Comments that wait.</param>
    public static Task<WrittenPost> PublishAsync(
        this BlogApp app, string title, DateTime? at = null, string markdown = "Le texte.", IEnumerable<string>? tags = null,
        CommentPolicy comments = CommentPolicy.Open, int approved = 0, int pending = 0) =>
        app.WriteAsync(title, markdown, tags, comments, (post, now) => post.Publish(now, at ?? now), at ?? app.Now, approved, pending);

    public static Task<WrittenPost> DraftAsync(this BlogApp app, string title, string markdown = "Le texte.") =>
        app.WriteAsync(title, markdown, null, CommentPolicy.Open, (_, _) => PostTransition.Done, app.Now, 0, 0);

    /// <param name="at">UTC.</param>
    public static async Task<WrittenPost> ScheduleAsync(this BlogApp app, string title, DateTime at, string markdown = "Le texte.")
    {
        var post = await app.WriteAsync(title, markdown, null, CommentPolicy.Open, (written, now) => written.Schedule(at, now), app.Now, 0, 0);
        app.Services.GetRequiredService<ScheduleSignal>().Changed();
        return post;
    }

    /// <summary>Writes a page outside the stream through its form.</summary>
    /// <returns>The editor of the page, saved.</returns>
    public static async Task<Page> WritePageAsync(this Visitor visitor, string title, string markdown) =>
        (await visitor.PressAsync((await visitor.GetAsync("/admin/pages/new")).FormWith("/admin/pages").Fill("Titre", title).Fill("Texte", markdown), "/admin/pages")).ShouldBeOk();

    /// <summary>Adds a comment under a post, in the state that is asked for.</summary>
    public static Task<int> CommentAsync(
        this BlogApp app, int postId, string text, CommentState state = CommentState.Approved, int? answers = null, string name = "Aminata",
        string email = "aminata@example.org") =>
        app.QueryAsync(async db =>
        {
            var parent = answers is null ? null : await db.Comments.SingleAsync(c => c.Id == answers, Cancel);
            var comment = new Comment(postId, parent, new CommentAuthor(name, email, null), CommentRenderer.Render(text, "fr"), new CommentOrigin(CommentSource.Form, null, null), app.Now);
            comment.MoveTo(state, app.Now);
            db.Comments.Add(comment);
            await db.SaveChangesAsync(Cancel);
            return comment.Id;
        });

    public static bool MoveTo(this Comment comment, CommentState state, DateTime now) => state switch
    {
        CommentState.Approved => comment.Approve(null, now),
        CommentState.Spam => comment.MarkAsSpam(null, now),
        CommentState.Trashed => comment.Trash(null, now),
        _ => comment.Hold(null, now),
    };

    private static Task<WrittenPost> WriteAsync(
        this BlogApp app, string title, string markdown, IEnumerable<string>? tags, CommentPolicy comments,
        Func<Post, DateTime, PostTransition> move, DateTime created, int approved, int pending) =>
        app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<BlogDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            var owner = await db.Users.FirstAsync(Cancel);
            var blog = services.GetRequiredService<CurrentBlog>().Value;
            var post = Post.Draft(owner.Id, Guid.NewGuid(), created);
            var content = services.GetRequiredService<MarkdownRenderer>().Render(markdown, new TextContext(blog.Language, post.Key, blog.Zone));
            post.Edit(title, null, content, await db.Tags.FindOrAddAsync(tags ?? [], Cancel), comments, created);
            Assert.Equal(PostTransition.Done, move(post, app.Now));
            db.Posts.Add(post);
            await db.AssignAddressAsync(post, blog.Zone, Cancel);
            await db.SaveChangesAsync(Cancel);
            for (var i = 0; i < approved + pending; i++)
            {
                var comment = new Comment(
                    post.Id, null, new CommentAuthor("Lectrice", "lectrice@example.org", null), CommentRenderer.Render(FormattableString.Invariant($"Commentaire {i + 1}"), "fr"),
                    new CommentOrigin(CommentSource.Form, null, null), app.Now);
                if (i < approved) comment.Approve(owner.Id, app.Now);
                db.Comments.Add(comment);
            }

            await db.SaveChangesAsync(Cancel);
            await transaction.CommitAsync(Cancel);
            return new WrittenPost(post.Id, post.Addresses.SingleOrDefault()?.Path ?? "");
        });
}
