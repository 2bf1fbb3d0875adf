using System.Text.RegularExpressions;

namespace SocialBlog.Web.Markdown;

/// <summary>A video on another site.</summary>
/// <param name="Site">Name of the site, for people.</param>
/// <param name="Page">Address to watch it there.</param>
/// <param name="Player">Address of the player to embed, in the site's form that sets the fewest cookies.</param>
public sealed partial record Video(string Site, string Page, string Player)
{
    /// <returns>Null for an address that is not a video's.</returns>
    public static Video? At(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) return null;
        var page = uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        var host = uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host;
        return host switch
        {
            "youtube.com" or "m.youtube.com" or "youtu.be" when YouTubeId().Match(uri.PathAndQuery) is { Success: true } id =>
                new Video("YouTube", page, $"https://www.youtube-nocookie.com/embed/{id.Groups["id"].Value}"),
            "vimeo.com" when VimeoId().Match(uri.AbsolutePath) is { Success: true } id =>
                new Video("Vimeo", page, $"https://player.vimeo.com/video/{id.Groups["id"].Value}?dnt=1" + (id.Groups["secret"] is { Success: true, Value: var secret } ? "&h=" + secret : "")),
            "dailymotion.com" or "dai.ly" when DailymotionId().Match(uri.AbsolutePath) is { Success: true } id =>
                new Video("Dailymotion", page, $"https://geo.dailymotion.com/player.html?video={id.Groups["id"].Value}"),
            // Anybody can run a PeerTube: its addresses have a form of their own.
            _ when uri.Scheme is "https" && PeerTubeId().Match(uri.AbsolutePath) is { Success: true } id =>
                new Video(uri.IdnHost, page, $"https://{uri.Authority}/videos/embed/{id.Groups["id"].Value}"),
            _ => null,
        };
    }

    [GeneratedRegex(@"^/(watch\?([^#]*&)?v=|shorts/|live/|embed/|)(?<id>[A-Za-z0-9_-]{11})([?&/]|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YouTubeId();

    [GeneratedRegex(@"^/(video/|channels/[^/]+/)?(?<id>[0-9]+)(/(?<secret>[0-9a-f]{6,}))?(/|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VimeoId();

    [GeneratedRegex("^/(video/)?(?<id>[A-Za-z0-9]{5,})([_/]|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DailymotionId();

    /// <summary>A UUID, or its short form of 22 characters (https://docs.joinpeertube.org/api/embed-player).</summary>
    [GeneratedRegex("^/(w|videos/watch|videos/embed)/(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[1-9A-HJ-NP-Za-km-z]{22})/?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PeerTubeId();
}
