using SocialBlog.Web.Models.Posts;

namespace SocialBlog.Web.Models.Authors;

/// <summary>Who writes here, with the posts that readers may see.</summary>
/// <param name="BiographyHtml">Safe; empty for none.</param>
/// <param name="Picture">A decoded path; null: none.</param>
/// <param name="Profiles">Absolute addresses, one a line.</param>
public sealed record AuthorPage(string Name, string Slug, string BiographyHtml, string? Picture, string Profiles)
{
    public PostList Posts { get; init; } = new(null, "", [], null);

    /// <summary>Addresses of the person's profiles elsewhere, each with a short name made of it: <c>example.social/@claire</c>.</summary>
    public IEnumerable<(string Address, string Name)> ProfileLinks =>
        Profiles.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(address => Uri.IsWellFormedUriString(address, UriKind.Absolute))
            .Select(address => new Uri(address))
            .Select(uri => (uri.AbsoluteUri, (uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host) + Uri.UnescapeDataString(uri.AbsolutePath.TrimEnd('/'))));
}
