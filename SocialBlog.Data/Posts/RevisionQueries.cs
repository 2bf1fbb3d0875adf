using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Data.Posts;

public static class RevisionQueries
{
    public static IQueryable<PostRevision> OfPost(this IQueryable<PostRevision> revisions, int postId) => revisions.Where(r => r.PostId == postId);

    public static IQueryable<PostRevision> LatestFirst(this IQueryable<PostRevision> revisions) =>
        revisions.OrderByDescending(r => r.At).ThenByDescending(r => r.Id);

    /// <summary>The one that a page's next autosave may take the place of.</summary>
    public static Task<PostRevision?> LatestOfPageAsync(this IQueryable<PostRevision> revisions, int postId, Guid session, CancellationToken cancel) =>
        revisions.Where(r => r.PostId == postId && r.IsAutosave && r.Session == session).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancel);
}
