namespace SocialBlog.Web.Jobs;

/// <summary>Tells <see cref="ScheduledPublishing"/> that what is due next may have changed.</summary>
public sealed class ScheduleSignal : IDisposable
{
    private readonly SemaphoreSlim _changed = new(0, 1);

    public void Changed()
    {
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is told already and has not looked yet.
        }
    }

    /// <summary>Returns at a change, or when the time is over.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            await _changed.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The time is over.
        }
    }

    public void Dispose() => _changed.Dispose();
}
