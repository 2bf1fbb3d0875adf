using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocialBlog.Web.Comments;

/// <summary>
/// Lets comments that come thick share a transaction (group commit): its flush to the disk and what the index of parts
/// writes are then paid once for all of them. A comment that comes alone waits for nothing; in a flood each is answered
/// up to <see cref="Pause"/> later, and never before the transaction with it is committed.
/// </summary>
public sealed class GroupCommit(IServiceScopeFactory scopes) : IDisposable
{
    /// <summary>From one transaction to the next, by the machine's clock: what comes meanwhile shares the next one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>In one transaction, so that whoever else writes has a turn soon.</summary>
    private const int Most = 50;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _committed;

    /// <summary>Whoever has its turn stores what waits, the own comment and others'.</summary>
    /// <exception cref="Exception">What kept this comment from being stored; another one's trouble does not.</exception>
    public async Task<CommentReceipt> StoreAsync(ArrivingComment comment)
    {
        var own = new Waiting(comment, ExecutionContext.Capture());
        _waiting.Enqueue(own);
        // However long the turn takes: others may store it meanwhile, and then it is stored.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            while (!own.Receipt.Task.IsCompleted) await StoreNextAsync();
        }
        finally
        {
            _turn.Release();
        }

        return await own.Receipt.Task;
    }

    public void Dispose() => _turn.Dispose();

    private async Task StoreNextAsync()
    {
        var rest = Pause - Stopwatch.GetElapsedTime(_committed);
        if (rest > TimeSpan.Zero && _waiting.Count < Most) await Task.Delay(rest, TimeProvider.System);
        List<Waiting> group = [];
        while (group.Count < Most && _waiting.TryDequeue(out var next)) group.Add(next);
        await StoreAsync(group);
        _committed = Stopwatch.GetTimestamp();
    }

    private async Task StoreAsync(List<Waiting> group)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var receipts = await scope.ServiceProvider.GetRequiredService<CommentIntake>().StoreAsync([.. group.Select(one => one.Comment)], (i, take) => group[i].RunAsync(take), CancellationToken.None);
            for (var i = 0; i < group.Count; i++) group[i].Receipt.SetResult(receipts[i]);
        }
        catch (Exception trouble) when (group.Count > 1 && !IsOfTheDatabase(trouble))
        {
            // One of them can't be stored: each by itself, so that the others are, and whoever sent that one is told.
            foreach (var one in group) await StoreAsync([one]);
        }
        catch (Exception trouble)
        {
            foreach (var one in group) one.Receipt.SetException(trouble);
        }
    }

    /// <summary>Busy, full or out of reach: it would be no better for one of them (https://www.sqlite.org/rescode.html).</summary>
    private static bool IsOfTheDatabase(Exception trouble) =>
        (trouble as SqliteException ?? trouble.InnerException as SqliteException)?.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN;

    /// <param name="Context">Of the request that brought it: its language, above all.</param>
    private sealed record Waiting(ArrivingComment Comment, ExecutionContext? Context)
    {
        public TaskCompletionSource<CommentReceipt> Receipt { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> RunAsync<T>(Func<Task<T>> work)
        {
            if (Context is null) return work();
            Task<T>? running = null;
            ExecutionContext.Run(Context, _ => running = work(), null);
            return running!;
        }
    }
}
