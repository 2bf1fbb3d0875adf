namespace SocialBlog.Data.Media;

/// <summary>What is stored in the media folder for one file of the library.</summary>
/// <param name="Path">Under <c>/media/</c>; of a picture the largest rendition.</param>
/// <param name="MediaType">Such as <c>image/webp</c> (RFC 6838).</param>
/// <param name="Bytes">Of the file at <paramref name="Path"/>, without the smaller renditions.</param>
/// <param name="Width">In pixels; null where it has none, or none that is known.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Widths">Of the smaller renditions beside it, in pixels, ascending.</param>
public sealed record StoredMedia(MediaKind Kind, string Path, string MediaType, long Bytes, int? Width, int? Height, IReadOnlyList<int> Widths);

/// <summary>
/// A file of the library. Texts name it by any address it ever had; <see cref="Current"/> is what is there now. A file on
/// the disk never changes under its name: one that takes its place comes under a new one.
/// </summary>
public sealed class MediaFile
{
    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxNameLength = 200;

    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxAltLength = 500;

    private readonly List<MediaAddress> _addresses = [];

    private MediaFile()
    {
    }

    /// <param name="name">Of the file as it came: one line. What is beyond the limit is cut.</param>
    /// <param name="userId">Who uploaded it; null where nobody knows.</param>
    public MediaFile(string name, StoredMedia stored, int? userId, DateTime now)
    {
        Name = name.Length <= MaxNameLength ? name : name[..MaxNameLength];
        Path = stored.Path;
        UploadedById = userId;
        UploadedAt = now;
        Hold(stored);
    }

    public int Id { get; private set; }

    /// <summary>The address that texts are given: stays the same whatever is put in the file's place. Unique.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The file that is there now, under <c>/media/</c>; the same as <see cref="Path"/> until it is replaced.</summary>
    public string Current { get; private set; } = "";

    /// <summary>As it was called where it came from.</summary>
    public string Name { get; private set; } = "";

    public MediaKind Kind { get; private set; }

    public string MediaType { get; private set; } = "";

    public long Bytes { get; private set; }

    /// <summary>In pixels; null where it has none.</summary>
    public int? Width { get; private set; }

    /// <inheritdoc cref="Width"/>
    public int? Height { get; private set; }

    /// <summary>Widths of the smaller renditions, in pixels, separated by commas.</summary>
    public string Widths { get; private set; } = "";

    /// <summary>What it shows, for those who don't see it; empty while nobody wrote it.</summary>
    public string Alt { get; private set; } = "";

    /// <summary>Name and alternative text as search compares them.</summary>
    public string SearchText { get; private set; } = "";

    public int? UploadedById { get; private set; }

    public DateTime UploadedAt { get; private set; }

    /// <summary>Null: still the first one.</summary>
    public DateTime? ReplacedAt { get; private set; }

    /// <summary>All that it ever had, <see cref="Path"/> and <see cref="Current"/> among them.</summary>
    public IReadOnlyList<MediaAddress> Addresses => _addresses;

    public void Describe(string alt)
    {
        if (alt.Length > MaxAltLength) throw new ArgumentException("Longer than an alternative text may be.", nameof(alt));

        Alt = alt.Trim();
        SearchText = MediaQueries.Fold(Name + " " + Alt);
    }

    /// <summary>Puts another file in its place: of the same kind, so that it can stand wherever this one stands.</summary>
    /// <returns>False, and nothing changes, for one of another kind.</returns>
    public bool Replace(StoredMedia stored, DateTime now)
    {
        if (stored.Kind != Kind) return false;

        Hold(stored);
        ReplacedAt = now;
        return true;
    }

    private void Hold(StoredMedia stored)
    {
        (Kind, Current, MediaType, Bytes, Width, Height) = (stored.Kind, stored.Path, stored.MediaType, stored.Bytes, stored.Width, stored.Height);
        Widths = string.Join(',', stored.Widths.Select(width => width.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (!_addresses.Exists(a => a.Path == stored.Path)) _addresses.Add(new MediaAddress(stored.Path));
        Describe(Alt);
    }
}

/// <summary>An address that leads to a file of the library.</summary>
public sealed class MediaAddress
{
    private MediaAddress()
    {
    }

    internal MediaAddress(string path) => Path = path;

    /// <summary>Under <c>/media/</c>, decoded.</summary>
    public string Path { get; private set; } = "";

    public int MediaFileId { get; private set; }

    public MediaFile? MediaFile { get; private set; }
}
