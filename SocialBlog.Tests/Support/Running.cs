using System.Diagnostics;

namespace SocialBlog.Tests.Support;

/// <summary>What every test needs of the run it is in.</summary>
public static class Running
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Of the test that runs.</summary>
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Waits until a condition holds, for what happens in the background; fails after half a minute.</summary>
    public static async Task EventuallyAsync(string what, Func<Task<bool>> condition)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience) Assert.Fail($"This did not come about: {what}.");
            await Task.Delay(Pause, Cancel);
        }
    }
}
