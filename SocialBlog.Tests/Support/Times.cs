using System.Globalization;

namespace SocialBlog.Tests.Support;

public static class Times
{
    /// <summary>A time such as <c>2011-05-27T08:00</c>, UTC.</summary>
    public static DateTime Utc(string time) =>
        DateTime.ParseExact(time, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
