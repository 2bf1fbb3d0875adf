using SocialBlog.Web.Models.Posts;

namespace SocialBlog.Web.Models.Authors;

/// <summary>Who writes here, with the posts that readers may see.</summary>
/// <param name="BiographyHtml">Safe; empty for none.</param>
/// <param name="Picture">A decoded path; null: none.</param>
/// <param name="Profiles">Absolute addresses, one a line.</param>
public sealed record AuthorPage(string Name, string Slug, string BiographyHtml, string? Picture, string Profiles)
{
    public PostList Posts { get; init; } = new(null, "", [], null);
}
