namespace SocialBlog.Data.Comments;

/// <summary>What a reader wrote, and what was made of it when it came in.</summary>
/// <param name="Text">The truth: as typed, with line breaks.</param>
/// <param name="Html">Safe HTML of it.</param>
/// <param name="RendererVersion">Of what made the HTML: a newer one makes it again.</param>
public sealed record CommentWords(string Text, string Html, int RendererVersion);
