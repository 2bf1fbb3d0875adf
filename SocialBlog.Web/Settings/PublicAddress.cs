using Microsoft.Extensions.Options;

namespace SocialBlog.Web.Settings;

/// <summary>Absolute addresses for feeds, mails and canonical links: the configured base, else the host of the request.</summary>
public sealed class PublicAddress(IOptions<SocialBlogOptions> options)
{
    /// <summary>Scheme and host, without a slash at the end.</summary>
    public string Root(HttpRequest request) =>
        Configured ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";

    /// <summary>The configured base, without a slash at the end; null where none is.</summary>
    public string? Configured { get; } = options.Value.BaseUrl is { Length: > 0 } url ? url.TrimEnd('/') : null;

    /// <summary>A decoded path as it stands in an address (RFC 3986): letters of other scripts percent-encoded.</summary>
    public static string Escape(string path) => new PathString(path).ToUriComponent();
}
