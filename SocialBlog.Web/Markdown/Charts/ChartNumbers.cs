using System.Globalization;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Markdown.Charts;

/// <summary>Numbers of a chart as its text's language writes them: "10 000", "1,5", "12 %"; "10,000", "1.5", "12%".</summary>
internal sealed class ChartNumbers(string language)
{
    private const string NoBreakSpace = "\u00A0", NarrowNoBreakSpace = "\u202F";

    private readonly CultureInfo _culture = Blog.CultureOf(language);

    public string Write(double value, int decimals, ChartUnit unit)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), _culture);
        return (rounded < 0 ? "−" : "") + unit.Prefix + digits + Spaced(unit.Suffix);
    }

    /// <summary>For an axis: from a million on in millions or more.</summary>
    /// <param name="isLast">The one at the end of the axis names the unit; the others do where it is short.</param>
    public string Write(double value, Axis axis, ChartUnit unit, bool isLast)
    {
        var greatest = Math.Max(Math.Abs(axis.Low), Math.Abs(axis.High));
        var (divisor, name) = greatest switch
        {
            >= 1e12 => (1e12, language is "fr" ? "bill." : "tn"),
            >= 1e9 => (1e9, language is "fr" ? "Md" : "bn"),
            >= 1e6 => (1e6, "M"),
            _ => (1, ""),
        };
        var shown = isLast || unit.Suffix.Length <= 2 ? unit : unit with { Suffix = "" };
        return value == 0 && name.Length > 0
            ? Write(0, 0, ChartUnit.None)
            : Write(value / divisor, Axis.DecimalsOf(axis.Step / divisor), shown with { Suffix = (name + (name.Length > 0 && shown.Suffix.Length > 1 ? NoBreakSpace : "") + shown.Suffix).Trim() });
    }

    /// <param name="shares">Parts of one, adding up to it.</param>
    /// <returns>With a decimal only where they do not add up to 100 without.</returns>
    public IReadOnlyList<string> Shares(IReadOnlyList<double> shares)
    {
        var decimals = shares.Sum(share => Math.Round(share * 100, MidpointRounding.AwayFromZero)) == 100 && shares.All(share => share >= .005) ? 0 : 1;
        return [.. shares.Select(share => Write(share * 100, decimals, new ChartUnit("", "%")))];
    }

    private string Spaced(string suffix) => suffix switch
    {
        "" => "",
        "%" => (language is "fr" ? NarrowNoBreakSpace : "") + suffix,
        _ => NoBreakSpace + suffix,
    };
}
