using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Markdown.Events;

namespace SocialBlog.Web.Calendars;

/// <summary>The text whose events go into a calendar.</summary>
/// <param name="Key">Of the post or page.</param>
/// <param name="Url">Absolute address of its page.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record CalendarSource(Guid Key, string Title, string Url, string Language, DateTime UpdatedAt);

/// <summary>Writes events as an iCalendar file (RFC 5545), to be taken in once or subscribed to.</summary>
public static class CalendarFile
{
    /// <param name="zone">The one that times are in.</param>
    public static byte[] Write(CalendarSource source, IReadOnlyList<TextEvent> events, TimeZoneInfo zone)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//SocialBlog//EN" };
        calendar.AddProperty("NAME", source.Title);
        calendar.AddProperty("X-WR-CALNAME", source.Title);
        if (events.Any(e => e.Time.From is not null)) calendar.AddTimeZone(Zone(zone, events.Min(e => e.Time.Start), events.Max(e => e.Time.End)));
        var same = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var shown in events)
        {
            var identity = FormattableString.Invariant($"{shown.Time.Start:yyyy-MM-dd} {shown.Time.From:HH:mm} {shown.Title}");
            same[identity] = same.GetValueOrDefault(identity) + 1;
            calendar.Events.Add(Entry(source, shown, Identifier(source.Key, identity, same[identity]), IdOf(zone)));
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent Entry(CalendarSource source, TextEvent shown, string identifier, string zone)
    {
        var time = shown.Time;
        var entry = new CalendarEvent
        {
            Uid = identifier,
            DtStamp = new CalDateTime(source.UpdatedAt),
            Summary = shown.Title,
            Url = new Uri(new Uri(source.Url), shown.Address ?? ""),
            Start = time.From is { } from ? new CalDateTime(time.Start.ToDateTime(from), zone) : new CalDateTime(time.Start),
        };
        // The end is the first instant, or day, after it.
        if (time.From is null) entry.End = new CalDateTime(time.End.AddDays(1));
        else if (time.Until is { } until) entry.End = new CalDateTime((time.IsDaily ? time.Start : time.End).ToDateTime(until), zone);
        if (time.IsDaily) entry.RecurrenceRule = new RecurrenceRule(FrequencyType.Daily, 1) { Count = time.End.DayNumber - time.Start.DayNumber + 1 };
        if (shown.Place is not null || shown.Online is not null)
            entry.Location = string.Join(", ", ((string?[])[shown.Place, shown.OnlineIn(Wording.Of(source.Language))]).OfType<string>());
        if (shown.Note.Length > 0) entry.Description = shown.Note;
        return entry;
    }

    /// <summary>The same for the same event as long as its day, hour and title stay; a name-based UUID (RFC 9562, 5.8).</summary>
    private static string Identifier(Guid key, string identity, int place)
    {
        var hash = SHA256.HashData([.. key.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{identity} {place}"))])[..16];
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }

    /// <summary>
    /// Every change of the clocks around the events, one by one (RFC 5545, 3.6.5). The library's own rules are wrong for
    /// zones such as Europe/Dublin, whose winter time is the exception, and Africa/Casablanca, which follows the moon.
    /// </summary>
    private static VTimeZone Zone(TimeZoneInfo zone, DateOnly first, DateOnly last)
    {
        var component = new VTimeZone(IdOf(zone));
        var at = DateTime.SpecifyKind(first.AddYears(-1).ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc);
        var offset = zone.GetUtcOffset(at);
        Add(at, offset);
        for (var end = last.AddDays(2).ToDateTime(TimeOnly.MinValue); at < end; at = at.AddDays(1))
        {
            if (zone.GetUtcOffset(at.AddDays(1)) == offset) continue;
            var change = at;
            while (zone.GetUtcOffset(change) == offset) change = change.AddMinutes(15);
            Add(change, offset);
            offset = zone.GetUtcOffset(change);
        }

        return component;

        void Add(DateTime at, TimeSpan before) => component.Children.Add(new VTimeZoneInfo(zone.IsDaylightSavingTime(at) ? Components.Daylight : Components.Standard)
        {
            Start = new CalDateTime(DateTime.SpecifyKind(at + before, DateTimeKind.Unspecified)),
            OffsetFrom = new UtcOffset(before),
            OffsetTo = new UtcOffset(zone.GetUtcOffset(at)),
        });
    }

    private static string IdOf(TimeZoneInfo zone) => zone.HasIanaId || !TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? zone.Id : iana;
}
