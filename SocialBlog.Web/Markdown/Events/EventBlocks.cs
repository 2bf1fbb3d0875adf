using AngleSharp.Dom;

namespace SocialBlog.Web.Markdown.Events;

/// <summary>
/// Makes a list of dates of each block fenced as <c>events</c>, with the data of https://schema.org/Event as microdata
/// (HTML, 5), and one link to all of them as a calendar. What can't be read stays as it was typed. docs/writing.md says
/// what authors may write.
/// </summary>
internal static class EventBlocks
{
    /// <summary>In all lists of a text together.</summary>
    private const int MaxLines = 500, MaxLength = 200_000;

    /// <summary>The address at which the events of a text can be had as a calendar.</summary>
    public static string CalendarOf(Guid key) => $"/calendars/{key}.ics";

    public static void Build(IElement body, TextContext context, ICollection<TextProblem> problems)
    {
        IElement? last = null;
        foreach (var (fence, lines) in Read(body, context, problems))
        {
            if (!lines.Any(line => line.Event is not null)) continue;
            last = body.Owner!.CreateElement("div");
            last.ClassName = "events";
            var list = last.Add("ol");
            foreach (var (read, typed) in lines)
            {
                if (read is null) list.Add("li").Add("p", typed);
                else new EventItem(context).Build(list.Add("li"), read);
            }

            fence.Element.Replace(last);
        }

        if (last is null || context.Key == Guid.Empty) return;
        var link = last.Add("p").Add("a", Wording.Of(context.Language).AddToCalendar);
        link.SetAttribute("href", CalendarOf(context.Key));
        link.SetAttribute("type", "text/calendar");
    }

    /// <summary>The events of a text, in its order.</summary>
    public static IReadOnlyList<TextEvent> EventsIn(IElement body, TextContext context) => [.. Read(body, context, []).SelectMany(list => list.Lines).Select(line => line.Event).OfType<TextEvent>()];

    private static IEnumerable<(Fence Fence, IReadOnlyList<(TextEvent? Event, string Typed)> Lines)> Read(IElement body, TextContext context, ICollection<TextProblem> problems)
    {
        var room = MaxLines;
        foreach (var fence in Fence.In(body, "events", "agenda", "calendrier"))
        {
            var count = fence.Text.AsSpan().Count('\n');
            if (fence.Text.Length > MaxLength || count > room)
            {
                problems.Add(new TextProblem("A list of events is too long: it has {0} lines, and all lists of a text have room for {1}.", count, MaxLines));
                continue;
            }

            room -= count;
            var lines = EventLines.Read(fence.Text, context.Zone, problems);
            if (lines.Count == 0) problems.Add(new TextProblem("A list of events is empty."));
            yield return (fence, lines);
        }
    }
}
