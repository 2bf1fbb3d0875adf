namespace SocialBlog.Data.Posts;

/// <summary>A text as written, and everything derived from it when it is saved.</summary>
/// <param name="Markdown">The truth: what the author typed.</param>
/// <param name="Html">The whole text as safe HTML.</param>
/// <param name="LeadHtml">The HTML for lists of posts, where it differs: cut at the jump break, without anchors.</param>
/// <param name="HasMore">The text has a jump break, so that lists show a part of it.</param>
/// <param name="Text">The words alone, for search and summaries.</param>
/// <param name="Outline">A list of links to the headings, as safe HTML; null for a text with few.</param>
/// <param name="Pictures">Addresses of its pictures, in order, as they stand in the text: each once.</param>
/// <param name="WordCount">Of <paramref name="Text"/>.</param>
/// <param name="RendererVersion">Version of the renderer that made the rest: a newer one renders again.</param>
public sealed record PostContent(
    string Markdown, string Html, string? LeadHtml, bool HasMore, string Text, string? Outline, IReadOnlyList<string> Pictures, int WordCount, int RendererVersion)
{
    public string? FirstPicture => Pictures is [var first, ..] ? first : null;
}
