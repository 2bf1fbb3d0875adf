using System.Text.RegularExpressions;

namespace SocialBlog.Data.Media;

/// <summary>Finds addresses under <c>/media/</c> in what was typed, whatever stands around them.</summary>
public static partial class MediaAddressesInText
{
    /// <summary>In characters; no file of the blog has a longer one.</summary>
    private const int LongestPath = 500;

    /// <returns>Decoded paths, each once; of a rendition, the file it was made from.</returns>
    public static IEnumerable<string> In(params IEnumerable<string?> texts) =>
        texts.OfType<string>().SelectMany(text => Address().Matches(text)).Select(match => FileOf(Uri.UnescapeDataString(match.Value)))
            .Where(path => path.Length <= LongestPath).Distinct(StringComparer.Ordinal);

    /// <summary>The file that a rendition was made from, see docs/decisions/0025-media-library.md.</summary>
    /// <param name="path">Of a rendition; any other comes back as it is.</param>
    public static string FileOf(string path) => RenditionMark().Replace(path, "");

    [GeneratedRegex("""/media/[^\s()<>"'`\[\]\\|,;]+""", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"((?<=_\d{1,5}x\d{1,5})_\d{1,5}|(?<=-\d{1,5}x\d{1,5})-half)(?=\.[a-z0-9]+$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RenditionMark();
}
