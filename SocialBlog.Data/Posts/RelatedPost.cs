namespace SocialBlog.Data.Posts;

/// <summary>That a reader of one post may like another. Derived from tags and words when a post is saved.</summary>
public sealed class RelatedPost
{
    private RelatedPost()
    {
    }

    /// <param name="rank">0 for the nearest.</param>
    public RelatedPost(int postId, int relatedId, int rank)
    {
        PostId = postId;
        RelatedId = relatedId;
        Rank = rank;
    }

    public int PostId { get; private set; }

    public int RelatedId { get; private set; }

    /// <summary>Ascending, from the nearest.</summary>
    public int Rank { get; private set; }

    public Post? Related { get; private set; }
}
