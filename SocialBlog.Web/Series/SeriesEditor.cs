using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Series;

namespace SocialBlog.Web.Series;

/// <summary>A series as its author wants it.</summary>
/// <param name="Slug">Empty: made from the title.</param>
/// <param name="Places">Of its posts, by their numbers: ascending, what is not named comes last.</param>
/// <param name="Version">Of the series the author began from; 0 for a new one.</param>
public sealed record SeriesDraft(string Title, string Slug, string Description, IReadOnlyDictionary<int, int> Places, int Version);

public enum SeriesSaveOutcome
{
    Saved,
    NotFound,

    /// <summary>Somebody saved it meanwhile; nothing was changed, the series as it stands comes back.</summary>
    Conflict,

    /// <summary>Another series has this address; nothing was changed.</summary>
    AddressTaken,
}

/// <summary>Saves and deletes series, each with its line in the audit log. Posts join and leave in their own editor.</summary>
public sealed class SeriesEditor(BlogDbContext db, TimeProvider clock)
{
    public async Task<(SeriesSaveOutcome Outcome, PostSeries? Series)> SaveAsync(int? id, SeriesDraft draft, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var series = id is null ? new PostSeries(draft.Title, draft.Slug, draft.Description) : await db.Series.SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (series is null) return (SeriesSaveOutcome.NotFound, null);
        if (id is not null)
        {
            if (series.Version != draft.Version) return (SeriesSaveOutcome.Conflict, series);
            series.Edit(draft.Title, draft.Slug, draft.Description);
            await ArrangeAsync(series.Id, draft.Places, cancel);
        }

        if (await db.Series.AnyAsync(s => s.Slug == series.Slug && s.Id != series.Id, cancel))
        {
            db.ChangeTracker.Clear();
            return (SeriesSaveOutcome.AddressTaken, series);
        }

        if (id is null) db.Series.Add(series);
        await db.SaveChangesAsync(cancel);
        db.AuditEntries.Add(new AuditEntry(AuditAction.SeriesSaved, userId, series.Id, series.Title, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return (SeriesSaveOutcome.Saved, series);
    }

    /// <summary>Its posts stay, in no series.</summary>
    /// <returns>The title of the series that is gone; null when there was none.</returns>
    public async Task<string?> DeleteAsync(int id, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Series.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } series) return null;
        db.Series.Remove(series);
        db.AuditEntries.Add(new AuditEntry(AuditAction.SeriesDeleted, userId, series.Id, series.Title, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return series.Title;
    }

    /// <summary>Numbers the posts anew, from 1; of two with the same place the one that stood before stays before.</summary>
    private async Task ArrangeAsync(int id, IReadOnlyDictionary<int, int> places, CancellationToken cancel)
    {
        var posts = await db.Posts.OfSeries(id).InSeriesOrder().ToListAsync(cancel);
        foreach (var (post, index) in posts.OrderBy(p => places.GetValueOrDefault(p.Id, int.MaxValue)).Select((post, index) => (post, index)))
            post.JoinSeries(id, index + 1);
    }
}
