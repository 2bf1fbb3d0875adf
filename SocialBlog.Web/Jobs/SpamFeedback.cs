using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments.Defence;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Jobs;

/// <summary>Tells the spam service, where one is chosen, which comments it was wrong about.</summary>
internal sealed class SpamFeedback(FeedbackSignal signal, CurrentBlog blog, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SpamFeedback> logger)
    : TimedJob(signal, scopes, clock, logger)
{
    private const int BatchSize = 20;

    protected override async Task<DateTime?> DoDueAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        var service = services.GetRequiredService<SpamService>();
        var now = Clock.GetUtcNow().UtcDateTime;
        var due = await db.ServiceFeedback.Include(f => f.Comment).Where(f => f.DueAt <= now).OrderBy(f => f.DueAt).Take(BatchSize).ToListAsync(cancel);
        foreach (var feedback in due)
        {
            // Outside of any transaction: the service may be slow. What is sent twice after a crash does no harm.
            var isDone = !blog.Value.Comments.AsksService || await service.TellAsync(feedback.Comment!, feedback.IsSpam, cancel) || !feedback.Fail(now);
            if (isDone) db.ServiceFeedback.Remove(feedback);
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateConcurrencyException)
            {
                // A moderator took the decision back meanwhile.
                db.ChangeTracker.Clear();
                return now;
            }
        }

        return due.Count == BatchSize ? now : await db.ServiceFeedback.MinAsync(f => (DateTime?)f.DueAt, cancel);
    }
}
