using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;

namespace SocialBlog.Web.Feeds;

/// <summary>Finds every address that readers may see, in an order that new ones disturb as little as can be.</summary>
/// <param name="partSize">Most addresses in one file.</param>
public sealed class SitemapBuilder(BlogDbContext db, int partSize = Sitemap.MaxEntries)
{
    /// <returns>How many files it takes, at least one.</returns>
    public async Task<int> CountPartsAsync(DateTime now, CancellationToken cancel)
    {
        var count = 0;
        foreach (var kind in Kinds(now)) count += await kind.CountAsync(cancel);
        return Math.Max(1, (count + partSize - 1) / partSize);
    }

    /// <param name="part">From 1.</param>
    public async IAsyncEnumerable<SitemapEntry> PartAsync(int part, DateTime now, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (skip, take) = ((part - 1) * partSize, partSize);
        foreach (var kind in Kinds(now))
        {
            if (take == 0) yield break;
            var taken = 0;
            await foreach (var entry in kind.Skip(skip).Take(take).AsAsyncEnumerable().WithCancellation(cancel))
            {
                taken++;
                yield return entry;
            }

            // Where nothing was taken, all of this kind may stand in parts before.
            skip = taken > 0 ? 0 : Math.Max(0, skip - await kind.CountAsync(cancel));
            take -= taken;
        }
    }

    private IQueryable<SitemapEntry>[] Kinds(DateTime now)
    {
        var posts = db.Posts.PublishedAsOf(now);
        var changes = posts.Select(p => new { p.Id, p.SeriesId, p.AuthorId, At = (DateTime?)(p.UpdatedAt > p.PublishedAt ? p.UpdatedAt : p.PublishedAt) });
        return
        [
            db.Settings.OrderBy(s => s.Id).Select(_ => new SitemapEntry("/", changes.Max(c => c.At), null, "")),
            db.Pages.OrderBy(p => p.Id).Select(p => new SitemapEntry("/" + p.Slug, p.UpdatedAt, null, "")),
            db.Tags.Where(t => t.PostCount > 0).OrderBy(t => t.Id)
                .Select(t => new SitemapEntry("/tags/" + t.Slug, t.Posts.Join(changes, p => p.Id, c => c.Id, (_, c) => c.At).Max(), null, "")),
            db.Series.Where(s => changes.Any(c => c.SeriesId == s.Id)).OrderBy(s => s.Id)
                .Select(s => new SitemapEntry("/series/" + s.Slug, changes.Where(c => c.SeriesId == s.Id).Max(c => c.At), null, "")),
            db.Users.Where(u => changes.Any(c => c.AuthorId == u.Id)).OrderBy(u => u.Id)
                .Select(u => new SitemapEntry("/authors/" + u.Slug, changes.Where(c => c.AuthorId == u.Id).Max(c => c.At), null, "")),
            posts.OldestFirst().Select(p => new SitemapEntry(
                p.Addresses.Single(a => a.IsCanonical).Path, p.UpdatedAt > p.PublishedAt ? p.UpdatedAt : p.PublishedAt, p.Image, p.Pictures)),
        ];
    }
}
