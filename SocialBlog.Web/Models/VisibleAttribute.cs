using System.Text;

namespace SocialBlog.Web.Models;

/// <summary>Not made of blanks and invisible characters alone. Empty is for another rule to judge.</summary>
public sealed class VisibleAttribute : LocalizedRuleAttribute
{
    protected override bool Accepts(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.EnumerateRunes().Any(rune =>
            !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark));
}
