using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialBlog.Web.Markdown.Charts;

/// <summary>
/// A number as people type it: thousands apart by a space, an apostrophe, a point or a comma, decimals behind the
/// other, a currency before it or a unit behind it (<c>10 000</c>, <c>1,5</c>, <c>1,234.5</c>, <c>12 %</c>, <c>3 k€</c>).
/// </summary>
/// <param name="Decimals">How many digits were typed behind the decimal mark, at most 6.</param>
internal sealed partial record TypedNumber(double Value, int Decimals, ChartUnit Unit)
{
    /// <summary>Beyond it neighbours can't be told apart, and no axis has room for the name.</summary>
    private const double Greatest = 1e15;

    private const int LongestCell = 60;

    /// <param name="language">
    /// <c>fr</c> or <c>en</c>: whether a lone comma or point is the decimal mark. The foreign one with exactly three
    /// digits behind it stands between thousands.
    /// </param>
    /// <returns>Null for what is no number.</returns>
    public static TypedNumber? Read(string cell, string language)
    {
        var typed = cell.Length <= LongestCell ? Parts().Match(cell.Trim()) : Match.Empty;
        if (!typed.Success || Plain(typed.Groups["digits"].Value, language is "fr" ? ',' : '.') is not var (whole, fraction)) return null;
        var value = double.Parse(whole + "." + (fraction.Length == 0 ? "0" : fraction), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (value > Greatest) return null;
        var isNegative = typed.Groups["sign"].Value is "-" or "−" or "–" || typed.Groups["inner"].Length > 0;
        return new TypedNumber(isNegative ? -value : value, Math.Min(fraction.Length, 6), new ChartUnit(typed.Groups["prefix"].Value, typed.Groups["suffix"].Value.Trim()));
    }

    /// <returns>The digits before and behind the decimal mark; null where marks stand as in no number.</returns>
    private static (string Whole, string Fraction)? Plain(string digits, char decimalMark)
    {
        var marks = digits.Where(c => c is '.' or ',').ToList();
        var last = digits.LastIndexOfAny(['.', ',']);
        char? mark = null;
        if (marks.Distinct().Count() == 2) mark = digits[last];
        else if (marks.Count == 1 && (marks[0] == decimalMark || digits.Length - last != 4 || digits[0] is '0' || last > 3)) mark = marks[0];

        var (whole, fraction) = mark is null ? (digits, "") : (digits[..last], digits[(last + 1)..]);
        if (!Whole().IsMatch(whole) || !fraction.All(char.IsAsciiDigit)) return null;
        return (string.Concat(whole.Where(char.IsAsciiDigit)), fraction);
    }

    [GeneratedRegex(@"^(?<sign>[-+−–]?)\s*(?<prefix>\p{Sc}?)\s*(?<inner>[-−]?)(?<digits>[0-9](?:[0-9\s.,'’]*[0-9])?)\s*(?<suffix>[^0-9]{0,16})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^([0-9]+|[0-9]{1,3}([\s'’][0-9]{3})+|[0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,3}(,[0-9]{3})+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();
}
