using System.Text;

namespace SocialBlog.Web.Models;

/// <summary>Not made of blanks and invisible characters alone. Empty is for another rule to judge.</summary>
public sealed class VisibleAttribute : LocalizedRuleAttribute
{
    protected override bool Accepts(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.EnumerateRunes().Any(rune =>
            !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark) && !IsBlank(rune));

    /// <summary>Letters and signs that show nothing: the fillers of Hangul and what else Unicode calls ignorable by default, and the empty pattern of Braille.</summary>
    private static bool IsBlank(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2065 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF) or 0x2800;
}
