namespace SocialBlog.Web.Jobs;

/// <summary>Wakes a background job that sleeps until its next due time: what is due may have changed.</summary>
public abstract class JobSignal : IDisposable
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

    /// <summary>Returns at a change, when the time is over, or when the program ends.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            await _changed.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // The time is over, or the program ends: its loop looks for itself.
        }
    }

    public void Dispose()
    {
        _changed.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Posts were scheduled, published or changed.</summary>
public sealed class ScheduleSignal : JobSignal;

/// <summary>Posts came into the trash, or comments are to close at another time.</summary>
public sealed class HousekeepingSignal : JobSignal;

/// <summary>A spam service is to be told that it was wrong.</summary>
public sealed class FeedbackSignal : JobSignal;

/// <summary>Many comments are to be decided on, or such a decision is to be taken back.</summary>
public sealed class BulkDecisionSignal : JobSignal;

/// <summary>There is mail to send.</summary>
public sealed class OutboxSignal : JobSignal;

/// <summary>Somebody is to be told of comments.</summary>
public sealed class CommentMailSignal : JobSignal;
