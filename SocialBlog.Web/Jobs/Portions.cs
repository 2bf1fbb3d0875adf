namespace SocialBlog.Web.Jobs;

/// <summary>
/// Work in the background on any number of rows, a portion of them per transaction: SQLite lets one connection write at
/// a time, and readers who comment or sign in must not wait until all is done.
/// </summary>
internal static class Portions
{
    /// <summary>Rows; of comments, with what their triggers write, some tens of milliseconds.</summary>
    public const int Size = 500;

    /// <summary>Whoever waits to write looks again within 150 ms (SQLite's busy handler and its .NET driver), and so gets the turn.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="portion">Does the next portion; false when it was the last.</param>
    public static async Task EachAsync(Func<Task<bool>> portion, CancellationToken cancel)
    {
        while (await portion()) await Task.Delay(Pause, TimeProvider.System, cancel);
    }

    /// <param name="change">Changes so many rows at most, and says how many it found.</param>
    public static Task EachAsync(Func<int, Task<int>> change, CancellationToken cancel) => EachAsync(async () => await change(Size) == Size, cancel);
}
