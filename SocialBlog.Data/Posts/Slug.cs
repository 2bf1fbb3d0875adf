using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SocialBlog.Data.Posts;

/// <summary>
/// Makes the readable last segment of an address from a title: lower case, Latin letters without accents, letters and
/// digits of other scripts as they are (browsers show them decoded, RFC 3987), everything else a single hyphen.
/// </summary>
public static partial class Slug
{
    /// <summary>In characters (UTF-16 units); long titles are cut between words where they can be.</summary>
    public const int MaxLength = 80;

    /// <summary>What a title without any letter or digit (only emoji, say) becomes.</summary>
    public const string Fallback = "post";

    /// <param name="fallback">For a title without any letter or digit.</param>
    public static string From(string title, string fallback = Fallback)
    {
        var slug = new StringBuilder(Math.Min(title.Length, MaxLength * 2));
        foreach (var rune in Spell(Symbols().Replace(title, symbol => symbol.Value.Replace("+", "plus", StringComparison.Ordinal).Replace("#", "sharp", StringComparison.Ordinal))).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (IsLatinAccent(rune)) continue;
            if (Rune.IsLetterOrDigit(rune) || IsMarkOfAnotherScript(rune)) slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (rune.Value is '\'' or '\u2019' && slug.Length == 0) continue;
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length > MaxLength * 2) break;
        }

        var text = slug.ToString().Normalize(NormalizationForm.FormC).Trim('-');
        return text.Length == 0 ? fallback : Cut(text);
    }

    /// <summary>As of a title; a name of signs alone, an emoji say, is known by their code points.</summary>
    public static string OfName(string name) =>
        From(name, string.Join('-', name.EnumerateRunes().Take(8).Select(rune => rune.Value.ToString("x", CultureInfo.InvariantCulture))));

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength) return text;
        var hyphen = text.LastIndexOf('-', MaxLength);
        if (hyphen > MaxLength / 2) return text[..hyphen];
        return text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }

    /// <summary>Letters that are two in plain ASCII and have no decomposition; malformed UTF-16 becomes U+FFFD.</summary>
    internal static string Spell(string title)
    {
        var text = new StringBuilder(title.Length);
        foreach (var rune in title.EnumerateRunes())
        {
            text.Append(rune.Value switch
            {
                'œ' or 'Œ' => "oe",
                'æ' or 'Æ' => "ae",
                'ß' or 'ẞ' => "ss",
                'ø' or 'Ø' => "o",
                'ł' or 'Ł' => "l",
                'đ' or 'Đ' => "d",
                _ => rune.ToString(),
            });
        }

        return text.ToString();
    }

    private static bool IsLatinAccent(Rune rune) => rune.Value is >= 0x0300 and <= 0x036F;

    private static bool IsMarkOfAnotherScript(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        && rune.Value is not (>= 0xFE00 and <= 0xFE0F) and not (>= 0x1AB0 and <= 0x1AFF) and not (>= 0x20D0 and <= 0x20FF);

    /// <summary>Signs that belong to the word before them: C#, C++.</summary>
    [GeneratedRegex(@"(?<=\p{L})[+#]+(?![\p{L}\p{N}+#])", RegexOptions.None, 1000)]
    private static partial Regex Symbols();
}
