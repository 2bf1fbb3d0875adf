using Microsoft.Extensions.Options;

namespace SocialBlog.Web.Settings;

/// <summary>Absolute addresses for feeds, mails and canonical links: the configured base, else the host of the request.</summary>
public sealed class PublicAddress(IOptions<SocialBlogOptions> options, IConfiguration configuration)
{
    private const string Nowhere = "http://localhost";

    private readonly bool _hostsAreChecked = configuration["AllowedHosts"] is { Length: > 0 } hosts && hosts.Split(';').All(host => host is not "*");

    /// <summary>The configured base, without a slash at the end; null where none is.</summary>
    public string? Configured { get; } = options.Value.BaseUrl is { Length: > 0 } url ? url.TrimEnd('/') : null;

    /// <summary>Scheme and host, without a slash at the end. A host that no address can have counts as none.</summary>
    public string Root(HttpRequest request) =>
        Configured ?? (Uri.TryCreate($"{request.Scheme}://{request.Host.ToUriComponent()}", UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : Nowhere);

    /// <summary>
    /// The same for what leaves the request, such as a mail: null where anybody could have made the host up, since
    /// neither a base is configured nor are hosts checked.
    /// </summary>
    public string? TrustedRoot(HttpRequest request) => Configured ?? (_hostsAreChecked ? Root(request) : null);

    /// <summary>Mails to readers can be sent: there is a server for them, and an address that their links can lead to.</summary>
    public bool ReachesReaders(HttpRequest request) => options.Value.Smtp.IsSetUp && TrustedRoot(request) is not null;

    /// <summary>A decoded path as it stands in an address (RFC 3986): letters of other scripts percent-encoded.</summary>
    public static string Escape(string path) => new PathString(path).ToUriComponent();

    /// <summary>An address that may hold letters of other scripts, and is escaped apart from them, as a header takes it (RFC 3987, 3.1).</summary>
    public static string ToAscii(string address) => string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
