using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>A comment as a moderator sees it.</summary>
public sealed record QueuedComment(
    int Id, CommentState State, string AuthorName, string AuthorEmail, string? AuthorWebsite, string Text, DateTime CreatedAt,
    string PostTitle, string PostPath, string? AnswersName, string? AnswersText, int Score, string ReasonLines)
{
    public static IQueryable<QueuedComment> Project(IQueryable<Comment> comments) => comments.Select(c => new QueuedComment(
        c.Id,
        c.State,
        c.AuthorName,
        c.AuthorEmail,
        c.AuthorWebsite,
        c.Text,
        c.CreatedAt,
        c.Post!.Title,
        c.Post.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).First(),
        c.Parent == null ? null : c.Parent.AuthorName,
        c.Parent == null ? null : c.Parent.Text,
        c.Score,
        c.ReasonLines));
}

/// <param name="Counts">Of all comments, by state.</param>
public sealed record CommentQueue(CommentState State, IReadOnlyDictionary<CommentState, int> Counts, IReadOnlyList<QueuedComment> Comments, int Page, bool HasMore);
