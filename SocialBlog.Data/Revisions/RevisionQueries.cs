using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Data.Revisions;

public static class RevisionQueries
{
    public static IQueryable<T> LatestFirst<T>(this IQueryable<T> revisions) where T : Revision =>
        revisions.OrderByDescending(r => r.At).ThenByDescending(r => r.Id);

    /// <summary>Those that were there when one was made, latest first.</summary>
    public static IQueryable<T> Before<T>(this IQueryable<T> revisions, T revision) where T : Revision
    {
        var (at, id) = (revision.At, revision.Id);
        return revisions.Where(r => r.At < at || (r.At == at && r.Id < id)).LatestFirst();
    }

    /// <summary>The one that an editor's next autosave may take the place of.</summary>
    public static Task<T?> LatestAutosaveAsync<T>(this IQueryable<T> revisions, Guid session, CancellationToken cancel) where T : Revision =>
        revisions.Where(r => r.IsAutosave && r.Session == session).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancel);

    /// <summary>
    /// What was written and neither saved nor put aside, latest first: by anybody from the version there is, and by one
    /// person from an older one, where that person has saved nothing since.
    /// </summary>
    /// <param name="revisions">All of one post or page.</param>
    public static IQueryable<T> Unsaved<T>(this IQueryable<T> revisions, int version, int userId) where T : Revision =>
        revisions.Where(r => r.IsAutosave && !r.IsSettled && (r.Version == version || (r.UserId == userId
            && !revisions.Any(s => !s.IsAutosave && s.UserId == userId && s.At >= r.At)))).LatestFirst();
}
