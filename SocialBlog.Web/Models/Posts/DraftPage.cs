namespace SocialBlog.Web.Models.Posts;

/// <summary>A post that is not public, for those who have its secret address.</summary>
/// <param name="Language">Null: the blog's.</param>
public sealed record DraftPage(
    string Title, string? Language, string AuthorName, string? Excerpt, string Html, int WordCount, string? Image, string? ImageAlt, IReadOnlyList<string> Tags);
