using System.Globalization;
using SocialBlog.Data;
using SocialBlog.Data.Settings;
using SocialBlog.Web.Comments.Defence;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Web.Settings;

/// <summary>An entry of the menu.</summary>
/// <param name="Title">Empty: the name the interface has for this part of the blog.</param>
/// <param name="Address">A decoded path of the blog, or an absolute address.</param>
public sealed record MenuEntry(string Title, string Address);

/// <summary>What every page needs to know of the blog. Immutable; <see cref="CurrentBlog"/> has the one in force.</summary>
public sealed record Blog(string Title, string Tagline, string Language, TimeZoneInfo Zone, IReadOnlyList<MenuEntry> Menu)
{
    /// <summary>The blog before it is set up.</summary>
    public static readonly Blog NotSetUp = new("SocialBlog", "", "en", TimeZoneInfo.Utc, []);

    /// <summary>Of the page that shows it: the blog's, but for the admin of somebody who chose another (see <see cref="CurrentBlog.Value"/>).</summary>
    public string Interface { get; init; } = Language;

    /// <summary>Writes dates and numbers as the rest of the page.</summary>
    public CultureInfo Culture => CultureOf(Interface);

    /// <summary>Everybody needs an authenticator or a passkey beside the password.</summary>
    public bool RequiresSecondFactor { get; init; }

    /// <summary>Key under which readers' networks are hashed.</summary>
    public ReadOnlyMemory<byte> NetworkKey { get; init; }

    public BlogLook Look { get; init; } = new();

    public CommentRules Comments { get; init; } = new();

    /// <inheritdoc cref="CommentRules.HeldWords"/>
    public WordList HeldWords { get; init; } = WordList.Empty;

    /// <inheritdoc cref="CommentRules.BlockedWords"/>
    public WordList BlockedWords { get; init; } = WordList.Empty;

    public static Blog From(BlogSettings settings, IReadOnlyList<MenuEntry> menu) =>
        new(settings.Title, settings.Tagline, settings.Language, TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone), menu)
        {
            NetworkKey = settings.NetworkKey,
            Look = settings.Look,
            Comments = settings.CommentRules,
            HeldWords = new WordList(settings.CommentRules.HeldWords),
            BlockedWords = new WordList(settings.CommentRules.BlockedWords),
            RequiresSecondFactor = settings.RequiresSecondFactor,
        };

    /// <summary>English dates are written day first, as in "Friday 27 May 2011".</summary>
    public static CultureInfo CultureOf(string language) =>
        CultureInfo.GetCultureInfo(language is "fr" ? "fr-FR" : "en-GB");

    /// <summary>As Open Graph writes it: <c>fr_FR</c>.</summary>
    public static string LocaleOf(string language) => CultureOf(language).Name.Replace('-', '_');

    /// <summary>Day of a stored time in the blog's own calendar.</summary>
    public DateOnly DayOf(DateTime utc) => BlogTime.DayOf(utc, Zone);

    /// <summary>"vendredi 27 mai 2011", "dimanche 1er mai 2011"; "Friday 27 May 2011".</summary>
    public string LongDate(DateOnly day) =>
        day.ToString(IsFrenchFirst(day) ? "dddd d'er' MMMM yyyy" : "dddd d MMMM yyyy", Culture);

    /// <summary>"27 mai 2011"; "27 May 2011".</summary>
    public string Date(DateOnly day) => day.ToString(IsFrenchFirst(day) ? "d'er' MMMM yyyy" : "d MMMM yyyy", Culture);

    /// <summary>"27 mai 2011 à 14:05"; "27 May 2011, 14:05".</summary>
    public string DateAndTime(DateTime utc) => Date(DayOf(utc)) + (Interface is "fr" ? " à " : ", ") + TimeOfDay(utc);

    /// <summary>"27 mai 2011 à 14:05:33"; "27 May 2011, 14:05:33".</summary>
    public string DateAndSecond(DateTime utc) => DateAndTime(utc) + BlogTime.ToBlog(utc, Zone).ToString("':'ss", Culture);

    /// <summary>"14:05".</summary>
    public string TimeOfDay(DateTime utc) => BlogTime.ToBlog(utc, Zone).ToString("HH:mm", Culture);

    /// <summary>A title or another plain text of an author, with the spaces and quotation marks its language wants.</summary>
    /// <param name="language">Of the text; null: the blog's.</param>
    public string Typeset(string text, string? language = null) => Typography.TypesetLine(text, language ?? Language);

    /// <summary>The words of somebody else, which stay as they were typed but for the spaces their language wants.</summary>
    /// <inheritdoc cref="Typeset"/>
    public string Space(string text, string? language = null) => Typography.Typeset(text, language ?? Language);

    /// <summary>For the <c>lang</c> attribute of a text: null where it is in the language of the page around it.</summary>
    public string? LangOf(string? language) => (language ?? Language) == Interface ? null : language ?? Language;

    /// <summary>"mai 2011"; "May 2011".</summary>
    public string Month(int year, int month) => new DateOnly(year, month, 1).ToString("MMMM yyyy", Culture);

    /// <summary>For the <c>datetime</c> attribute (HTML, 2.3.5.7): UTC, to the second.</summary>
    public static string MachineTime(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private bool IsFrenchFirst(DateOnly day) => Interface is "fr" && day.Day == 1;
}
