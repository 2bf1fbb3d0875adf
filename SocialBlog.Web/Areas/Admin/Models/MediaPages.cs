using System.Globalization;
using SocialBlog.Data.Media;
using SocialBlog.Web.Media;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>What of the library to show.</summary>
public sealed class MediaFilter
{
    public const string UnusedOnly = "unused";

    /// <summary>Parts of names and alternative texts.</summary>
    public string? Q { get; set; }

    /// <summary>A kind, or <see cref="UnusedOnly"/>; anything else: all.</summary>
    public string? Show { get; set; }

    /// <summary>The last one of the page before.</summary>
    public int? Before { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Q) && Kind is null && Show is not UnusedOnly;

    public MediaKind? Kind => Enum.TryParse<MediaKind>(Show, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>The same filter, further down the list.</summary>
    public string QueryAfter(int last) =>
        "?" + string.Concat(new[] { ("q", Q), ("show", Show) }.Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => part.Item1 + "=" + Uri.EscapeDataString(part.Item2!) + "&"))
        + "before=" + last.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Path">To write into a text.</param>
/// <param name="Current">The file that is there now.</param>
public sealed record MediaTile(int Id, string Name, MediaKind Kind, string Path, string Current, int? Width, int? Height, string Alt)
{
    /// <summary>In pixels: a tile on a screen with two pixels a point.</summary>
    private const int TileWidth = 400;

    /// <summary>A small picture of it; null for what has none.</summary>
    public string? Thumb => Kind switch
    {
        MediaKind.Picture => PictureFile.Of(Current)?.For(TileWidth) ?? Current,
        MediaKind.Drawing => Current,
        _ => null,
    };

    /// <summary>What stands in place of a picture: <c>PDF</c>, <c>MP3</c>.</summary>
    public string Badge => System.IO.Path.GetExtension(Current).TrimStart('.').ToUpperInvariant();
}

/// <param name="Next">Query for those that follow; null where these are the last.</param>
/// <param name="Refused">Files that were sent and not taken, each with its reason.</param>
public sealed record MediaIndex(MediaFilter Filter, IReadOnlyList<MediaTile> Tiles, string? Next, IReadOnlyList<(string FileName, string Reason)> Refused);

/// <param name="Title">Of the place.</param>
/// <param name="Address">Where the place is edited.</param>
/// <param name="Kind">What the place is, in words.</param>
public sealed record MediaPlace(string Title, string Address, string Kind);

/// <param name="Alt">As it stands in the form.</param>
/// <param name="Uploader">Null where nobody knows.</param>
/// <param name="AskToDelete">Somebody wants to delete it though it is in use.</param>
public sealed record MediaShow(MediaFile File, string Alt, IReadOnlyList<MediaPlace> Places, string? Uploader, bool AskToDelete = false)
{
    public MediaTile Tile { get; } = new(File.Id, File.Name, File.Kind, File.Path, File.Current, File.Width, File.Height, File.Alt);

    /// <summary>One made for a single place, in the shape it has there, is replaced where it stands.</summary>
    public bool CanBeReplaced => PictureFile.Of(File.Current) is not { IsOfLibrary: false };
}
