namespace SocialBlog.Web.Caching;

/// <summary>
/// Counts the changes that readers can see. The number is part of each cached page's key, so that a page made from what
/// stood before a change is never served after it, not even one that was being made while the change was committed.
/// </summary>
public sealed class PageGeneration(TimeProvider clock)
{
    private readonly Lock _advancing = new();
    private volatile RequestGeneration _current = new(0, clock.GetUtcNow());

    public RequestGeneration Current() => _current;

    public void Advance()
    {
        lock (_advancing) _current = new(_current.Number + 1, clock.GetUtcNow());
    }
}

/// <summary>The generation in force when a request began.</summary>
/// <param name="Since">Nothing that readers see has changed since then.</param>
public sealed record RequestGeneration(long Number, DateTimeOffset Since);
