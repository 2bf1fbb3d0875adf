namespace SocialBlog.Data.Posts;

/// <summary>What an author says of a post beside its text. Each part is described at the property of <see cref="Post"/> with its name.</summary>
public sealed record PostDetails
{
    public string? Language { get; init; }

    public string? Excerpt { get; init; }

    public string? Image { get; init; }

    /// <summary>The words for those who don't see the picture.</summary>
    public string? ImageAlt { get; init; }

    public bool IsPinned { get; init; }

    public int? CommentDays { get; init; }

    public int? SeriesId { get; init; }

    public int SeriesPosition { get; init; }

    public Guid? TranslationKey { get; init; }
}
