using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SocialBlog.Data.Settings;

namespace SocialBlog.Web.Look;

/// <summary>All style of readers' pages in one file: the program's own, the author's choices, the author's rules.</summary>
/// <param name="Hash">Of its content; part of its address, which is why browsers may keep it for good.</param>
/// <param name="Encodings">The file for each content encoding (RFC 9110, 8.4.1) it is sent in, made once.</param>
public sealed partial record StyleSheet(string Hash, IReadOnlyDictionary<string, byte[]> Encodings)
{
    public string Address => $"/css/blog.{Hash}.css";

    /// <param name="rules">The program's own, as people read them.</param>
    public static StyleSheet Of(string rules, BlogLook look)
    {
        var content = Encoding.UTF8.GetBytes(Packed(rules) + ChoicesOf(look) + look.CustomCss);
        return new StyleSheet(
            Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6)),
            new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["br"] = Compress(content, file => new BrotliStream(file, CompressionLevel.SmallestSize)),
                ["gzip"] = Compress(content, file => new GZipStream(file, CompressionLevel.SmallestSize)),
                ["identity"] = content,
            });
    }

    /// <summary>Without comments, and without the white space that no browser needs. The program's own strings hold nothing that looks like it.</summary>
    private static string Packed(string rules) => White().Replace(Comment().Replace(rules, ""), "${mark}").Replace(";}", "}", StringComparison.Ordinal);

    /// <summary>A layer after those of the program; the author's rules, in none, come after that.</summary>
    private static string ChoicesOf(BlogLook look)
    {
        var choices = new StringBuilder();
        if (Colour.Parse(look.Accent) is { } chosen && Accent.Of(chosen) is var accent) choices.Append(CultureInfo.InvariantCulture, $"--accent:light-dark({accent.Light},{accent.Dark});");
        if (look.BodyFont is BodyFont.Sans) choices.Append("--serif:var(--sans);");
        return choices.Length == 0 ? "" : $"@layer look{{:root{{{choices}}}}}\n";
    }

    private static byte[] Compress(byte[] content, Func<Stream, Stream> by)
    {
        using var file = new MemoryStream();
        using (var compressor = by(file)) compressor.Write(content);
        return file.ToArray();
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s*(?<mark>[{};])\s*|(?<=[:,])\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex White();
}
