namespace SocialBlog.Data.Users;

/// <summary>What a person may do. Stored by name.</summary>
public enum Role
{
    /// <summary>Everything.</summary>
    Owner,

    /// <summary>All posts, pages, series, the menu, comments and media; publishes what contributors submit.</summary>
    Editor,

    /// <summary>Own posts, published by the author alone.</summary>
    Author,

    /// <summary>Own drafts, submitted for review.</summary>
    Contributor,

    /// <summary>Comments only.</summary>
    Moderator,
}

/// <summary>What came of an attempt to change a person's part in the blog.</summary>
public enum PersonChange
{
    Done,
    AlreadySo,

    /// <summary>Nobody would be left who may do everything; nothing was changed.</summary>
    LastOwner,
}
