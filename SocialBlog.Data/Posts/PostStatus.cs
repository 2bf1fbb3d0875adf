namespace SocialBlog.Data.Posts;

/// <summary>Where a post stands. Stored by name.</summary>
public enum PostStatus
{
    Draft,
    Scheduled,
    Published,
    Trashed,
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
