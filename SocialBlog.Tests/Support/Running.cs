using System.Diagnostics;

namespace SocialBlog.Tests.Support;

/// <summary>What every test needs of the run it is in.</summary>
public static class Running
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Of the test that runs.</summary>
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Waits until a condition holds, for what happens in the background; fails after two minutes.</summary>
    public static async Task EventuallyAsync(string what, Func<Task<bool>> condition)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience) Assert.Fail($"This did not come about: {what}.");
            await Task.Delay(Pause, Cancel);
        }
    }

    /// <summary>The same for what a background job does at a time: the blog's clock goes on by an hour at each look, since a job may have gone to sleep a moment after it was set.</summary>
    public static Task EventuallyAsync(this BlogApp app, string what, Func<Task<bool>> condition) => EventuallyAsync(what, () =>
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        return condition();
    });
}
