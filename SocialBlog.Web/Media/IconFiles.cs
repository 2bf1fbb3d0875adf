namespace SocialBlog.Web.Media;

/// <summary>Icons of the blog, in a folder of their own.</summary>
public static class IconFiles
{
    /// <summary>For tabs: 32 pixels.</summary>
    public const string Tab = "32.png";

    /// <summary>For home screens of Apple's systems: 180 pixels, opaque.</summary>
    public const string Apple = "180.png";

    /// <summary>For the web application manifest: 192 pixels.</summary>
    public const string Medium = "192.png";

    /// <summary>For the web application manifest: 512 pixels.</summary>
    public const string Large = "512.png";

    /// <summary>
    /// The same for systems that cut icons to their own shape: opaque, with nothing of it outside of the circle that
    /// every shape leaves (https://www.w3.org/TR/appmanifest/#icon-masks: 40% of the width around the middle).
    /// </summary>
    public const string Maskable = "maskable.png";

    internal static IReadOnlyList<(string Name, Rendition Icon)> From(Picture logo) =>
    [
        (Tab, logo.Icon(32, 32, opaque: false)),
        (Apple, logo.Icon(180, 148, opaque: true)),
        (Medium, logo.Icon(192, 192, opaque: false)),
        (Large, logo.Icon(512, 512, opaque: false)),
        // A square in that circle has a side of 0.8 / √2 of the width.
        (Maskable, logo.Icon(512, 288, opaque: true)),
    ];
}
