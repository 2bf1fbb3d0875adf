using System.Collections.Concurrent;
using SocialBlog.Data;
using SocialBlog.Web.Caching;

namespace SocialBlog.Web.Models.Posts;

/// <summary>Holds the places of posts that are commented on until something changes that readers can see, as the cached pages they are commented from.</summary>
public sealed class PostPlaces(PageGeneration pages)
{
    private volatile Generation _current = new(-1);

    /// <inheritdoc cref="PostPlace.FindAsync"/>
    public async Task<PostPlace?> FindAsync(BlogDbContext db, string path, DateTime now, CancellationToken cancel)
    {
        // Asked for before the database: what is found is no older than this.
        var number = pages.Current().Number;
        var current = _current;
        if (current.Number != number) _current = current = new Generation(number);
        if (current.Places.TryGetValue(path, out var known)) return known;
        // Of what is not there none is kept: a scheduled post may be there any moment, and anybody can ask for anything.
        return await PostPlace.FindAsync(db, path, now, cancel) is { } place ? current.Places[path] = place : null;
    }

    private sealed record Generation(long Number)
    {
        public ConcurrentDictionary<string, PostPlace> Places { get; } = new(StringComparer.Ordinal);
    }
}
