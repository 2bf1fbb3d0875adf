using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>What came in on a day (UTC), by what became of it.</summary>
public sealed record TrendDay(DateOnly Day, int Comments, int Spam);

/// <summary>Comments and spam of the last days, oldest first, with a place for each day.</summary>
public sealed record CommentTrend(IReadOnlyList<TrendDay> Days)
{
    /// <summary>As many as spam is kept.</summary>
    public const int Length = 30;

    public static readonly CommentTrend None = new([]);

    public int Comments => Days.Sum(d => d.Comments);

    public int Spam => Days.Sum(d => d.Spam);

    /// <summary>The most of one day; at least 1.</summary>
    public int Most => Math.Max(1, Days.Select(d => d.Comments + d.Spam).DefaultIfEmpty().Max());

    public static async Task<CommentTrend> LoadAsync(BlogDbContext db, DateTime now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now);
        var first = today.AddDays(1 - Length);
        var counts = await db.CommentCounts.AsNoTracking().Where(c => c.Day >= first && c.State != CommentState.Trashed).ToListAsync(cancel);
        return new CommentTrend([.. Enumerable.Range(0, Length).Select(first.AddDays).Select(day => new TrendDay(
            day,
            counts.Where(c => c.Day == day && c.State != CommentState.Spam).Sum(c => c.Count),
            counts.Where(c => c.Day == day && c.State == CommentState.Spam).Sum(c => c.Count)))]);
    }
}
