using SocialBlog.Data;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Jobs;

/// <summary>Carries out decisions on many comments, also those that the program's end left half done.</summary>
internal sealed class BulkDeciding(BulkDecisionSignal signal, CurrentBlog blog, IServiceScopeFactory scopes, TimeProvider clock, ILogger<BulkDeciding> logger)
    : TimedJob(signal, scopes, clock, logger)
{
    /// <summary>Whoever waits to write looks again within 150 ms (SQLite's busy handler and its .NET driver), and so gets the turn.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    protected override async Task<DateTime?> DoDueAsync(IServiceProvider services, CancellationToken cancel)
    {
        // After a start no request may have come yet.
        if (blog.IsStale) await blog.RefreshAsync(services.GetRequiredService<BlogDbContext>(), cancel);
        var desk = services.GetRequiredService<BulkDecisionDesk>();
        while (await desk.AdvanceAsync(cancel)) await Task.Delay(Pause, TimeProvider.System, cancel);
        return null;
    }
}
