using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Menu;
using SocialBlog.Data.Pages;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Pages;

/// <summary>A page as its author wants it.</summary>
/// <param name="Slug">Empty: made from the title.</param>
/// <param name="InMenu">The menu leads to it: a page that is new there comes last.</param>
/// <param name="Version">Of the page the author began from; 0 for a new one.</param>
/// <param name="Key">Made with the form of a new page: what was kept of it is found by it, and the form sent twice makes one page.</param>
public sealed record PageDraft(string Title, string Slug, string Markdown, bool InMenu, int Version, Guid Key);

public enum PageSaveOutcome
{
    Saved,
    NotFound,

    /// <summary>Somebody saved it meanwhile; nothing was changed, the page as it stands comes back.</summary>
    Conflict,

    /// <summary>Another page or the blog itself answers at this address; nothing was changed.</summary>
    AddressTaken,
}

/// <summary>Saves and deletes pages, each with its rendering, its revision and its line in the audit log.</summary>
public sealed class PageEditor(BlogDbContext db, MarkdownRenderer markdown, CurrentBlog blog, TimeProvider clock)
{
    /// <summary>First segments of the blog's own addresses, and of those that blogs coming from elsewhere bring along.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "account", "admin", "archive", "authors", "calendars", "category", "comments", "css", "error", "feed", "feeds", "health", "js", "media", "moderation", "p", "search", "series",
        "setup", "subscriptions", "tag", "tags", "author",
    };

    public async Task<(PageSaveOutcome Outcome, Page? Page)> SaveAsync(int? id, PageDraft draft, int userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var page = await db.Pages.SingleOrDefaultAsync(p => id == null ? p.Key == draft.Key : p.Id == id, cancel);
        if (page is null && id is not null) return (PageSaveOutcome.NotFound, null);
        // The form of a new page, sent twice.
        if (page is not null && id is null && page.IsAs(draft.Title, draft.Slug, draft.Markdown) && await db.MenuItems.AnyAsync(i => i.PageId == page.Id, cancel) == draft.InMenu)
            return (PageSaveOutcome.Saved, page);
        var isNew = page is null;
        page ??= new Page(draft.Key, now);
        if (page.Version != draft.Version) return (PageSaveOutcome.Conflict, page);

        var former = await FormerAsync(page, cancel);
        var was = new PageWriting(page.Title, page.Slug, page.Markdown);
        page.Edit(draft.Title, draft.Slug, markdown.Render(draft.Markdown, new TextContext(blog.Value.Language, page.Key, blog.Value.Zone)), now);
        if (Reserved.Contains(page.Slug) || IsYear(page.Slug) || await db.Pages.AnyAsync(p => p.Slug == page.Slug && p.Id != page.Id, cancel))
        {
            db.ChangeTracker.Clear();
            return (PageSaveOutcome.AddressTaken, page);
        }

        if (isNew) db.Pages.Add(page);
        await PutIntoMenuAsync(page, draft.InMenu, cancel);
        await db.SaveChangesAsync(cancel);
        if (isNew) await db.PageRevisions.OfPage(page.Key).ExecuteUpdateAsync(r => r.SetProperty(x => x.PageId, page.Id), cancel);
        if (former is not null) db.PageRevisions.Add(former);
        var revision = PageRevision.Of(page, userId);
        if (isNew || revision.Writing != was) db.PageRevisions.Add(revision);
        db.AuditEntries.Add(new AuditEntry(AuditAction.PageSaved, userId, page.Id, page.Title, now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return (PageSaveOutcome.Saved, page);
    }

    /// <summary>What stood there before, of a page of which no save is on record.</summary>
    private async Task<PageRevision?> FormerAsync(Page page, CancellationToken cancel)
    {
        if (page.Version == 0 || await db.PageRevisions.OfPage(page.Key).AnyAsync(r => !r.IsAutosave, cancel)) return null;
        var by = await db.AuditEntries.Where(e => e.Action == AuditAction.PageSaved && e.SubjectId == page.Id).OrderByDescending(e => e.Id).Select(e => e.UserId).FirstOrDefaultAsync(cancel);
        return PageRevision.Of(page, by);
    }

    /// <summary>Deletes a page with its revisions.</summary>
    /// <returns>The title of the page that is gone; null when there was none.</returns>
    public async Task<string?> DeleteAsync(int id, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Pages.SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } page) return null;
        db.Pages.Remove(page);
        db.AuditEntries.Add(new AuditEntry(AuditAction.PageDeleted, userId, page.Id, page.Title, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return page.Title;
    }

    private async Task PutIntoMenuAsync(Page page, bool inMenu, CancellationToken cancel)
    {
        var items = await db.MenuItems.Where(i => i.PageId == page.Id).ToListAsync(cancel);
        if (!inMenu) db.MenuItems.RemoveRange(items);
        else if (items.Count == 0) db.MenuItems.Add(new MenuItem(page, "", 1 + (await db.MenuItems.MaxAsync(i => (int?)i.Position, cancel) ?? 0)));
    }

    private static bool IsYear(string slug) => slug.Length == 4 && slug.All(char.IsAsciiDigit);
}
