namespace SocialBlog.Data.Posts;

/// <summary>
/// An address a post has or ever had. The canonical one answers with the post, the others redirect to it; a row whose
/// post is gone keeps answering that it is gone.
/// </summary>
public sealed class PostAddress
{
    private PostAddress()
    {
    }

    internal PostAddress(string path)
    {
        Path = path;
        IsCanonical = true;
    }

    /// <summary>Path of the address, decoded, with its leading slash: <c>/2011/05/titre-d-un-article</c>.</summary>
    public string Path { get; private set; } = "";

    public int? PostId { get; private set; }

    public Post? Post { get; private set; }

    public bool IsCanonical { get; internal set; }
}
