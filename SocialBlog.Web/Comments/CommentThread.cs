using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Comments;

/// <summary>A comment as readers see it, with the answers to it.</summary>
public sealed record CommentThread(int Id, int? ParentId, string AuthorName, string? AuthorWebsite, bool IsTeam, string Html, DateTime CreatedAt, bool IsHeld, bool IsEdited, bool IsSensitive)
{
    private const int MaxDepth = 5;

    public List<CommentThread> Answers { get; } = [];

    /// <summary>Only its writer sees it, who may still change it.</summary>
    public bool MayBeChanged { get; init; }

    public static IQueryable<CommentThread> Project(IQueryable<Comment> comments) =>
        comments.Select(c => new CommentThread(c.Id, c.ParentId, c.AuthorName, c.AuthorWebsite, c.UserId != null, c.Html, c.CreatedAt, c.State == CommentState.Pending, c.EditedAt != null, c.IsSensitive));

    /// <summary>
    /// Hangs each comment under the one it answers, at most <see cref="MaxDepth"/> deep so that a long exchange stays
    /// readable on a phone; an answer to one that no longer shows stands by itself.
    /// </summary>
    public static IReadOnlyList<CommentThread> Arrange(IReadOnlyList<CommentThread> oldestFirst)
    {
        var places = new Dictionary<int, (CommentThread Comment, CommentThread? HangsUnder, int Depth)>();
        var top = new List<CommentThread>();
        foreach (var comment in oldestFirst)
        {
            if (comment.ParentId is not { } id || !places.TryGetValue(id, out var parent))
            {
                top.Add(comment);
                places[comment.Id] = (comment, null, 1);
                continue;
            }

            var (under, depth) = parent.Depth < MaxDepth ? (parent.Comment, parent.Depth + 1) : (parent.HangsUnder!, MaxDepth);
            under.Answers.Add(comment);
            places[comment.Id] = (comment, under, depth);
        }

        return top;
    }
}
