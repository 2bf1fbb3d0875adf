using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;

namespace SocialBlog.Web.Media;

/// <summary>
/// What stands now under addresses whose file was replaced. In memory, so that texts are rendered without a query; only
/// replaced files are in it, which are few.
/// </summary>
public sealed class ReplacedMedia
{
    private volatile FrozenDictionary<string, string> _current = FrozenDictionary<string, string>.Empty;

    /// <summary>The file to show for an address: another one where it was replaced.</summary>
    /// <param name="path">Decoded.</param>
    public string CurrentOf(string path) => _current.GetValueOrDefault(path, path);

    /// <summary>Reads what is committed.</summary>
    internal async Task RefreshAsync(BlogDbContext db, CancellationToken cancel)
    {
        var replaced = await db.MediaAddresses.Where(a => a.MediaFile!.ReplacedAt != null && a.Path != a.MediaFile.Current)
            .Select(a => new { a.Path, a.MediaFile!.Current }).ToListAsync(cancel);
        _current = replaced.ToFrozenDictionary(r => r.Path, r => r.Current, StringComparer.Ordinal);
    }
}
