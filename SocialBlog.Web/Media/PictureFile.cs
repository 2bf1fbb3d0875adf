using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialBlog.Web.Media;

/// <summary>
/// A stored picture. Its name tells its size, so that a page can reserve its place, and what stands beside it for
/// smaller screens: <c>/media/2026/11/3f9c2a71b0d45e68-harbour_2400x1600.webp</c>, of the library, has
/// <c>..._2400x1600_800.webp</c> and so on for each of <see cref="Widths"/> below its own;
/// <c>...-harbour-1600x1067.webp</c>, made for one place, has <c>...-1600x1067-half.webp</c> of half its width.
/// </summary>
/// <param name="Path">Under <c>/media/</c>.</param>
/// <param name="IsOfLibrary">Its smaller renditions are those of the library.</param>
public sealed partial record PictureFile(string Path, int Width, int Height, bool IsOfLibrary)
{
    /// <summary>Of the largest rendition of the library, in pixels, at most.</summary>
    public const int MaxWidth = 2400;

    /// <summary>Of the smaller renditions of the library, in pixels.</summary>
    public static readonly IReadOnlyList<int> Widths = [480, 800, 1200, 1600];

    /// <summary>Drawings fit every width by themselves.</summary>
    private bool IsDrawing => Path.EndsWith(".svg", StringComparison.Ordinal);

    /// <summary>Widths of what stands beside it, in pixels, ascending.</summary>
    public IReadOnlyList<int> Smaller => IsDrawing ? [] : IsOfLibrary ? [.. Widths.Where(width => width < Width)] : [(Width + 1) / 2];

    /// <summary>Addresses of what stands beside it, ascending by width.</summary>
    public IReadOnlyList<string> Renditions => [.. Smaller.Select(RenditionAt)];

    /// <summary>For the <c>srcset</c> attribute (HTML, 4.8.4.2.1); null where there is but one.</summary>
    public string? Set => Smaller is [] ? null : string.Join(
        ", ", Smaller.Select(width => string.Create(CultureInfo.InvariantCulture, $"{RenditionAt(width)} {width}w")).Append(string.Create(CultureInfo.InvariantCulture, $"{Path} {Width}w")));

    /// <summary>The smallest that fills a width, for grids.</summary>
    public string For(int width) => Smaller.FirstOrDefault(smaller => smaller >= width) is > 0 and var enough ? RenditionAt(enough) : Path;

    /// <returns>Null for a path that was not made by an upload.</returns>
    public static PictureFile? Of(string? path) => path is not null && Size().Match(path) is { Success: true } size
        ? new PictureFile(path, Number(size.Groups["width"]), Number(size.Groups["height"]), size.Groups["mark"].Value is "_")
        : null;

    internal static string HalfOf(string path) => path.Insert(path.LastIndexOf('.'), "-half");

    internal static string RenditionOf(string path, int width) => path.Insert(path.LastIndexOf('.'), string.Create(CultureInfo.InvariantCulture, $"_{width}"));

    private string RenditionAt(int width) => IsOfLibrary ? RenditionOf(Path, width) : HalfOf(Path);

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/[0-9a-f]{16}-[^/]*(?<mark>[-_])(?<width>\d{1,5})x(?<height>\d{1,5})\.[a-z0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();
}
