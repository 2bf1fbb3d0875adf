using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SocialBlog.Data;

namespace SocialBlog.Web.Markdown.Events;

/// <summary>When an event takes place, in the blog's time zone.</summary>
/// <param name="From">Null: whole days.</param>
/// <param name="End">The last day.</param>
/// <param name="Until">Null: nobody said.</param>
/// <param name="IsDaily">The times are those of each day, not of the first and the last.</param>
public sealed partial record EventTime(DateOnly Start, TimeOnly? From, DateOnly End, TimeOnly? Until, bool IsDaily)
{
    private static readonly string[] Months =
    [
        "janvier january janv jan", "fevrier february fevr fev feb", "mars march mar", "avril april avr apr", "mai may", "juin june jun", "juillet july juil jul",
        "aout august aug", "septembre september sept sep", "octobre october oct", "novembre november nov", "decembre december dec",
    ];

    private const int Longest = 200;

    private static readonly (int First, int Last) Years = (1900, 2199);

    public DateTimeOffset StartIn(TimeZoneInfo zone) => In(zone, Start, From ?? TimeOnly.MinValue);

    /// <summary>Null where nobody said when it ends.</summary>
    public DateTimeOffset? EndIn(TimeZoneInfo zone) => Until is { } until ? In(zone, End, until) : null;

    /// <summary>
    /// Reads what people write in French and English: days as <c>2026-12-03</c>, <c>3/12/2026</c> (the day first),
    /// <c>3 décembre 2026</c>, <c>December 3, 2026</c>, <c>12-14 janvier 2027</c>; times as <c>9h30</c>, <c>09:30</c>,
    /// <c>9-17h</c>, <c>9.30 pm</c>; words such as "du ... au" and weekdays around them.
    /// </summary>
    /// <param name="zone">Where the clocks run that it means: in spring they skip an hour.</param>
    internal static (EventTime? Time, EventFault Fault) Read(string when, TimeZoneInfo zone)
    {
        if (when.Length > Longest || Tokens(when) is not { Count: > 0 } tokens) return (null, EventFault.Unreadable);
        Complete(tokens);
        if (tokens.Exists(t => t is Day { Year: 0 })) return (null, EventFault.NoYear);
        if (tokens.Exists(t => t is Day { Date: null } or Hour { Time: null })) return (null, EventFault.Impossible);

        var time = tokens switch
        {
            [Day d] => new EventTime(d.On, null, d.On, null, false),
            [Day d, Hour h] => new EventTime(d.On, h.At, d.On, null, false),
            [Day d, Hour h, Link, Hour u] => new EventTime(d.On, h.At, d.On, u.At, false),
            [Day d, Hour h, Link, Day e, Hour u] => new EventTime(d.On, h.At, e.On, u.At, false),
            [Day d, Link, Day e] => new EventTime(d.On, null, e.On, null, false),
            [Day d, Link, Day e, Hour h] => new EventTime(d.On, h.At, e.On, null, true),
            [Day d, Link, Day e, Hour h, Link, Hour u] => new EventTime(d.On, h.At, e.On, u.At, true),
            _ => null,
        };
        if (time is null) return (null, EventFault.Unreadable);
        if (tokens is [Day, Link { IsAnd: true }, Day, ..] && time.End != time.Start.AddDays(1)) return (null, EventFault.DaysApart);
        var isBackwards = time.End < time.Start || (time.Until <= time.From && (time.IsDaily || time.End == time.Start));
        if (isBackwards) return (null, EventFault.EndsBeforeStart);
        var isSkipped = (time.From is { } from && zone.IsInvalidTime(time.Start.ToDateTime(from))) || (time.Until is { } until && zone.IsInvalidTime(time.End.ToDateTime(until)));
        return isSkipped ? (null, EventFault.Impossible) : (time, default);
    }

    private static DateTimeOffset In(TimeZoneInfo zone, DateOnly day, TimeOnly time)
    {
        var utc = BlogTime.ToUtc(day.ToDateTime(time), zone);
        return new DateTimeOffset(utc).ToOffset(zone.GetUtcOffset(utc));
    }

    /// <returns>Null where there is something that belongs to no date.</returns>
    private static List<Token>? Tokens(string when)
    {
        var text = Plain(when);
        List<Token> tokens = [];
        for (var at = 0; at < text.Length;)
        {
            if (Part().Match(text, at) is not { Success: true } part) return null;
            at += part.Length;
            if (part.Groups["y"].Success || part.Groups["month"].Success || part.Groups["m"].Success)
            {
                var month = part.Groups["month"].Success ? 1 + Array.FindIndex(Months, names => names.Split(' ').Contains(part.Groups["month"].Value, StringComparer.Ordinal)) : Number(part, "m");
                tokens.Add(new Day(Number(part, "y"), month, Number(part, "d")));
            }
            else if (part.Groups["h"].Success)
            {
                var hour = Number(part, "h");
                if (part.Groups["half"].Success && hour is 0 or > 12) return null;
                tokens.Add(new Hour(part.Groups["half"].Value switch { "" => hour, "p" => (hour % 12) + 12, _ => hour % 12 }, Number(part, "min")));
            }
            else if (part.Groups["n"].Success)
            {
                tokens.Add(new Bare(Number(part, "n")));
            }
            else if (part.Groups["link"].Success)
            {
                tokens.Add(new Link(part.Groups["link"].Value is "et" or "and" or "&"));
            }
        }

        return tokens;
    }

    /// <summary>Gives what stands before "to" the month, the year or the "h" of what stands behind it.</summary>
    private static void Complete(List<Token> tokens)
    {
        // "3 décembre à 9h", "2026-12-03 - 9:00".
        if (tokens is [Day, Link, Hour, ..]) tokens.RemoveAt(1);
        for (var i = tokens.Count - 3; i >= 0; i--)
        {
            if (tokens[i + 1] is not Link) continue;
            if (tokens[i] is Bare bare) tokens[i] = tokens[i + 2] switch { Day day => day with { Number = bare.Number }, Hour => new Hour(bare.Number, 0), _ => bare };
            // From December to January the year is the one before.
            if (tokens[i] is Day { Year: 0 } start && tokens[i + 2] is Day { Year: > 0 } end)
                tokens[i] = start with { Year = (start.Month, start.Number).CompareTo((end.Month, end.Number)) > 0 ? end.Year - 1 : end.Year };
        }
    }

    private static int Number(Match part, string group) => part.Groups[group] is { Success: true, ValueSpan: var digits } ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    /// <summary>Without accents and capitals.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in CleanText.Line(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark) plain.Append(char.ToLowerInvariant(c));
        }

        return plain.ToString();
    }

    private const string MonthNames =
        @"(?<month>janvier|january|janv|jan|fevrier|february|fevr|fev|feb|mars|march|mar|avril|april|avr|apr|mai|may|juin|june|jun|juillet|july|juil|jul|aout|august|aug|septembre|september|sept|sep|octobre|october|oct|novembre|november|nov|decembre|december|dec)\b\.?";

    private const string Parts = @"\G(?:"
        + @"(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})(?:t(?=[0-9]))?"
        + @"|(?<d>[0-9]{1,2})[/.](?<m>[0-9]{1,2})[/.](?<y>[0-9]{4})\b"
        + @"|(?<d>[0-9]{1,2})(?:er|st|nd|rd|th)?\s+(?:of\s+)?" + MonthNames + @"(?:,?\s+(?<y>[0-9]{4})\b)?"
        + "|" + MonthNames + @"\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<y>[0-9]{4})\b"
        + @"|(?<h>[0-9]{1,2})\s*(?:heures?|h)(?:\s*(?<min>[0-9]{2}))?\b"
        + @"|(?<h>[0-9]{1,2})[:.](?<min>[0-9]{2})(?::00)?(?:\s*(?<half>[ap])\.?m\b\.?)?"
        + @"|(?<h>[0-9]{1,2})\s*(?<half>[ap])\.?m\b\.?"
        + @"|(?<n>[0-9]{1,2})(?:er|st|nd|rd|th)?(?=\s*(?:-|–|—|au?\b|to\b|et\b|and\b|&))"
        + @"|(?<link>-+|–|—|&|(?:au?|to|until|till|et|and)\b)"
        + @"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
        + @"|(?:lun|mar|mer|jeu|ven|sam|dim|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
        + @"|(?:les?|du|de|des|entre|from|on|the|at|between)\b"
        + @"|[\s,]+)";

    [GeneratedRegex(Parts, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();

    private abstract record Token;

    /// <param name="Year">0: not said.</param>
    private sealed record Day(int Year, int Month, int Number) : Token
    {
        public DateOnly? Date =>
            Month is >= 1 and <= 12 && Year >= Years.First && Year <= Years.Last && Number >= 1 && Number <= DateTime.DaysInMonth(Year, Month) ? new DateOnly(Year, Month, Number) : null;

        public DateOnly On => Date!.Value;
    }

    private sealed record Hour(int Number, int Minute) : Token
    {
        public TimeOnly? Time => Number < 24 && Minute < 60 ? new TimeOnly(Number, Minute) : null;

        public TimeOnly At => Time!.Value;
    }

    /// <summary>The 12 of "12-14 January", the 9 of "9-17h".</summary>
    private sealed record Bare(int Number) : Token;

    private sealed record Link(bool IsAnd) : Token;
}
