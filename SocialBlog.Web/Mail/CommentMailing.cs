using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Mail;

/// <summary>
/// Writes the mails that notices of comments owe. The first goes at once; what follows within the blog's time of
/// collecting (<see cref="Data.Settings.BlogSettings.DigestMinutes"/>) goes to the same receiver as one.
/// </summary>
internal sealed class CommentMailing(
    CommentMailSignal signal, OutboxSignal outbox, CurrentBlog blog, IServiceScopeFactory scopes, TimeProvider clock, ILogger<CommentMailing> logger)
    : TimedJob(signal, scopes, clock, logger)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    protected override async Task<DateTime?> DoDueAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        var users = await db.Users.Where(u => db.CommentNotices.Any(n => n.UserId == u.Id)).Select(u => new { u.Id, ToldAt = u.ToldOfCommentsAt }).ToListAsync(cancel);
        var readers = await db.CommentSubscriptions.Where(s => db.CommentNotices.Any(n => n.SubscriptionId == s.Id)).Select(s => new { s.Id, s.ToldAt }).ToListAsync(cancel);
        if (users.Count + readers.Count == 0) return null;

        // After a start no request may have come yet.
        if (blog.IsStale) await blog.RefreshAsync(db, cancel);
        var window = TimeSpan.FromMinutes(await db.Settings.Select(s => s.DigestMinutes).SingleAsync(cancel));
        var writer = services.GetRequiredService<CommentMailWriter>();
        DateTime? next = null;
        foreach (var user in users) Note(await DueAsync(user.ToldAt, () => writer.WriteToUserAsync(user.Id, Now, cancel)));
        foreach (var reader in readers) Note(await DueAsync(reader.ToldAt, () => writer.WriteToReaderAsync(reader.Id, Now, cancel)));
        return next;

        void Note(DateTime? due)
        {
            if (next is null || due < next) next = due ?? next;
        }

        async Task<DateTime?> DueAsync(DateTime? toldAt, Func<Task> write)
        {
            if (toldAt + window is { } due && due > Now) return due;
            try
            {
                await write();
                outbox.Changed();
                return null;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // One mail that can't be written keeps nobody else waiting.
                logger.LogError(error, "A mail about comments was not written; it is tried again in {Pause}", AfterFailure);
                return Now + AfterFailure;
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private DateTime Now => Clock.GetUtcNow().UtcDateTime;
}
