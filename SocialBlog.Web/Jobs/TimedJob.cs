namespace SocialBlog.Web.Jobs;

/// <summary>
/// A background job that does what is due, sleeps until the next due time, and looks again when its signal is given.
/// A failure is logged and tried again; it never ends the program.
/// </summary>
internal abstract class TimedJob(JobSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1), Shortest = TimeSpan.FromSeconds(1), AfterFailure = TimeSpan.FromMinutes(1);

    protected TimeProvider Clock { get; } = clock;

    /// <returns>When something is due next (UTC); null when nothing is.</returns>
    protected abstract Task<DateTime?> DoDueAsync(IServiceProvider services, CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var looksAgain = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = AfterFailure;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var next = await DoDueAsync(scope.ServiceProvider, stoppingToken);
                pause = next - Clock.GetUtcNow().UtcDateTime ?? Longest;
                // What fell due while it looked is not kept waiting; once, so that a mistake of a job makes no endless loop.
                looksAgain = pause <= TimeSpan.Zero && !looksAgain;
                if (looksAgain) continue;
                pause = pause > Longest ? Longest : pause < Shortest ? Shortest : pause;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                logger.LogError(error, "A background job failed; it is tried again in {Pause}", pause);
            }

            await signal.WaitAsync(pause, Clock, stoppingToken);
        }
    }
}
