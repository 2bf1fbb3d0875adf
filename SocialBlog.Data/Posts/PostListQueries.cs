using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Data.Posts;

/// <summary>What the admin's list of posts goes by. Each has an index, so that a page costs the same however far down.</summary>
public enum PostOrder
{
    /// <summary>By the date readers see; drafts, and what is in review or in the trash, by their last change.</summary>
    Newest,

    /// <summary>From A on, see <see cref="TitleOrder"/>.</summary>
    Title,
    Changed,
    Comments,
}

/// <summary>Order of the admin's list, and where a page of it begins.</summary>
public static class PostListQueries
{
    /// <summary>Name of a column that the database computes, see <see cref="PostOrder.Newest"/>.</summary>
    public const string ListedAt = "ListedAt";

    /// <summary>Posts of one state. The few that readers never see have an index, which the condition written out leads to.</summary>
    public static IQueryable<Post> InState(this IQueryable<Post> posts, PostStatus state) => state is PostStatus.Draft or PostStatus.InReview or PostStatus.Trashed
        ? posts.Where(p => (p.Status == PostStatus.Draft || p.Status == PostStatus.InReview || p.Status == PostStatus.Trashed) && p.Status == state)
        : posts.Where(p => p.Status == state);

    public static IQueryable<Post> InOrder(this IQueryable<Post> posts, PostOrder order) => order switch
    {
        PostOrder.Title => posts.OrderBy(p => p.TitleKey).ThenBy(p => p.Id),
        PostOrder.Changed => posts.OrderByDescending(p => p.UpdatedAt).ThenByDescending(p => p.Id),
        PostOrder.Comments => posts.OrderByDescending(p => p.CommentCount).ThenByDescending(p => p.Id),
        _ => posts.OrderByDescending(p => EF.Property<DateTime>(p, ListedAt)).ThenByDescending(p => p.Id),
    };

    /// <summary>What comes after a post in <see cref="InOrder"/>; from the beginning where there is no such post any more.</summary>
    /// <param name="all">The posts among which the last one shown is looked up, which may match a filter no more.</param>
    public static async Task<IQueryable<Post>> AfterAsync(this IQueryable<Post> posts, IQueryable<Post> all, PostOrder order, int lastId, CancellationToken cancel)
    {
        var last = await all.Where(p => p.Id == lastId)
            .Select(p => new { p.TitleKey, p.UpdatedAt, p.CommentCount, ListedAt = EF.Property<DateTime>(p, ListedAt) }).SingleOrDefaultAsync(cancel);
        if (last is null) return posts;
#pragma warning disable CA1309 // Becomes SQL, which compares bytes.
        // The first condition alone is what the index can begin at; the second settles posts that share the value.
        return order switch
        {
            PostOrder.Title => posts.Where(p => string.Compare(p.TitleKey, last.TitleKey) >= 0 && (string.Compare(p.TitleKey, last.TitleKey) > 0 || p.Id > lastId)),
            PostOrder.Changed => posts.Where(p => p.UpdatedAt <= last.UpdatedAt && (p.UpdatedAt < last.UpdatedAt || p.Id < lastId)),
            PostOrder.Comments => posts.Where(p => p.CommentCount <= last.CommentCount && (p.CommentCount < last.CommentCount || p.Id < lastId)),
            _ => posts.Where(p => EF.Property<DateTime>(p, ListedAt) <= last.ListedAt && (EF.Property<DateTime>(p, ListedAt) < last.ListedAt || p.Id < lastId)),
        };
#pragma warning restore CA1309
    }
}
