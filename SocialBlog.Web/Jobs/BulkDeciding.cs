using SocialBlog.Data;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Jobs;

/// <summary>Carries out decisions on many comments, also those that the program's end left half done.</summary>
internal sealed class BulkDeciding(BulkDecisionSignal signal, CurrentBlog blog, IServiceScopeFactory scopes, TimeProvider clock, ILogger<BulkDeciding> logger)
    : TimedJob(signal, scopes, clock, logger)
{
    protected override async Task<DateTime?> DoDueAsync(IServiceProvider services, CancellationToken cancel)
    {
        // After a start no request may have come yet.
        if (blog.IsStale) await blog.RefreshAsync(services.GetRequiredService<BlogDbContext>(), cancel);
        var desk = services.GetRequiredService<BulkDecisionDesk>();
        await Portions.EachAsync(() => desk.AdvanceAsync(cancel), cancel);
        return null;
    }
}
