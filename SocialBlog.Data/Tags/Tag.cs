using SocialBlog.Data.Posts;

namespace SocialBlog.Data.Tags;

/// <summary>A word that posts share. Two names with the same slug are the same tag.</summary>
public sealed class Tag
{
    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxNameLength = 60;

    private readonly List<Post> _posts = [];

    private Tag()
    {
    }

    public Tag(string name)
    {
        Name = name;
        Slug = SlugOf(name);
    }

    public static string SlugOf(string name) => Data.Posts.Slug.OfName(name);

    public int Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    /// <summary>Published posts. Kept by triggers of the database in the transaction that changes a post.</summary>
    public int PostCount { get; private set; }

    public IReadOnlyList<Post> Posts => _posts;
}
