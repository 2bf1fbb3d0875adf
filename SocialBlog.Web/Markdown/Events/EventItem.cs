using System.Globalization;
using AngleSharp.Dom;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Markdown.Events;

/// <summary>How one event looks in a list: a leaf of a calendar, and beside it everything in words.</summary>
internal sealed class EventItem(TextContext context)
{
    private const string Schema = "https://schema.org/", Dash = "\u00A0– ";

    private readonly CultureInfo _culture = Blog.CultureOf(context.Language);
    private readonly Wording _wording = Wording.Of(context.Language);

    private bool IsFrench => context.Language is "fr";

    public void Build(IElement item, TextEvent shown)
    {
        Describe(item, "Event");
        AddLeaf(item, shown.Time.Start);
        var words = item.Add("div");
        var title = words.Add("p", cssClass: "event-title");
        if (shown.Address is not null)
        {
            title = title.Add("a");
            title.SetAttribute("href", shown.Address);
            Name(title, "url");
        }

        Name(title.Add("span", shown.Title), "name");
        AddTimes(words.Add("p"), shown.Time);
        if (shown.Place is not null || shown.Online is not null) AddPlaces(words.Add("p"), shown);
        foreach (var line in shown.Note.Split('\n', StringSplitOptions.RemoveEmptyEntries)) Name(words.Add("p", line), "description");
    }

    private void AddLeaf(IElement item, DateOnly day)
    {
        var leaf = item.Add("span", cssClass: "leaf");
        // Said in full beside it.
        leaf.SetAttribute("aria-hidden", "true");
        leaf.Add("span", day.ToString("ddd", _culture));
        leaf.Add("b", day.ToString("%d", _culture));
        leaf.Add("span", day.ToString("MMM", _culture));
    }

    private void AddTimes(IElement line, EventTime time)
    {
        var (from, until) = (time.From is null ? "" : ", " + Clock(time.From.Value), time.Until is null ? "" : Clock(time.Until.Value));
        if (time.Start == time.End)
        {
            AddTime(line, "startDate", Day(time.Start, "dddd d MMMM yyyy") + from, time.From is null ? null : time.StartIn(context.Zone), time.Start);
            if (time.EndIn(context.Zone) is not { } end) return;
            line.Say(Dash);
            AddTime(line, "endDate", until, end, time.End);
            return;
        }

        var start = Day(time.Start, time.Start.Year != time.End.Year ? "dddd d MMMM yyyy" : time.Start.Month != time.End.Month || (time.From is not null && !time.IsDaily) ? "dddd d MMMM" : "dddd d");
        line.Say(_wording.FromDay);
        AddTime(line, "startDate", start + (time.IsDaily ? "" : from), time.From is null ? null : time.StartIn(context.Zone), time.Start);
        line.Say(_wording.ToDay);
        AddTime(line, "endDate", Day(time.End, "dddd d MMMM yyyy") + (time.IsDaily || until.Length == 0 ? "" : ", " + until), time.EndIn(context.Zone), time.End);
        if (time.IsDaily) line.Say(from + (until.Length > 0 ? Dash + until : ""));
    }

    /// <param name="instant">Null: the day alone is known.</param>
    private static void AddTime(IElement line, string property, string words, DateTimeOffset? instant, DateOnly day)
    {
        var time = line.Add("time", words);
        time.SetAttribute("datetime", instant?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) ?? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Name(time, property);
    }

    private void AddPlaces(IElement line, TextEvent shown)
    {
        if (shown.Place is not null)
        {
            var place = line.Add("span");
            Name(place, "location");
            Describe(place, "Place");
            Name(place.Add("span", shown.Place), "name address");
        }

        if (shown.Online is not null)
        {
            if (shown.Place is not null) line.Say(" ");
            var online = line.Add("span", cssClass: "badge");
            Name(online, "location");
            Describe(online, "VirtualLocation");
            Name(online.Add("span", shown.OnlineIn(_wording)!), "name");
            if (shown.Address is not null) AddData(online, "url", shown.Address);
        }

        AddData(line, "eventAttendanceMode", Schema + (shown.Place is null ? "Online" : shown.Online is null ? "Offline" : "Mixed") + "EventAttendanceMode");
    }

    private static void AddData(IElement parent, string property, string address)
    {
        var link = parent.Add("link");
        Name(link, property);
        link.SetAttribute("href", address);
    }

    private static void Name(IElement element, string property) => element.SetAttribute("itemprop", property);

    private static void Describe(IElement element, string type)
    {
        element.SetAttribute("itemscope", "");
        element.SetAttribute("itemtype", Schema + type);
    }

    private string Day(DateOnly day, string format) => day.ToString(IsFrench && day.Day == 1 ? format.Replace(" d", " d'er'", StringComparison.Ordinal) : format, _culture);

    /// <summary>"9 h 30", "17 h"; "9:30", "17:00".</summary>
    private string Clock(TimeOnly time) => IsFrench
        ? time.ToString(time.Minute == 0 ? "H'\u00A0h'" : "H'\u00A0h\u00A0'mm", CultureInfo.InvariantCulture)
        : time.ToString("H:mm", CultureInfo.InvariantCulture);
}
