using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Data.Posts;

/// <summary>The end of posts. Call it inside a transaction.</summary>
public static class PostDeletion
{
    /// <summary>Posts stay in the trash for so long.</summary>
    public static readonly TimeSpan TrashIsKeptFor = TimeSpan.FromDays(30);

    /// <summary>Posts that have been in the trash long enough.</summary>
    public static IQueryable<Post> ToBePurgedAsOf(this IQueryable<Post> posts, DateTime now)
    {
        var before = now - TrashIsKeptFor;
        return posts.InState(PostStatus.Trashed).Where(p => p.TrashedAt < before);
    }

    /// <summary>
    /// Deletes posts with their comments and revisions. Addresses that readers can have seen stay, so that they answer
    /// "gone" for ever.
    /// </summary>
    public static async Task DeleteForGoodAsync(this BlogDbContext db, IReadOnlyCollection<Post> posts, CancellationToken cancel)
    {
        var ids = posts.Select(p => p.Id).ToList();
        var unseen = posts.Where(p => !p.WasPublic).Select(p => p.Id).ToList();
        // An answer keeps what it answers from being deleted.
        await db.Comments.Where(c => ids.Contains(c.PostId)).ExecuteUpdateAsync(c => c.SetProperty(x => x.ParentId, (int?)null), cancel);
        await db.PostAddresses.Where(a => a.PostId != null && unseen.Contains(a.PostId.Value)).ExecuteDeleteAsync(cancel);
        db.Posts.RemoveRange(posts);
        await db.SaveChangesAsync(cancel);
    }
}
