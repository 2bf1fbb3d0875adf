using AngleSharp.Dom;

namespace SocialBlog.Web.Markdown.Events;

/// <summary>
/// Makes a list of dates of each block fenced as <c>events</c>, with the data of https://schema.org/Event as microdata
/// (HTML, 5), and one link to all of them as a calendar. What can't be read stays as it was typed. docs/writing.md says
/// what authors may write.
/// </summary>
internal static class EventBlocks
{
    private const int MaxEvents = 500, MaxLength = 200_000;

    /// <summary>The address at which the events of a text can be had as a calendar.</summary>
    public static string CalendarOf(Guid key) => $"/calendars/{key}.ics";

    public static void Build(IElement body, TextContext context, ICollection<TextProblem> problems)
    {
        IElement? last = null;
        foreach (var fence in In(body))
        {
            var lines = Read(fence, context, problems);
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

        if (last is null) return;
        var link = last.Add("p").Add("a", Wording.Of(context.Language).AddToCalendar);
        link.SetAttribute("href", CalendarOf(context.Key));
        link.SetAttribute("type", "text/calendar");
    }

    /// <summary>The events of a text, in its order.</summary>
    public static IReadOnlyList<TextEvent> EventsIn(IElement body, TextContext context) => [.. In(body).SelectMany(fence => Read(fence, context, [])).Select(line => line.Event).OfType<TextEvent>()];

    private static IReadOnlyList<Fence> In(IElement body) => Fence.In(body, "events", "agenda", "calendrier");

    private static IReadOnlyList<(TextEvent? Event, string Typed)> Read(Fence fence, TextContext context, ICollection<TextProblem> problems)
    {
        var count = fence.Text.AsSpan().Count('\n');
        if (fence.Text.Length > MaxLength || count > MaxEvents)
        {
            problems.Add(new TextProblem("A list of events is too long: it has {0} lines, and at most {1} find room.", count, MaxEvents));
            return [];
        }

        var lines = EventLines.Read(fence.Text, context.Zone, problems);
        if (lines.Count == 0) problems.Add(new TextProblem("A list of events is empty."));
        return lines;
    }
}
