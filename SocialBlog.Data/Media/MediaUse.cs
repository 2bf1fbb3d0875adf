using SocialBlog.Data.Pages;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Media;

/// <summary>
/// A place that names an address under <c>/media/</c>: exactly one of post, page and person, or none of them for the
/// look of the blog. Kept by <see cref="MediaUseKeeper"/> in the transaction that changes the place.
/// </summary>
public sealed class MediaUse
{
    private MediaUse()
    {
    }

    internal MediaUse(string path) => Path = path;

    public int Id { get; private set; }

    /// <summary>Decoded; of a rendition, the file it was made from.</summary>
    public string Path { get; private set; } = "";

    public int? PostId { get; internal set; }

    public Post? Post { get; internal set; }

    public int? PageId { get; internal set; }

    public Page? Page { get; internal set; }

    public int? UserId { get; private set; }

    public User? User { get; internal set; }
}
