using SocialBlog.Web.Markdown;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <param name="Language">Null: the blog's.</param>
/// <param name="Problems">What the author should know of before readers see it.</param>
public sealed record PostPreview(string Title, string? Language, IReadOnlyList<string> Tags, string Html, IReadOnlyList<TextProblem> Problems)
{
    /// <summary>Null: none.</summary>
    public string? Excerpt { get; init; }

    public int WordCount { get; init; }

    /// <summary>The picture of the post as it is stored; null: none.</summary>
    public string? Image { get; init; }

    public string? ImageAlt { get; init; }

    /// <summary>Another one was chosen, which is stored with the post alone.</summary>
    public bool HasNewImage { get; init; }
}
