using SocialBlog.Data.Users;

namespace SocialBlog.Data.Duty;

public static class DutyQueries
{
    /// <summary>Who is on duty on a day, of those who may still decide on comments.</summary>
    public static IQueryable<User> OnDuty(this BlogDbContext db, DateOnly date)
    {
        var day = date.DayOfWeek;
        return db.Users.Moderating().Where(u => db.DutyExceptions.Any(e => e.Date == date)
            ? db.DutyExceptions.Any(e => e.Date == date && e.UserId == u.Id)
            : db.WeeklyDuties.Any(d => d.Day == day && d.UserId == u.Id));
    }
}
