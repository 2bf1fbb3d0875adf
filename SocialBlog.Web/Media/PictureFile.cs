using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialBlog.Web.Media;

/// <summary>
/// A stored picture. Its name tells its size, <c>/media/2026/11/3f9c2a71b0d45e68-harbour-1600x1067.webp</c>, so that a
/// page can reserve its place; beside it stands one of half the width, for small screens.
/// </summary>
/// <param name="Path">Under <c>/media/</c>.</param>
public sealed partial record PictureFile(string Path, int Width, int Height)
{
    /// <summary>The same at half the width.</summary>
    public string Half => HalfOf(Path);

    /// <summary>For the <c>srcset</c> attribute (HTML, 4.8.4.2.1).</summary>
    public string Set => string.Create(CultureInfo.InvariantCulture, $"{Half} {(Width + 1) / 2}w, {Path} {Width}w");

    /// <returns>Null for a path that was not made by an upload.</returns>
    public static PictureFile? Of(string? path) => path is not null && Size().Match(path) is { Success: true } size
        ? new PictureFile(path, Number(size.Groups["width"]), Number(size.Groups["height"]))
        : null;

    internal static string HalfOf(string path) => path.Insert(path.LastIndexOf('.'), "-half");

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-(?<width>\d{1,5})x(?<height>\d{1,5})\.[a-z]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();
}
