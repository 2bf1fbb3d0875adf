namespace SocialBlog.Data.Media;

/// <summary>What a file of the library is to its reader. Stored by name.</summary>
public enum MediaKind
{
    /// <summary>Pixels, stored as WebP in several widths.</summary>
    Picture,

    /// <summary>SVG.</summary>
    Drawing,

    /// <summary>PDF.</summary>
    Document,
    Audio,
    Video,
}
