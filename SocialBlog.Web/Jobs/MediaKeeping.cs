using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Media;
using SocialBlog.Web.Media;

namespace SocialBlog.Web.Jobs;

/// <summary>Texts, looks or people name files that they did not name before.</summary>
public sealed class MediaSignal : JobSignal;

/// <summary>
/// Keeps the library and the disk in step: files that came another way (with a form for one place, with the sample
/// content, from an older version, by hand) are taken into the library once something names them, and at the first
/// start all that are there; what was refused, replaced or left by an end of the program is removed.
/// </summary>
internal sealed partial class MediaKeeping(
    MediaSignal signal, MediaFolder folder, Pictures pictures, IServiceScopeFactory scopes, TimeProvider clock, ILogger<MediaKeeping> logger)
    : TimedJob(signal, scopes, clock, logger)
{
    /// <summary>A form may be on its way to the place it is for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private DateTime? _lastCleaning;

    protected override async Task<DateTime?> DoDueAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        var now = Clock.GetUtcNow().UtcDateTime;
        if (!await db.MediaFiles.AnyAsync(cancel)) await TakeInAsync(db, await AllWithUsesAsync(db, cancel), now, cancel);
        else await TakeInAsync(db, await NamedAsync(db, cancel), now, cancel);

        if (_lastCleaning is null || now - _lastCleaning >= Patience)
        {
            _lastCleaning = now;
            folder.RemoveUnfinished(now - Patience);
            await CleanAsync(db, now, cancel);
        }

        return now + Patience;
    }

    /// <summary>Everything on the disk. What stands beside the texts is read as well: the look and the people, whose uses no older version kept.</summary>
    private async Task<List<string>> AllWithUsesAsync(BlogDbContext db, CancellationToken cancel)
    {
        var paths = folder.All().Select(file => file.Path).Where(IsForLibrary).ToList();
        if (paths.Count == 0) return [];

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var user in await db.Users.ToListAsync(cancel)) db.Entry(user).Property(u => u.Picture).IsModified = true;
        if (await db.Settings.SingleOrDefaultAsync(cancel) is { } settings) db.Entry(settings).Property(s => s.Version).IsModified = true;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return paths;
    }

    /// <summary>What something names and the library does not know.</summary>
    private async Task<List<string>> NamedAsync(BlogDbContext db, CancellationToken cancel)
    {
        var unknown = await db.MediaUses.Where(u => !db.MediaAddresses.Any(a => a.Path == u.Path)).Select(u => u.Path).Distinct().ToListAsync(cancel);
        return [.. unknown.Where(path => IsForLibrary(path) && folder.LengthOf(path) is not null)];
    }

    private async Task TakeInAsync(BlogDbContext db, List<string> paths, DateTime now, CancellationToken cancel)
    {
        if (paths.Count == 0) return;
        var files = new List<MediaFile>();
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var format = MediaFormat.Named(path)!;
            var (width, height) = PictureFile.Of(path) is { } named ? (named.Width, named.Height)
                : format.Kind is MediaKind.Picture or MediaKind.Drawing && await pictures.SizeOfAsync(path, cancel) is var (w, h) ? (w, h) : ((int?)null, (int?)null);
            files.Add(new MediaFile(
                Path.GetFileName(path), new StoredMedia(format.Kind, path, format.MediaType, folder.LengthOf(path) ?? 0, width, height, PictureFile.Of(path)?.Smaller ?? []), null, now));
        }

        db.MediaFiles.AddRange(files);
        await db.SaveChangesAsync(cancel);
        logger.LogInformation("Took {Count} files into the media library", files.Count);
    }

    /// <summary>Removes files that only this program can have made and nothing needs: no row has them, and no page shows them.</summary>
    private async Task CleanAsync(BlogDbContext db, DateTime now, CancellationToken cancel)
    {
        var old = folder.All().Where(file => file.WrittenAt < now - Patience && IsMade(file.Path)).Select(file => file.Path).ToList();
        if (old.Count == 0) return;
        var kept = (await db.MediaFiles.Select(f => f.Current).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var former = (await db.MediaAddresses.Where(a => a.Path != a.MediaFile!.Current).Select(a => a.Path).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        kept.UnionWith(await db.MediaUses.Select(u => u.Path).Distinct().ToListAsync(cancel));
        kept.ExceptWith(former);
        // Icons are named by their folder.
        var left = old.Where(path => !kept.Contains(MediaAddressesInText.FileOf(path)) && !kept.Contains(path[..path.LastIndexOf('/')])).ToList();
        folder.Remove(left);
        if (left.Count > 0) logger.LogInformation("Removed {Count} files that nothing needed from the media folder", left.Count);
    }

    /// <summary>Neither a rendition nor made from another one for cards and icons.</summary>
    private static bool IsForLibrary(string path) =>
        path.StartsWith(MediaFolder.Root, StringComparison.Ordinal) && !path.Contains("/../", StringComparison.Ordinal) && !path.Contains('\0', StringComparison.Ordinal) && MediaFormat.Named(path) is not null
        && MediaAddressesInText.FileOf(path) == path && !Derived().IsMatch(path);

    private static bool IsMade(string path) => Made().IsMatch(path);

    [GeneratedRegex(@"^/media/cards/|/[0-9a-f]{16}-icons(/|$)|/[0-9a-f]{16}-[^/]*-1200x630\.jpg$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Derived();

    /// <summary>Names that begin with a hash or a number of 16 digits; an author's own files have others.</summary>
    [GeneratedRegex(@"^/media/(cards/[0-9a-f]{16}\.jpg|\d{4}/\d{2}/[0-9a-f]{16}-[^/]+(/[^/]+\.png)?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Made();
}
