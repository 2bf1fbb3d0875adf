using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Search;
using SocialBlog.Data.Tags;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Media;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Posts;

/// <summary>A post as its author wants it.</summary>
/// <param name="Slug">Empty: made from the title.</param>
/// <param name="Version">Of the post the author began from; 0 for a new one.</param>
/// <param name="Key">Made with the form of a new post, so that the form sent twice makes one post.</param>
public sealed record PostDraft(string Title, string Slug, string Markdown, IReadOnlyList<string> Tags, CommentPolicy CommentPolicy, int Version, Guid Key)
{
    /// <summary>
    /// What is said beside the text. <see cref="PostDetails.Image"/> follows <see cref="ImageAfter"/>, and
    /// <see cref="PostDetails.TranslationKey"/> <see cref="TranslationOf"/>; a place of 0 in a series is the last.
    /// </summary>
    public PostDetails Details { get; init; } = new();

    /// <summary>The picture that is to stand for the post, a path under <c>/media/</c>; null: the one it has stays.</summary>
    public string? NewImage { get; init; }

    /// <summary>The picture it has is taken away.</summary>
    public bool RemoveImage { get; init; }

    /// <summary>Title of a series that the post begins, or joins where there is one; empty: as the details say.</summary>
    public string NewSeries { get; init; } = "";

    /// <summary>Who is to be its author; null: whoever is, and of a new one whoever saves it.</summary>
    public int? AuthorId { get; init; }

    /// <summary>The post it translates, see <see cref="PostReference"/>; empty: none.</summary>
    public string TranslationOf { get; init; } = "";

    /// <summary>The post it translates may be one that is neither public nor by whoever saves it.</summary>
    public bool NamesAnyPost { get; init; }

    /// <param name="image">The one that stood for the post.</param>
    public string? ImageAfter(string? image) => NewImage ?? (RemoveImage ? null : image);
}

public enum PostSaveOutcome
{
    Saved,
    NotFound,

    /// <summary>Somebody saved it meanwhile; nothing was changed, the post as it stands comes back.</summary>
    Conflict,

    /// <summary>The text was fine but the status can't become what was asked; nothing was changed.</summary>
    Refused,

    /// <summary>The text was fine but it can't be connected with other posts as was asked; nothing was changed.</summary>
    NotConnected,
}

/// <param name="Post">As it stands; null when there is none.</param>
/// <param name="Transition">Why the outcome is <see cref="PostSaveOutcome.Refused"/>.</param>
/// <param name="Connection">Why the outcome is <see cref="PostSaveOutcome.NotConnected"/>.</param>
/// <param name="IsNumbered">Another post has the address that was asked for.</param>
/// <param name="WasPublic">Readers saw it until now.</param>
public sealed record PostSaveResult(
    PostSaveOutcome Outcome, Post? Post, PostTransition Transition = PostTransition.Done, PostConnection Connection = PostConnection.Made, bool IsNumbered = false, bool WasPublic = false);

/// <summary>Saves and moves posts, each with its address, its rendering, its relations and its line in the audit log, in one transaction.</summary>
public sealed class PostEditor(BlogDbContext db, MarkdownRenderer markdown, Pictures pictures, CurrentBlog blog, ScheduleSignal schedule, HousekeepingSignal housekeeping, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<PostSaveResult> SaveAsync(int? id, PostDraft draft, int userId, CancellationToken cancel) =>
        WriteAsync(id, draft, userId, AuditAction.PostSaved, (_, _) => PostTransition.Done, cancel);

    public Task<PostSaveResult> PublishAsync(int? id, PostDraft draft, int userId, CancellationToken cancel) =>
        WriteAsync(id, draft, userId, AuditAction.PostPublished, PublishOrKeep, cancel);

    /// <param name="at">UTC.</param>
    public Task<PostSaveResult> ScheduleAsync(int? id, PostDraft draft, DateTime at, int userId, CancellationToken cancel) =>
        WriteAsync(id, draft, userId, AuditAction.PostScheduled, (post, now) => post.Schedule(at, now), cancel);

    public Task<PostSaveResult> SubmitForReviewAsync(int? id, PostDraft draft, int userId, CancellationToken cancel) =>
        WriteAsync(id, draft, userId, AuditAction.PostSubmitted, (post, _) => post.SubmitForReview(), cancel);

    public Task<PostSaveResult> TakeFromReviewAsync(int id, int userId, CancellationToken cancel) =>
        WriteAsync(id, null, userId, AuditAction.PostUnpublished, (post, now) => post.Status is PostStatus.InReview ? post.Unpublish(now) : PostTransition.AlreadySo, cancel);

    public Task<PostSaveResult> UnpublishAsync(int id, int userId, CancellationToken cancel) =>
        WriteAsync(id, null, userId, AuditAction.PostUnpublished, (post, now) => post.Unpublish(now), cancel);

    public Task<PostSaveResult> TrashAsync(int id, int userId, CancellationToken cancel) =>
        WriteAsync(id, null, userId, AuditAction.PostTrashed, (post, now) => post.Trash(now), cancel);

    public Task<PostSaveResult> RestoreAsync(int id, int userId, CancellationToken cancel) =>
        WriteAsync(id, null, userId, AuditAction.PostRestored, (post, now) => post.Restore(now), cancel);

    /// <summary>Publishing what is public already is an update.</summary>
    private static PostTransition PublishOrKeep(Post post, DateTime now)
    {
        var transition = post.Publish(now);
        return transition is PostTransition.AlreadySo ? PostTransition.Done : transition;
    }

    private async Task<PostSaveResult> WriteAsync(
        int? id, PostDraft? draft, int userId, AuditAction action, Func<Post, DateTime, PostTransition> move, CancellationToken cancel)
    {
        // Made before the transaction, which keeps other writers waiting. Of another version than the author began from, nothing is saved.
        var before = await db.Posts.Where(p => p.Id == id).Select(p => new { p.Key, p.Image }).SingleOrDefaultAsync(cancel);
        var content = draft is null ? null : markdown.Render(draft.Markdown, new TextContext(draft.Details.Language ?? blog.Value.Language, before?.Key ?? draft.Key, blog.Value.Zone));
        var card = draft is null || content is null ? null : await pictures.CardOfAsync(draft.ImageAfter(before?.Image) ?? content.FirstPicture, cancel);
        var now = Now;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var post = id is null ? await db.Posts.ForEditingAsync(draft!.Key, cancel) : await db.Posts.ForEditingAsync(id.Value, cancel);
        // The form of a new post, sent twice.
        if (id is null && post is { Version: > 0 }) return new PostSaveResult(PostSaveOutcome.Saved, post);
        // A draft that the editor made while somebody was writing, and that is not this person's.
        if (post is null ? id is not null : id is null && post.AuthorId != userId) return new PostSaveResult(PostSaveOutcome.NotFound, null);

        var isNew = post is null;
        post ??= Post.Draft(userId, draft!.Key, now);
        var former = post.Version > 0 ? PostRevision.Of(post, post.AuthorId) : null;
        if (draft is not null && content is not null)
        {
            if (post.Version != draft.Version) return new PostSaveResult(PostSaveOutcome.Conflict, post);
            var (connection, details) = await db.ConnectAsync(post, draft, userId, blog.Value.Language, cancel);
            if (connection is not PostConnection.Made)
            {
                db.ChangeTracker.Clear();
                return new PostSaveResult(PostSaveOutcome.NotConnected, post, Connection: connection);
            }

            var tags = await db.Tags.FindOrAddAsync(draft.Tags, cancel);
            post.Edit(draft.Title, draft.Slug, content, tags, draft.CommentPolicy, now);
            post.Describe(details);
            post.ShowOnCards(card);
            if (draft.AuthorId is { } author && author != post.AuthorId && await db.Users.AnyAsync(u => u.Id == author, cancel)) post.WriteAs(author);
        }

        var wasPublic = post.IsPublicAsOf(now);
        var transition = move(post, now);
        if (transition is not PostTransition.Done)
        {
            db.ChangeTracker.Clear();
            return new PostSaveResult(PostSaveOutcome.Refused, post, transition);
        }

        if (isNew) db.Posts.Add(post);
        var isNumbered = await db.AssignAddressAsync(post, blog.Value.Zone, cancel);
        await db.SaveChangesAsync(cancel);
        if (draft is not null) await ReviseAsync(post, former, userId, cancel);
        await db.RelateAsync(post, now, cancel);
        db.AuditEntries.Add(new AuditEntry(action, userId, post.Id, post.Title, now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        schedule.Changed();
        housekeeping.Changed();
        return new PostSaveResult(PostSaveOutcome.Saved, post, IsNumbered: isNumbered, WasPublic: wasPublic);
    }

    /// <summary>Adds the save to the post's revisions: with what was there before, where no save of it is on record.</summary>
    /// <param name="former">The post before; null where it was never saved.</param>
    private async Task ReviseAsync(Post post, PostRevision? former, int userId, CancellationToken cancel)
    {
        var isOnRecord = former is not null && await db.PostRevisions.OfPost(post.Id).AnyAsync(r => !r.IsAutosave, cancel);
        if (former is not null && !isOnRecord) db.PostRevisions.Add(former);
        var revision = PostRevision.Of(post, userId);
        if (revision.Writing != former?.Writing) db.PostRevisions.Add(revision);
    }
}
