using System.Text.RegularExpressions;

namespace SocialBlog.Web.Markdown.Events;

/// <summary>
/// What an author typed between the fences of a list of events: a line for each, <c>date | title | place | address</c>,
/// and more words on indented lines below it.
/// </summary>
internal static partial class EventLines
{
    private const int LongestQuoted = 80, LongestLine = 2000;

    /// <returns>The lines in order: an event, or what was typed and can't be read as one.</returns>
    public static IReadOnlyList<(TextEvent? Event, string Typed)> Read(string text, TimeZoneInfo zone, ICollection<TextProblem> problems)
    {
        List<(TextEvent? Event, string Typed)> lines = [];
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            if (char.IsWhiteSpace(line[0]) && lines.Count > 0) lines[^1] = (lines[^1].Event?.Noting(CleanText.Line(line)), lines[^1].Typed + "\n" + line.Trim());
            else lines.Add((ReadOne(CleanText.Line(line), zone, problems), line.Trim()));
        }

        return lines;
    }

    private static TextEvent? ReadOne(string line, TimeZoneInfo zone, ICollection<TextProblem> problems)
    {
        var parts = Bar().Split(line.Trim('|')).Select(part => part.Replace("\\|", "|", StringComparison.Ordinal).Trim()).ToList();
        var (time, fault) = line.Length > LongestLine ? (null, EventFault.TooLong) : EventTime.Read(parts[0], zone);
        if (time is not null && TextEvent.Of(time, parts[1..]) is { } read) return read;

        var typed = line.Length <= LongestQuoted ? line : CleanText.Start(line, LongestQuoted) + "…";
        problems.Add(time is not null ? Problem(EventFault.NoTitle, typed) : Problem(fault, typed));
        return null;
    }

    private static TextProblem Problem(EventFault fault, string typed) => fault switch
    {
        EventFault.NoYear => new TextProblem("“{0}”: the date of an event needs its year.", typed),
        EventFault.Impossible => new TextProblem("“{0}”: no calendar or clock has this day or time.", typed),
        EventFault.EndsBeforeStart => new TextProblem("“{0}”: this event ends before it begins.", typed),
        EventFault.DaysApart => new TextProblem("“{0}”: these days do not follow each other. Give each a line of its own.", typed),
        EventFault.NoTitle => new TextProblem("“{0}”: an event needs a title, after the date and a |.", typed),
        EventFault.TooLong => new TextProblem("“{0}”: this line is too long for an event. More words go below it, indented.", typed),
        _ => new TextProblem("“{0}”: an event begins with its date, such as 2026-12-03 09:30-17:00 or 3 December 2026, and a | after it.", typed),
    };

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bar();
}
