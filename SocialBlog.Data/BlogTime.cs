namespace SocialBlog.Data;

/// <summary>Between UTC, which is stored, and the blog's own calendar, which is shown and typed.</summary>
public static class BlogTime
{
    public static DateTime ToBlog(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(utc, zone);

    public static DateOnly DayOf(DateTime utc, TimeZoneInfo zone) => DateOnly.FromDateTime(ToBlog(utc, zone));

    /// <summary>The first instant of a day, also where daylight saving begins at midnight.</summary>
    public static DateTime StartOfDay(DateOnly day, TimeZoneInfo zone) => ToUtc(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>
    /// A time as typed. An hour that daylight saving skips is moved past the gap, as clocks are; of an hour that comes
    /// twice the first is taken.
    /// </summary>
    public static DateTime ToUtc(DateTime blogTime, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(blogTime, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            var before = zone.GetUtcOffset(local.AddDays(-1));
            return DateTime.SpecifyKind(local - before, DateTimeKind.Utc);
        }

        return zone.IsAmbiguousTime(local)
            ? DateTime.SpecifyKind(local - zone.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }
}
