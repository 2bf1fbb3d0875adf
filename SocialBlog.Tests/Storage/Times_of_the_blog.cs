using SocialBlog.Data;

namespace SocialBlog.Tests.Storage;

/// <summary>Between UTC and the calendar of the blog.</summary>
public sealed class Times_of_the_blog
{
    [Theory]
    [InlineData("Europe/Paris", "2011-05-27T12:00", "2011-05-27T10:00")]
    [InlineData("Europe/Paris", "2012-03-25T02:30", "2012-03-25T01:30")]
    [InlineData("Europe/Paris", "2011-10-30T02:30", "2011-10-30T00:30")]
    [InlineData("America/Santiago", "2022-09-11T00:00", "2022-09-11T04:00")]
    [InlineData("Australia/Lord_Howe", "2011-10-02T02:15", "2011-10-01T15:45")]
    [InlineData("Asia/Kathmandu", "2011-05-27T12:00", "2011-05-27T06:15")]
    public void A_time_as_typed_becomes_UTC(string zone, string typed, string utc) =>
        Assert.Equal(Utc(utc), BlogTime.ToUtc(Utc(typed), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Theory]
    [InlineData("Europe/Paris", "2011-04-30T22:00", 2011, 5, 1)]
    [InlineData("Europe/Paris", "2011-04-30T21:59", 2011, 4, 30)]
    [InlineData("America/Martinique", "2011-05-01T03:59", 2011, 4, 30)]
    public void A_stored_time_belongs_to_a_day_of_the_blog(string zone, string utc, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), BlogTime.DayOf(Utc(utc), TimeZoneInfo.FindSystemTimeZoneById(zone)));
}
