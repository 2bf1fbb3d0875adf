namespace SocialBlog.Data.Posts;

/// <summary>
/// That a reader of one post may like another. Derived from tags and words when a post is saved; each pair is stored both
/// ways. See <see cref="Search.PostRelations"/>.
/// </summary>
public sealed class RelatedPost
{
    /// <summary>Readers see no more of one post's.</summary>
    public const int Shown = 4;

    /// <summary>No more are stored, so that others can take the place of those that are public no more.</summary>
    public const int Kept = 8;

    private RelatedPost()
    {
    }

    public int PostId { get; private set; }

    public int RelatedId { get; private set; }

    /// <summary>Per mille: 1000 for all tags and telling words in common.</summary>
    public int Nearness { get; private set; }

    public Post? Related { get; private set; }
}
