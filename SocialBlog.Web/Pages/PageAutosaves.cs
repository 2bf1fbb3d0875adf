using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Pages;
using SocialBlog.Data.Revisions;

namespace SocialBlog.Web.Pages;

/// <summary>What the editor of a page sends while somebody writes.</summary>
/// <param name="Id">Of the page; null while it was never saved.</param>
/// <param name="Key">Made with the form of a new page.</param>
/// <param name="Session">Made with the editor.</param>
/// <param name="Version">Of the page the author began from; 0 for a new one.</param>
public sealed record PageAutosave(int? Id, Guid Key, Guid Session, int Version, PageWriting Writing);

/// <param name="PageId">Null while the page was never saved: an autosave makes none.</param>
/// <param name="IsOvertaken">Somebody saved the page since: the author's next save will show both texts.</param>
public sealed record PageAutosaveResult(int? PageId, DateTime At, bool IsOvertaken);

/// <summary>
/// Keeps what is being written beside the page and never in it. What was never saved is kept under its key alone, since
/// each page there is can be read by everybody.
/// </summary>
public sealed class PageAutosaves(BlogDbContext db, TimeProvider clock)
{
    /// <returns>Null where the page is no longer there.</returns>
    public async Task<PageAutosaveResult?> KeepAsync(PageAutosave autosave, int userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var page = await db.Pages.AsNoTracking().SingleOrDefaultAsync(p => autosave.Id == null ? p.Key == autosave.Key : p.Id == autosave.Id, cancel);
        if (page is null && autosave.Id is not null) return null;

        var key = page?.Key ?? autosave.Key;
        var latest = await db.PageRevisions.OfPage(key).LatestAutosaveAsync(autosave.Session, cancel);
        if (latest is not null && latest.TakesIn(autosave.Version, now)) latest.With(autosave.Writing, now);
        else db.PageRevisions.Add(PageRevision.Autosave(page?.Id, key, userId, autosave.Session, autosave.Version, autosave.Writing, now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new PageAutosaveResult(page?.Id, now, page is not null && page.Version != autosave.Version);
    }

    /// <summary>Puts aside what a person wrote and did not save. It stays in the list of revisions.</summary>
    /// <returns>False where there is no such autosave of that person.</returns>
    public async Task<bool> SettleAsync(int pageId, int revisionId, int userId, CancellationToken cancel)
    {
        if (await db.PageRevisions.SingleOrDefaultAsync(r => r.Id == revisionId && r.PageId == pageId && r.UserId == userId && r.IsAutosave, cancel) is not { } revision) return false;
        revision.Settle();
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Deletes what anybody wrote of a page that was never saved.</summary>
    /// <returns>False where there is nothing of it.</returns>
    public async Task<bool> DiscardAsync(Guid key, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var kept = db.PageRevisions.OfNoPage().OfPage(key);
        if (await kept.LatestFirst().Select(r => r.Title).FirstOrDefaultAsync(cancel) is not { } title) return false;
        await kept.ExecuteDeleteAsync(cancel);
        db.AuditEntries.Add(new AuditEntry(AuditAction.PageDiscarded, userId, null, title, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
