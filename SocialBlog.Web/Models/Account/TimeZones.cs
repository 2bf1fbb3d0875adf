using System.Globalization;

namespace SocialBlog.Web.Models.Account;

/// <summary>What a person can choose as the blog's time zone.</summary>
public static class TimeZones
{
    private static readonly Lazy<IReadOnlyList<string>> Names = new(() =>
        [.. TimeZoneInfo.GetSystemTimeZones(skipSorting: true).Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal)]);

    /// <summary>IANA names by continent and city, those of the machine's time zone data.</summary>
    public static IReadOnlyList<string> All => Names.Value;

    public static string DefaultFor(string language) => language is "fr" ? "Europe/Paris" : "Europe/London";

    /// <summary>The language of the page, as one that the blog offers.</summary>
    public static string CurrentLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "fr" ? "fr" : "en";
}
