using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Outbox;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Duty;

/// <summary>Somebody who decides on comments, on one day.</summary>
/// <param name="MailsWithoutDuty">See <see cref="User.MailsWithoutDuty"/>.</param>
/// <param name="IsOwedMail">Is to be told of a comment that waits, and was not yet.</param>
public sealed record ModeratorOfDay(int Id, string Name, bool IsOnDuty, bool MailsWithoutDuty, bool IsOwedMail);

public static class DutyQueries
{
    // Compiled: a flood of comments asks it two hundred times a second.
    private static readonly Func<BlogDbContext, DateOnly, DayOfWeek, IAsyncEnumerable<ModeratorOfDay>> Ask = EF.CompileAsyncQuery(
        (BlogDbContext db, DateOnly date, DayOfWeek day) => db.Users
            .Where(u => u.DeactivatedAt == null && (u.Role == Role.Owner || u.Role == Role.Editor || u.Role == Role.Moderator))
            .Select(u => new ModeratorOfDay(
                u.Id,
                u.DisplayName,
                db.DutyExceptions.Any(e => e.Date == date) ? db.DutyExceptions.Any(e => e.Date == date && e.UserId == u.Id) : db.WeeklyDuties.Any(d => d.Day == day && d.UserId == u.Id),
                u.MailsWithoutDuty,
                db.CommentNotices.Any(n => n.UserId == u.Id && n.Kind == NoticeKind.Waiting))));

    /// <summary>All who decide on comments (as <see cref="UserQueries.Moderating"/>), and who of them is on duty on a day.</summary>
    public static async Task<IReadOnlyList<ModeratorOfDay>> ModeratorsAsync(this BlogDbContext db, DateOnly date, CancellationToken cancel) =>
        await Ask(db, date, date.DayOfWeek).ToListAsync(cancel);
}
