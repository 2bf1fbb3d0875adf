namespace SocialBlog.Web.Models.Posts;

/// <summary>An address of another site, or of the mail program, that begins a message about a post. Nothing is asked of the site before.</summary>
public sealed record ShareLink(string Name, string Address)
{
    /// <param name="url">Absolute.</param>
    public static IReadOnlyList<ShareLink> To(string title, string url)
    {
        var (subject, address) = (Uri.EscapeDataString(title), Uri.EscapeDataString(url));
        var text = subject + "%20" + address;
        return
        [
            new("Mastodon", "https://share.joinmastodon.org/#text=" + text),
            new("Bluesky", "https://bsky.app/intent/compose?text=" + text),
            new("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url=" + address),
            new("Facebook", "https://www.facebook.com/sharer/sharer.php?u=" + address),
            new("X", "https://x.com/intent/post?text=" + text),
        ];
    }

    /// <summary>RFC 6068.</summary>
    public static string ByMail(string title, string url) => $"mailto:?subject={Uri.EscapeDataString(title)}&body={Uri.EscapeDataString(title + "\r\n" + url)}";
}
