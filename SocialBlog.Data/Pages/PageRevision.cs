using SocialBlog.Data.Revisions;

namespace SocialBlog.Data.Pages;

/// <summary>All of a page that an author types, as typed.</summary>
/// <param name="Slug">Empty: made from the title.</param>
public sealed record PageWriting(string Title, string Slug, string Markdown);

/// <summary>A page as it was written at some time, also before there is a page.</summary>
public sealed class PageRevision : Revision
{
    private PageRevision()
    {
    }

    /// <summary>Null while the page was never saved.</summary>
    public int? PageId { get; private set; }

    public Page? Page { get; private set; }

    /// <summary>Of the page: it is made with the form of a new one, so it is known before the first save.</summary>
    public Guid Key { get; private set; }

    public PageWriting Writing => new(Title, Slug, Markdown);

    /// <summary>The page as it stands.</summary>
    /// <param name="userId">Who saved it; null: not known.</param>
    public static PageRevision Of(Page page, int? userId) => new PageRevision
    {
        PageId = page.Id,
        Key = page.Key,
        UserId = userId,
        Version = page.Version,
        StartedAt = page.UpdatedAt,
    }.With(new PageWriting(page.Title, page.Slug, page.Markdown), page.UpdatedAt);

    /// <param name="pageId">Null while it was never saved.</param>
    /// <param name="version">Of the page that the author began from; 0 for a new one.</param>
    public static PageRevision Autosave(int? pageId, Guid key, int userId, Guid session, int version, PageWriting writing, DateTime now) => new PageRevision
    {
        PageId = pageId,
        Key = key,
        UserId = userId,
        IsAutosave = true,
        Session = session,
        Version = version,
        StartedAt = now,
    }.With(writing, now);

    /// <summary>Takes a later autosave of the same editor.</summary>
    public PageRevision With(PageWriting writing, DateTime now)
    {
        Write(writing.Title, writing.Slug, writing.Markdown, now);
        return this;
    }
}

public static class PageRevisionQueries
{
    public static IQueryable<PageRevision> OfPage(this IQueryable<PageRevision> revisions, Guid key) => revisions.Where(r => r.Key == key);

    /// <summary>Of pages that were begun and never saved.</summary>
    public static IQueryable<PageRevision> OfNoPage(this IQueryable<PageRevision> revisions) => revisions.Where(r => r.PageId == null);
}
