using Microsoft.Extensions.Localization;
using SocialBlog.Data.Settings;

namespace SocialBlog.Web.Models;

/// <summary>A link to somebody's profile elsewhere, under the name people know the place by.</summary>
public sealed record ProfileLink(string Address, string Name)
{
    /// <summary>In characters (UTF-16 units), of all addresses together.</summary>
    public const int MaxLength = 3000;

    /// <summary>By host, without <c>www</c> and the like before it.</summary>
    private static readonly Dictionary<string, string> Places = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bsky.app"] = "Bluesky",
        ["codeberg.org"] = "Codeberg",
        ["facebook.com"] = "Facebook",
        ["flickr.com"] = "Flickr",
        ["github.com"] = "GitHub",
        ["gitlab.com"] = "GitLab",
        ["instagram.com"] = "Instagram",
        ["linkedin.com"] = "LinkedIn",
        ["medium.com"] = "Medium",
        ["orcid.org"] = "ORCID",
        ["pinterest.com"] = "Pinterest",
        ["reddit.com"] = "Reddit",
        ["t.me"] = "Telegram",
        ["threads.com"] = "Threads",
        ["threads.net"] = "Threads",
        ["tiktok.com"] = "TikTok",
        ["twitch.tv"] = "Twitch",
        ["twitter.com"] = "X",
        ["vimeo.com"] = "Vimeo",
        ["wikipedia.org"] = "Wikipedia",
        ["x.com"] = "X",
        ["youtube.com"] = "YouTube",
    };

    /// <param name="text">Addresses, one a line, as they are stored.</param>
    public static IReadOnlyList<ProfileLink> Read(string text) =>
        [.. Lines(text).Select(line => Uri.TryCreate(line, UriKind.Absolute, out var uri) ? new ProfileLink(line, NameOf(uri)) : null).OfType<ProfileLink>()];

    /// <summary>The same addresses in full, one a line.</summary>
    /// <returns>Null, and the line that is no address of the web.</returns>
    public static (string? Text, string? Wrong) Normalize(string? text)
    {
        var lines = Lines(text ?? "").Select(line => (Line: line, Address: WebAddressAttribute.Normalize(line))).ToList();
        return lines.Find(l => l.Address is null).Line is { } wrong
            ? (null, wrong)
            : (string.Join('\n', lines.Select(l => l.Address).Distinct(StringComparer.Ordinal)), null);
    }

    /// <returns>What is wrong with addresses, one a line; null when nothing is.</returns>
    public static string? Problem(string? text, IStringLocalizer<Texts> t)
    {
        if (Normalize(text).Wrong is { } wrong) return t["“{0}” is not a web address.", wrong].Value;
        return Lines(text ?? "").Length > BlogLook.MaxProfiles ? t["At most {0} addresses.", BlogLook.MaxProfiles].Value : null;
    }

    /// <summary>Of a place that is not known: Mastodon by the form its addresses have, else its host.</summary>
    private static string NameOf(Uri address)
    {
        var host = address.IdnHost;
        var known = Places.FirstOrDefault(p => host.Equals(p.Key, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + p.Key, StringComparison.OrdinalIgnoreCase)).Value;
        if (known is not null) return known;
        if (address.AbsolutePath.StartsWith("/@", StringComparison.Ordinal)) return "Mastodon";
        return host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
