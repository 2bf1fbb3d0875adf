namespace SocialBlog.Data.Comments;

public static class CommentQueries
{
    public static IQueryable<Comment> Approved(this IQueryable<Comment> comments) => comments.In(CommentState.Approved);

    public static IQueryable<Comment> In(this IQueryable<Comment> comments, CommentState state) =>
        comments.Where(c => c.State == state);

    public static IQueryable<Comment> OfPost(this IQueryable<Comment> comments, int postId) =>
        comments.Where(c => c.PostId == postId);

    public static IQueryable<Comment> OldestFirst(this IQueryable<Comment> comments) =>
        comments.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id);

    public static IQueryable<Comment> NewestFirst(this IQueryable<Comment> comments) =>
        comments.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id);
}
