using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Where a day in the admin begins.</summary>
[Needs(Permission.HaveAnAccount)]
public sealed class DashboardController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : AdminController(db)
{
    private const int ReviewsShown = 5, LinesShown = 12;

    /// <param name="month">Of the calendar, <c>2011-05</c>; missing, or none that can be shown: this one.</param>
    [HttpGet("/admin")]
    public async Task<IActionResult> Index(string? month, CancellationToken cancel)
    {
        var zone = blog.Value.Zone;
        var today = BlogTime.DayOf(clock.GetUtcNow().UtcDateTime, zone);
        var first = new DateOnly(today.Year, today.Month, 1);
        if (DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && MonthCalendar.Has(asked)) first = asked;

        // What somebody may not decide does not wait for him or her.
        var (moderates, edits, governs, me) = (User.May(Permission.Moderate), User.May(Permission.EditAll), User.May(Permission.Govern), User.UserId());
        var pending = Db.Comments.In(CommentState.Pending).Where(c => moderates);
        var reviews = Db.Posts.InState(PostStatus.InReview).Where(p => edits);
        var seen = Db.Posts.SeenBy(User);
        var posts = await Db.Posts.Between(first, first.AddMonths(1), zone)
            .Where(p => p.Status == PostStatus.Published || (p.Status == PostStatus.Scheduled && seen.Any(s => s.Id == p.Id))).OldestFirst().Take(MonthCalendar.MaxPosts)
            .Select(p => new CalendarPost(p.Id, p.Title, p.Status, p.PublishedAt!.Value, p.AuthorId, p.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).FirstOrDefault())).ToListAsync(cancel);
        var waiting = await reviews.OrderBy(p => EF.Property<DateTime>(p, PostListQueries.ListedAt)).Take(ReviewsShown).Select(p => new { p.Id, p.Title }).ToListAsync(cancel);
        return View(new DashboardPage(
            await pending.CountAsync(cancel),
            await pending.MinAsync(c => (DateTime?)c.CreatedAt, cancel),
            await reviews.CountAsync(cancel),
            [.. waiting.Select(p => new Choice(p.Id.ToString(CultureInfo.InvariantCulture), p.Title))],
            await Db.Outbox.CountAsync(m => m.FailedAt != null && governs, cancel),
            await seen.AnyAsync(cancel),
            new MonthCalendar(first, posts.ToLookup(p => BlogTime.DayOf(p.PublishedAt, zone))),
            today,
            await LogLine.LoadAsync(Db, Db.AuditEntries.Where(e => governs || e.UserId == me), LinesShown, cancel)));
    }
}
