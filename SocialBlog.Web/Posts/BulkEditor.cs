using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Bulk;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Search;
using SocialBlog.Data.Tags;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Posts;

/// <summary>
/// Changes many posts in one transaction, each by its own rules and with its line in the audit log, and takes such a
/// change back. A post that the change does not concern (a draft that is to be unpublished) is left as it is.
/// </summary>
public sealed class BulkEditor(BlogDbContext db, CurrentBlog blog, ScheduleSignal schedule, TimeProvider clock)
{
    /// <summary>Posts that are in memory at once, with their texts.</summary>
    private const int BatchSize = 50;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="ids">At most <see cref="BulkChange.MaxPosts"/>.</param>
    /// <param name="argument">Name of the tag, or number of the author, who exists.</param>
    /// <returns>What was changed, perhaps nothing.</returns>
    public async Task<BulkChange> ChangeAsync(BulkAction action, string argument, IReadOnlyList<int> ids, int userId, CancellationToken cancel)
    {
        if (ids.Count > BulkChange.MaxPosts) throw new ArgumentException("More posts than one change takes.", nameof(ids));

        var now = Now;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var changed = new List<FormerPost>();
        await EachAsync(ids, async posts =>
        {
            var tag = action is BulkAction.AddTag ? (await db.Tags.FindOrAddAsync([argument], cancel)).FirstOrDefault() : null;
            foreach (var post in posts)
            {
                var former = new FormerPost(post.Id, post.Status, post.PublishedAt, post.AuthorId);
                if (!Apply(post, action, argument, tag, now)) continue;
                changed.Add(former);
                await WriteAsync(post, ActionOf(action), former.Status, userId, now, cancel);
            }
        }, cancel);
        var change = new BulkChange(action, argument, changed, userId, now);
        if (changed.Count > 0)
        {
            db.BulkChanges.Add(change);
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        schedule.Changed();
        return change;
    }

    /// <summary>Brings back just what the change changed, where nothing else has become of the post since.</summary>
    /// <returns>How many posts are as before; null where there is no such change of this person's, or it was taken back.</returns>
    public async Task<int?> UndoAsync(int id, int userId, CancellationToken cancel)
    {
        var now = Now;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.BulkChanges.SingleOrDefaultAsync(c => c.Id == id && c.UserId == userId, cancel) is not { } change || !change.Undo(now)) return null;
        await db.SaveChangesAsync(cancel);
        var (action, argument, former) = (change.Action, change.Argument, change.Changed().ToDictionary(f => f.Id));
        var back = 0;
        await EachAsync([.. former.Keys], async posts =>
        {
            var tag = action is BulkAction.RemoveTag ? (await db.Tags.FindOrAddAsync([argument], cancel)).FirstOrDefault() : null;
            foreach (var post in posts)
            {
                var status = post.Status;
                if (!TakeBack(post, action, argument, tag, former[post.Id], now)) continue;
                back++;
                await WriteAsync(post, UndoneBy(action, post), status, userId, now, cancel);
            }
        }, cancel);
        await transaction.CommitAsync(cancel);
        schedule.Changed();
        return back;
    }

    /// <summary>Deletes those of the posts that are in the trash, with their comments. There is no way back.</summary>
    /// <returns>How many.</returns>
    public async Task<int> DeleteForGoodAsync(IReadOnlyList<int> ids, int userId, CancellationToken cancel)
    {
        var now = Now;
        var deleted = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            var posts = await db.Posts.Where(p => batch.Contains(p.Id) && p.Status == PostStatus.Trashed).ToListAsync(cancel);
            foreach (var post in posts) db.AuditEntries.Add(new AuditEntry(AuditAction.PostPurged, userId, post.Id, post.Title, now));
            await db.DeleteForGoodAsync(posts, cancel);
            deleted += posts.Count;
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancel);
        return deleted;
    }

    private static bool Apply(Post post, BulkAction action, string argument, Tag? tag, DateTime now) => action switch
    {
        BulkAction.Trash => post.Trash(now) is PostTransition.Done,
        BulkAction.Restore => post.Restore(now) is PostTransition.Done,
        BulkAction.Unpublish => post.Unpublish(now) is PostTransition.Done,
        BulkAction.AddTag => tag is not null && post.AddTag(tag),
        BulkAction.RemoveTag => post.RemoveTag(Tag.SlugOf(argument)),
        _ => int.Parse(argument, CultureInfo.InvariantCulture) is var author && author != post.AuthorId && WriteAs(post, author),
    };

    private static bool TakeBack(Post post, BulkAction action, string argument, Tag? tag, FormerPost former, DateTime now) => action switch
    {
        BulkAction.Trash => post.Restore(now) is PostTransition.Done,
        BulkAction.Restore => post.Trash(now) is PostTransition.Done,
        BulkAction.Unpublish => post.Status is PostStatus.Draft && Republish(post, former, now),
        BulkAction.AddTag => post.RemoveTag(Tag.SlugOf(argument)),
        BulkAction.RemoveTag => tag is not null && post.AddTag(tag),
        _ => post.AuthorId == int.Parse(argument, CultureInfo.InvariantCulture) && WriteAs(post, former.AuthorId),
    };

    /// <summary>One whose scheduled time has passed meanwhile stays a draft, as one that comes out of the trash does.</summary>
    private static bool Republish(Post post, FormerPost former, DateTime now) => former.Status switch
    {
        PostStatus.InReview => post.SubmitForReview() is PostTransition.Done,
        PostStatus.Scheduled when former.PublishedAt > now => post.Schedule(former.PublishedAt.Value, now) is PostTransition.Done,
        PostStatus.Scheduled when !post.WasPublic => false,
        _ => post.Publish(now) is PostTransition.Done,
    };

    private static bool WriteAs(Post post, int author)
    {
        post.WriteAs(author);
        return true;
    }

    private static AuditAction ActionOf(BulkAction action) => action switch
    {
        BulkAction.Trash => AuditAction.PostTrashed,
        BulkAction.Restore => AuditAction.PostRestored,
        BulkAction.Unpublish => AuditAction.PostUnpublished,
        BulkAction.AddTag => AuditAction.PostTagged,
        BulkAction.RemoveTag => AuditAction.PostUntagged,
        _ => AuditAction.PostAuthorChanged,
    };

    private static AuditAction UndoneBy(BulkAction action, Post post) => action switch
    {
        BulkAction.Trash => AuditAction.PostRestored,
        BulkAction.Restore => AuditAction.PostTrashed,
        BulkAction.Unpublish => post.Status switch
        {
            PostStatus.InReview => AuditAction.PostSubmitted,
            PostStatus.Scheduled => AuditAction.PostScheduled,
            _ => AuditAction.PostPublished,
        },
        BulkAction.AddTag => AuditAction.PostUntagged,
        BulkAction.RemoveTag => AuditAction.PostTagged,
        _ => AuditAction.PostAuthorChanged,
    };

    /// <summary>In batches: a thousand posts with their texts are not held in memory.</summary>
    private async Task EachAsync(IReadOnlyList<int> ids, Func<List<Post>, Task> work, CancellationToken cancel)
    {
        foreach (var batch in ids.Chunk(BatchSize))
        {
            await work(await db.Posts.Include(p => p.Tags).Include(p => p.Addresses).AsSplitQuery().Where(p => batch.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancel));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private async Task WriteAsync(Post post, AuditAction action, PostStatus formerStatus, int userId, DateTime now, CancellationToken cancel)
    {
        if (post.Status != formerStatus) await db.AssignAddressAsync(post, blog.Value.Zone, cancel);
        db.AuditEntries.Add(new AuditEntry(action, userId, post.Id, post.Title, now));
        await db.SaveChangesAsync(cancel);
        // Looking for neighbours takes longer than all else; only what appears needs new ones. Of what is gone no page shows any.
        if (post.Status != formerStatus && post.IsPublicAsOf(now)) await db.RelateAsync(post, now, cancel);
    }
}
