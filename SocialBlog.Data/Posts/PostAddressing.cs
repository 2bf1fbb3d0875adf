using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Data.Posts;

/// <summary>Gives posts their addresses: <c>/yyyy/MM/slug</c> by the blog's own calendar.</summary>
public static class PostAddressing
{
    /// <summary>
    /// Gives a post that is or will be public the address its date and slug call for, numbered (<c>-2</c>, <c>-3</c>)
    /// where another post has or had that address. Call it inside a write transaction: SQLite's are immediate, so no
    /// other writer can take the address between the look and the save.
    /// </summary>
    /// <returns>Whether it was numbered.</returns>
    public static async Task<bool> AssignAddressAsync(this BlogDbContext db, Post post, TimeZoneInfo zone, CancellationToken cancel)
    {
        if (post.PublishedAt is not { } publishedAt || post.Status.IsUnpublished()) return false;

        if (post.Id != 0) await db.Entry(post).Collection(p => p.Addresses).LoadAsync(cancel);
        var month = TimeZoneInfo.ConvertTimeFromUtc(publishedAt, zone).ToString("'/'yyyy'/'MM'/'", CultureInfo.InvariantCulture);
        // Two digits would be the address of a day's archive.
        var wanted = month + (post.Slug is [>= '0' and <= '9', >= '0' and <= '9'] ? "post-" : "") + post.Slug;
        // A range, which the key serves; LIKE would read the whole table while other writers wait.
        var beyond = wanted + '\uFFFF';
#pragma warning disable CA1309 // Becomes SQL, where the column's own collation compares: binary.
        var taken = await db.PostAddresses
            .Where(a => string.Compare(a.Path, wanted) >= 0 && string.Compare(a.Path, beyond) < 0 && (a.PostId == null || a.PostId != post.Id))
            .Select(a => a.Path)
            .ToHashSetAsync(StringComparer.Ordinal, cancel);
#pragma warning restore CA1309

        var path = wanted;
        for (var number = 2; taken.Contains(path); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            path = wanted[..Math.Min(wanted.Length, month.Length + Slug.MaxLength - suffix.Length)].TrimEnd('-') + suffix;
        }

        // Rows are saved in the order of their paths, and no two may be canonical on the way: where the post goes back to an address it had, the one it leaves makes room first.
        if (post.Addresses.Any(a => a.Path == path && !a.IsCanonical))
            await db.PostAddresses.Where(a => a.PostId == post.Id && a.IsCanonical).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsCanonical, false), cancel);
        post.MoveTo(path);
        return path != wanted;
    }
}
