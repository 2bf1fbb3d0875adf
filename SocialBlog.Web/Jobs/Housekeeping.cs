using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Posts;

namespace SocialBlog.Web.Jobs;

/// <summary>Empties the trash of what has been in it long enough, and closes comments whose days are over.</summary>
internal sealed class Housekeeping(HousekeepingSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeping> logger)
    : TimedJob(signal, scopes, clock, logger)
{
    private const int BatchSize = 50;

    protected override async Task<DateTime?> DoDueAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        var now = Clock.GetUtcNow().UtcDateTime;
        while (await PurgeAsync(db, now, cancel) == BatchSize) db.ChangeTracker.Clear();
        await CloseCommentsAsync(db, now, cancel);
        var oldest = await db.Posts.Where(p => p.Status == PostStatus.Trashed).MinAsync(p => p.TrashedAt, cancel);
        var closing = await Closing(db).MinAsync(p => (DateTime?)p.PublishedAt!.Value.AddDays(p.CommentDays!.Value), cancel);
        var purge = oldest + PostDeletion.TrashIsKeptFor;
        return purge is null || closing < purge ? closing : purge;
    }

    private static IQueryable<Post> Closing(BlogDbContext db) =>
        db.Posts.Where(p => p.CommentDays != null && p.CommentPolicy == CommentPolicy.Open && p.Status == PostStatus.Published);

    private async Task<int> PurgeAsync(BlogDbContext db, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var due = await db.Posts.ToBePurgedAsOf(now).Take(BatchSize).ToListAsync(cancel);
        if (due.Count == 0) return 0;
        foreach (var post in due)
        {
            db.AuditEntries.Add(new AuditEntry(AuditAction.PostPurged, null, post.Id, post.Title, now));
            logger.LogInformation("Deleted {Title}, which had been in the trash for {Days} days", post.Title, PostDeletion.TrashIsKeptFor.Days);
        }

        await db.DeleteForGoodAsync(due, cancel);
        await transaction.CommitAsync(cancel);
        return due.Count;
    }

    private static async Task CloseCommentsAsync(BlogDbContext db, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var due = await Closing(db).Where(p => p.PublishedAt!.Value.AddDays(p.CommentDays!.Value) <= now).ToListAsync(cancel);
        foreach (var post in due)
        {
            post.CloseComments();
            db.AuditEntries.Add(new AuditEntry(AuditAction.CommentsClosed, null, post.Id, post.Title, now));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
