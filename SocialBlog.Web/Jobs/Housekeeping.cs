using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Outbox;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Subscriptions;
using SocialBlog.Web.Caching;

namespace SocialBlog.Web.Jobs;

/// <summary>
/// Empties the trash and the spam of what has been in them long enough, forgets readers' networks, sent mails and wishes
/// that nobody confirmed, and closes comments whose days are over.
/// </summary>
internal sealed class Housekeeping(HousekeepingSignal signal, PageGeneration pages, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeping> logger)
    : TimedJob(signal, scopes, clock, logger)
{
    /// <summary>Posts, each with all that was written below it.</summary>
    private const int PurgedAtOnce = 50;

    /// <summary>Posts of up to this date showed no form for comments when this last looked; null: no page is cached yet.</summary>
    private DateTime? _closedUpTo;

    protected override async Task<DateTime?> DoDueAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        var now = Clock.GetUtcNow().UtcDateTime;
        await Portions.EachAsync(() => PurgeAsync(db, now, cancel), cancel);
        await CloseCommentsAsync(db, now, cancel);
        await ForgetAsync(db, now, cancel);
        var oldest = await db.Posts.InState(PostStatus.Trashed).MinAsync(p => p.TrashedAt, cancel);
        var closing = await db.Posts.WhoseCommentsClose().MinAsync(p => (DateTime?)p.PublishedAt!.Value.AddDays(p.CommentDays!.Value), cancel);
        var purge = oldest + PostDeletion.TrashIsKeptFor;
        var tomorrow = now.AddDays(1);
        return new[] { purge, closing, await CloseOlderAsync(db, now, cancel), tomorrow }.Min();
    }

    /// <summary>Where the owner closes all posts of some age, makes the cached pages of those anew that reach it.</summary>
    /// <returns>When the next one does; null: none, or not before tomorrow.</returns>
    private async Task<DateTime?> CloseOlderAsync(BlogDbContext db, DateTime now, CancellationToken cancel)
    {
        if (await db.Settings.Select(s => s.CommentRules.CloseAfterDays).SingleOrDefaultAsync(cancel) is not { } days)
        {
            _closedUpTo = null;
            return null;
        }

        var border = now.AddDays(-days);
        var open = db.Posts.PublishedAsOf(now).Where(p => p.CommentPolicy == CommentPolicy.Open);
        if (_closedUpTo is { } last && await open.AnyAsync(p => p.PublishedAt > last && p.PublishedAt <= border, cancel)) pages.Advance();
        _closedUpTo = border;
        return (await open.Where(p => p.PublishedAt > border).MinAsync(p => p.PublishedAt, cancel))?.AddDays(days);
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> PurgeAsync(BlogDbContext db, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var due = await db.Posts.ToBePurgedAsOf(now).OrderBy(p => p.Id).Take(PurgedAtOnce).ToListAsync(cancel);
        if (due.Count == 0) return false;
        foreach (var post in due)
        {
            db.AuditEntries.Add(new AuditEntry(AuditAction.PostPurged, null, post.Id, post.Title, now));
            logger.LogInformation("Deleted {Title}, which had been in the trash for {Days} days", post.Title, PostDeletion.TrashIsKeptFor.Days);
        }

        await db.DeleteForGoodAsync(due, cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return due.Count == PurgedAtOnce;
    }

    /// <summary>Once a day, or when something else is to be done. Each in the order of an index, so that no portion looks past what is done.</summary>
    private static async Task ForgetAsync(BlogDbContext db, DateTime now, CancellationToken cancel)
    {
        var (spam, unconfirmed, tooLate, yesterday, sent) =
            (now - Comment.SpamIsKeptFor, now - CommentSubscription.ConfirmationLasts, now - BulkDecision.IsKeptFor, now.AddDays(-1), now - OutboxMessage.SentIsKeptFor);
        await Portions.EachAsync(most => DeleteSpamAsync(db, spam, most, cancel), cancel);
        await db.Bans.Where(b => b.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        await Portions.EachAsync(most => db.Comments.Where(c => c.Network != null && c.CreatedAt < spam).OrderBy(c => c.Network).Take(most).ExecuteUpdateAsync(c => c.SetProperty(x => x.Network, (string?)null), cancel), cancel);
        await Portions.EachAsync(most => db.CommentSubscriptions.Where(s => s.Network != null && s.CreatedAt < spam).OrderBy(s => s.Network).Take(most).ExecuteUpdateAsync(s => s.SetProperty(x => x.Network, (string?)null), cancel), cancel);
        await Portions.EachAsync(most => db.CommentSubscriptions.Unconfirmed().Where(s => s.CreatedAt < unconfirmed).OrderBy(s => s.Id).Take(most).ExecuteDeleteAsync(cancel), cancel);
        await db.BulkDecisions.Where(d => d.At < tooLate && d.Phase != BulkDecisionPhase.Deciding && d.Phase != BulkDecisionPhase.Undoing).ExecuteDeleteAsync(cancel);
        await db.DataRequests.Where(r => r.CreatedAt < yesterday).ExecuteDeleteAsync(cancel);
        await Portions.EachAsync(most => db.Outbox.Where(m => m.SentAt < sent).OrderBy(m => m.Id).Take(most).ExecuteDeleteAsync(cancel), cancel);
    }

    /// <summary>What answered it stays, and answers nothing any more.</summary>
    private static async Task<int> DeleteSpamAsync(BlogDbContext db, DateTime before, int most, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ids = await db.Comments.Where(c => c.State == CommentState.Spam && c.CreatedAt < before && (c.DecidedAt ?? c.CreatedAt) < before).OrderBy(c => c.CreatedAt).Select(c => c.Id).Take(most).ToListAsync(cancel);
        await db.Comments.Where(c => ids.Contains(c.ParentId!.Value)).ExecuteUpdateAsync(c => c.SetProperty(x => x.ParentId, (int?)null), cancel);
        await db.Comments.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return ids.Count;
    }

    private static async Task CloseCommentsAsync(BlogDbContext db, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var due = await db.Posts.WhoseCommentsClose().Where(p => p.PublishedAt!.Value.AddDays(p.CommentDays!.Value) <= now).ToListAsync(cancel);
        foreach (var post in due)
        {
            post.CloseComments();
            db.AuditEntries.Add(new AuditEntry(AuditAction.CommentsClosed, null, post.Id, post.Title, now));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
