using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Data.Tags;

public static class TagQueries
{
    /// <summary>The tags of the given names, new ones added to the context. A tag that exists keeps its spelling.</summary>
    public static async Task<List<Tag>> FindOrAddAsync(this DbSet<Tag> tags, IEnumerable<string> names, CancellationToken cancel)
    {
        var wanted = names.Select(n => n.Trim()).Where(n => n.Length > 0).DistinctBy(Tag.SlugOf, StringComparer.Ordinal).ToList();
        var slugs = wanted.Select(Tag.SlugOf).ToList();
        var known = await tags.Where(t => slugs.Contains(t.Slug)).ToDictionaryAsync(t => t.Slug, StringComparer.Ordinal, cancel);
        var found = new List<Tag>(wanted.Count);
        foreach (var name in wanted)
        {
            if (!known.TryGetValue(Tag.SlugOf(name), out var tag)) tags.Add(tag = new Tag(name));
            found.Add(tag);
        }

        return found;
    }
}
