namespace SocialBlog.Web.Caching;

/// <summary>
/// Counts the changes that readers can see. The number is part of each cached page's key, so that a page made from what
/// stood before a change is never served after it, not even one that was being made while the change was committed.
/// </summary>
public sealed class PageGeneration
{
    private long _number;

    public RequestGeneration Current() => new(Interlocked.Read(ref _number));

    public void Advance() => Interlocked.Increment(ref _number);
}

/// <summary>The generation in force when a request began.</summary>
public sealed record RequestGeneration(long Number);
