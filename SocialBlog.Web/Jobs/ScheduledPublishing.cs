using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Posts;

namespace SocialBlog.Web.Jobs;

/// <summary>Publishes scheduled posts when their time comes, and sleeps until the next one.</summary>
internal sealed class ScheduledPublishing(IServiceScopeFactory scopes, ScheduleSignal schedule, TimeProvider clock, ILogger<ScheduledPublishing> logger)
    : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1), AfterFailure = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause;
            try
            {
                pause = await PublishDueAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogError(error, "Publishing scheduled posts failed; it is tried again in {Pause}", AfterFailure);
                pause = AfterFailure;
            }

            await schedule.WaitAsync(pause, clock, stoppingToken);
        }
    }

    /// <returns>How long until the next post is due.</returns>
    private async Task<TimeSpan> PublishDueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Posts.DueAsOf(now).AnyAsync(cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            foreach (var post in await db.Posts.DueAsOf(now).ToListAsync(cancel))
            {
                post.Publish(now);
                db.AuditEntries.Add(new AuditEntry(AuditAction.PostPublished, null, post.Id, post.Title, now));
                logger.LogInformation("Published the scheduled post {Title}", post.Title);
            }

            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        var next = await db.Posts.Where(p => p.Status == PostStatus.Scheduled).MinAsync(p => p.PublishedAt, cancel);
        var pause = next - now ?? Longest;
        return pause > Longest ? Longest : pause > TimeSpan.Zero ? pause : TimeSpan.FromSeconds(1);
    }
}
