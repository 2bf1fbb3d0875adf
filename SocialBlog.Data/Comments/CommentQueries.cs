using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Data.Comments;

public static class CommentQueries
{
    private static readonly Func<BlogDbContext, long, int, int?, string, string, string?, int?, string?, DateTime, CancellationToken, Task<Comment?>> FirstOfSame = EF.CompileAsyncQuery(
        (BlogDbContext db, long key, int postId, int? parentId, string name, string email, string? website, int? userId, string? network, DateTime since, CancellationToken cancel) => db.Comments
            .Where(c => c.TextKey == key && c.PostId == postId && c.ParentId == parentId && c.UserId == userId && c.CreatedAt > since)
            .Where(c => userId != null || (c.Network == network && c.AuthorName == name && c.AuthorWebsite == website && (c.AuthorEmail == email || c.AnnouncedAt != null)))
            .OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).FirstOrDefault());

    public static IQueryable<Comment> Approved(this IQueryable<Comment> comments) => comments.In(CommentState.Approved);

    public static IQueryable<Comment> In(this IQueryable<Comment> comments, CommentState state) =>
        comments.Where(c => c.State == state);

    public static IQueryable<Comment> OfPost(this IQueryable<Comment> comments, int postId) =>
        comments.Where(c => c.PostId == postId);

    /// <summary>What a reader sees: what is approved, and the own comments while they are held.</summary>
    /// <param name="own">Numbers of the reader's own comments.</param>
    public static IQueryable<Comment> ShownTo(this IQueryable<Comment> comments, IReadOnlyList<int> own) =>
        own.Count == 0 ? comments.Approved() : comments.Where(c => c.State == CommentState.Approved || (c.State == CommentState.Pending && own.Contains(c.Id)));

    public static IQueryable<Comment> OldestFirst(this IQueryable<Comment> comments) =>
        comments.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id);

    public static IQueryable<Comment> NewestFirst(this IQueryable<Comment> comments) =>
        comments.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id);

    /// <summary>Those under an e-mail address, however it was typed. SQLite answers it by an index of its own, see the migration ConversationMails.</summary>
    public static IQueryable<Comment> From(this IQueryable<Comment> comments, string email) =>
        comments.Where(c => EF.Functions.Collate(c.AuthorEmail, "NOCASE") == email);

    /// <summary>
    /// The same words of the same person in the same place, whatever a moderator made of them since. An account tells a person
    /// anywhere; without one it is the network, the name and the website, and of what nobody else has read yet the e-mail
    /// address too. Of words that readers have seen it does not count: whether it is right would tell anybody who sends them
    /// again with a guess. Their key leads to them, among however many others.
    /// </summary>
    /// <param name="network">See <see cref="CommentOrigin"/>.</param>
    /// <returns>The first since that time.</returns>
    public static Task<Comment?> FindSameAsync(this BlogDbContext db, int postId, int? parentId, CommentAuthor author, string text, string? network, DateTime since, CancellationToken cancel) =>
        FirstOfSame(db, Comment.KeyOf(text), postId, parentId, author.Name, author.Email, author.Website, author.UserId, network, since, cancel);

    /// <summary>Numbers of the comments above one: what it answers, what that answers, and so on up to the top of the thread.</summary>
    public static async Task<IReadOnlyList<int>> AncestorsAsync(this IQueryable<Comment> comments, int postId, int? parentId, CancellationToken cancel)
    {
        List<int> above = [];
        // Step by step: threads are short, where a post may have thousands of comments. Ones that answer each other in a circle can't be written, but could be imported.
        for (var at = parentId; at is { } id && !above.Contains(id); at = await comments.OfPost(postId).Where(c => c.Id == id).Select(c => c.ParentId).SingleOrDefaultAsync(cancel))
            above.Add(id);
        return above;
    }
}
