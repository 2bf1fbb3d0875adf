using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Models.Comments;

/// <summary>A comment that a mail asks somebody to decide on.</summary>
/// <param name="To">What the link proposes.</param>
/// <param name="Seen">Changes with the text, see <see cref="Comment.TextKey"/>.</param>
public sealed record ModerationPage(
    string Token, CommentState To, long Seen, string AuthorName, string AuthorEmail, string Text, DateTime CreatedAt, string PostTitle, string? PostLanguage, string PostPath, string? AnswersName, string? AnswersText)
{
    /// <summary>Its writer changed it while the page was looked at.</summary>
    public bool HasChanged { get; init; }
}
