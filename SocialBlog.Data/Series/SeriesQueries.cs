using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;

namespace SocialBlog.Data.Series;

public static class SeriesQueries
{
    public static IQueryable<Post> OfSeries(this IQueryable<Post> posts, int seriesId) => posts.Where(p => p.SeriesId == seriesId);

    /// <summary>By place; posts with the same one by date.</summary>
    public static IQueryable<Post> InSeriesOrder(this IQueryable<Post> posts) =>
        posts.OrderBy(p => p.SeriesPosition).ThenBy(p => p.PublishedAt).ThenBy(p => p.Id);

    /// <summary>The series that goes by this title, a new one added to the context where there is none.</summary>
    public static async Task<PostSeries> FindOrAddAsync(this DbSet<PostSeries> all, string title, CancellationToken cancel)
    {
        var series = new PostSeries(title, null, "");
        if (await all.FirstOrDefaultAsync(s => s.Slug == series.Slug, cancel) is { } known) return known;
        all.Add(series);
        return series;
    }

    /// <summary>The place after all others.</summary>
    /// <param name="exceptPostId">Does not count.</param>
    public static async Task<int> NextPlaceAsync(this IQueryable<Post> posts, int seriesId, int exceptPostId, CancellationToken cancel) =>
        1 + (await posts.OfSeries(seriesId).Where(p => p.Id != exceptPostId).MaxAsync(p => (int?)p.SeriesPosition, cancel) ?? 0);
}
