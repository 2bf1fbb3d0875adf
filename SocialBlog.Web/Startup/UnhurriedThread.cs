using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace SocialBlog.Web.Startup;

/// <summary>What a request to this action asks for is done on the <see cref="UnhurriedThread"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnhurriedAttribute : Attribute;

/// <summary>
/// A thread of low priority for what anybody can ask for in any number, and what costs much more than a page: comments.
/// While a flood of them comes, whoever reads goes first, and no thread of the pool waits for the disk or the lock of the
/// database instead of serving pages. All continuations of what runs here come back here.
/// </summary>
internal sealed class UnhurriedThread : TaskScheduler, IDisposable
{
    /// <summary>More than the others have: beside busy threads without it a quarter of a core; an idle core is its own.</summary>
    private const int Niceness = 5;

    private readonly BlockingCollection<Task> _tasks = [];
    private readonly Thread _thread;

    public UnhurriedThread()
    {
        // Linux knows no priorities of threads as .NET names them, see below.
        _thread = new Thread(Run) { IsBackground = true, Name = "Unhurried", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    public override int MaximumConcurrencyLevel => 1;

    public Task RunAsync(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    public void Dispose() => _tasks.CompleteAdding();

    protected override void QueueTask(Task task)
    {
        try
        {
            _tasks.Add(task);
        }
        catch (InvalidOperationException)
        {
            // The program ends, and its thread has; what is left of a request is done by another.
            ThreadPool.UnsafeQueueUserWorkItem(left => TryExecuteTask(left), task, preferLocal: false);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => Thread.CurrentThread == _thread && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [.. _tasks];

    private void Run()
    {
        if (OperatingSystem.IsLinux()) BeNice();
        foreach (var task in _tasks.GetConsumingEnumerable()) TryExecuteTask(task);
    }

    private static void BeNice()
    {
        try
        {
            _ = Nice(Niceness);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            // A thread of its own it is even so.
        }
    }

    /// <summary>Adds to the niceness: on Linux that of the thread alone (nice(2), "C library/kernel differences").</summary>
    [DllImport("libc", EntryPoint = "nice")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Nice(int increment);
}
