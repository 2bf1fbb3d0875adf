using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Search;

namespace SocialBlog.Web.Jobs;

/// <summary>Publishes scheduled posts when their time comes.</summary>
internal sealed class ScheduledPublishing(ScheduleSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ScheduledPublishing> logger)
    : TimedJob(signal, scopes, clock, logger)
{
    protected override async Task<DateTime?> DoDueAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        var now = Clock.GetUtcNow().UtcDateTime;
        if (await db.Posts.DueAsOf(now).AnyAsync(cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var due = await db.Posts.DueAsOf(now).ToListAsync(cancel);
            foreach (var post in due)
            {
                post.Publish(now);
                db.AuditEntries.Add(new AuditEntry(AuditAction.PostPublished, null, post.Id, post.Title, now));
                logger.LogInformation("Published the scheduled post {Title}", post.Title);
            }

            await db.SaveChangesAsync(cancel);
            foreach (var post in due) await db.RelateAsync(post, now, cancel);
            await transaction.CommitAsync(cancel);
            // Days until comments close count from now on.
            services.GetRequiredService<HousekeepingSignal>().Changed();
        }

        return await db.Posts.Where(p => p.Status == PostStatus.Scheduled).MinAsync(p => p.PublishedAt, cancel);
    }
}
