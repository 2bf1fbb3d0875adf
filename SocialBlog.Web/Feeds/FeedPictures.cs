using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;
using SocialBlog.Web.Media;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Feeds;

/// <summary>Finds the picture that stands for a post, with what feeds have to say of a file.</summary>
public sealed class FeedPictures(IOptions<SocialBlogOptions> options)
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly string _folder = Path.GetFullPath(options.Value.MediaDirectory) + Path.DirectorySeparatorChar;

    /// <inheritdoc cref="PostPictures.Of"/>
    /// <param name="alt">Of <paramref name="image"/>.</param>
    /// <param name="root">Scheme and host of the blog.</param>
    public FeedPicture? Of(string? image, string? alt, string inText, string pageUrl, string root)
    {
        if (PostPictures.Of(image, inText, pageUrl) is not [var url, ..]) return null;
        var mediaType = Types.TryGetContentType(new Uri(url).AbsolutePath, out var known) && known.StartsWith("image/", StringComparison.Ordinal) ? known : null;
        return new FeedPicture(url, mediaType, url.StartsWith(root + MediaFolder.Root, StringComparison.Ordinal) ? LengthOf(url[(root.Length + MediaFolder.Root.Length)..]) : null, alt);
    }

    /// <returns>Null for a file that is not there, or not in the media folder.</returns>
    private long? LengthOf(string path)
    {
        var name = Uri.UnescapeDataString(path);
        if (name.Contains('\0', StringComparison.Ordinal)) return null;
        var file = new FileInfo(Path.Combine(_folder, name));
        return file.FullName.StartsWith(_folder, StringComparison.Ordinal) && file.Exists ? file.Length : null;
    }
}
