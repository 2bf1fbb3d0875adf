using System.Buffers;
using System.Globalization;
using System.Text;

namespace SocialBlog.Web.Markdown;

/// <summary>
/// Leaves out what no text needs and XML (1.0, 2.2), and so feeds, can't or shouldn't carry: control characters other than
/// tab and line feed, and noncharacters (Unicode, 23.7), such as U+FFFE. Half a surrogate pair becomes U+FFFD. Line breaks
/// become a single line feed, as long as limits count them.
/// </summary>
public static class CleanText
{
    /// <summary>A text with none of these stays as it is.</summary>
    private static readonly SearchValues<char> Suspect = SearchValues.Create(
        [.. Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsSurrogate(c) || c is '\u2028' or '\u2029' || !MayStand(c))]);

    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspect)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (MayStand(rune.Value)) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>The beginning, of at most so many UTF-16 units, without cutting a character in two.</summary>
    public static string Start(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>The same, cut between words where there are any, with an ellipsis in place of what is left out.</summary>
    public static string Beginning(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = text.LastIndexOf(' ', length);
        return Start(text, end > 0 ? end : length).TrimEnd('.', ',', ';', ':', ' ', '\u202F') + "…";
    }

    /// <summary>A name or another text of one line: no line breaks, nothing invisible that could turn or hide what follows.</summary>
    public static string Line(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control) || rune.Value is 0x200C or 0x200D) clean.Append(rune.ToString());
        }

        return clean.ToString().Trim();
    }

    private static bool MayStand(int code) => code is '\n' or '\t' or not (< 0x20 or (>= 0x7F and <= 0x9F) or (>= 0xFDD0 and <= 0xFDEF)) && (code & 0xFFFE) is not 0xFFFE;
}
