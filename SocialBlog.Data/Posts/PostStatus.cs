namespace SocialBlog.Data.Posts;

/// <summary>Where a post stands. Stored by name.</summary>
public enum PostStatus
{
    Draft,

    /// <summary>A draft whose author asks an editor to publish it.</summary>
    InReview,
    Scheduled,
    Published,
    Trashed,
}

public static class PostStatusRules
{
    /// <summary>Readers neither see the post nor are promised it for a time.</summary>
    public static bool IsUnpublished(this PostStatus status) => status is PostStatus.Draft or PostStatus.InReview;
}

/// <summary>Whether readers may comment on a post.</summary>
public enum CommentPolicy
{
    Open,
    Closed,
}

/// <summary>What came of an attempt to move a post to another status.</summary>
public enum PostTransition
{
    Done,
    AlreadySo,
    InTrash,
    NotInTrash,
    TimeHasPassed,
    AlreadyPublic,
}
