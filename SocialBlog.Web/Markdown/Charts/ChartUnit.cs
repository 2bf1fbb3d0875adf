using System.Globalization;

namespace SocialBlog.Web.Markdown.Charts;

/// <summary>What stands before or behind a number: a currency, a measure, nothing.</summary>
internal readonly record struct ChartUnit(string Prefix, string Suffix)
{
    public static readonly ChartUnit None = new("", "");

    /// <summary>What numbers share: <c>900 €</c> and <c>3 k€</c> are euros.</summary>
    /// <returns>Null where some are of one unit and some of another.</returns>
    public static ChartUnit? Of(IEnumerable<TypedNumber?> numbers)
    {
        var units = numbers.OfType<TypedNumber>().Select(number => number.Unit).Where(unit => unit != None).Distinct().ToList();
        if (units.Count <= 1) return units.FirstOrDefault(None);
        return units.Select(unit => unit.Whole().Unit).Distinct().ToList() is [var whole] ? whole : null;
    }

    /// <summary>Without the letter that stands for thousands or more, and how many ones that letter means.</summary>
    public (ChartUnit Unit, double Factor) Whole()
    {
        foreach (var (name, factor) in ((string, double)[])[("Md", 1e9), ("bn", 1e9), ("k", 1e3), ("K", 1e3), ("M", 1e6), ("m", 1e6)])
        {
            if (!Suffix.StartsWith(name, StringComparison.Ordinal)) continue;
            var rest = Suffix[name.Length..].Trim();
            var isMoney = rest.Length > 0 && rest.All(c => char.GetUnicodeCategory(c) is UnicodeCategory.CurrencySymbol);
            // By itself "m" is a metre.
            if (isMoney || (rest.Length == 0 && (Prefix.Length > 0 || name is not "m"))) return (this with { Suffix = rest }, factor);
        }

        return (this, 1);
    }
}
