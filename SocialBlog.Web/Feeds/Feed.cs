namespace SocialBlog.Web.Feeds;

/// <summary>What a feed says, before it is written in one of the forms. All addresses are absolute.</summary>
/// <param name="Language">BCP 47, as in entries.</param>
/// <param name="SelfUrl">The feed's own address.</param>
/// <param name="HomeUrl">The page it is the feed of.</param>
/// <param name="IconUrl">A square picture of 192 pixels; null: none.</param>
public sealed record Feed(string Title, string Description, string Language, string SelfUrl, string HomeUrl, string? IconUrl, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary>When anything in it changed last; the beginning of time for an empty one, so that its ETag holds still.</summary>
    public DateTimeOffset UpdatedAt => Entries.Count == 0 ? DateTimeOffset.UnixEpoch : Entries.Max(e => e.UpdatedAt);
}

/// <summary>A post or a comment, in full. Times are the blog's own.</summary>
public sealed record FeedEntry
{
    /// <summary>Stays the same when its address changes, or the blog's: a UUID (RFC 9562).</summary>
    public required string Id { get; init; }

    public required string Url { get; init; }

    public required string Title { get; init; }

    public required FeedAuthor Author { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string Html { get; init; }

    /// <summary>A few plain words of the author's, for lists; null: none.</summary>
    public string? Summary { get; init; }

    /// <summary>Where it is not the feed's; null: it is.</summary>
    public string? Language { get; init; }

    public FeedPicture? Picture { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The comments on it; null: it takes none.</summary>
    public string? CommentsUrl { get; init; }
}

/// <param name="Url">Of a page about the person; null: none.</param>
/// <param name="PictureUrl">Null: none.</param>
public sealed record FeedAuthor(string Name, string? Url, string? PictureUrl = null);

/// <summary>A picture that stands for an entry.</summary>
/// <param name="MediaType">Null where its name does not tell.</param>
/// <param name="Length">In bytes; null for one that is not the blog's own.</param>
/// <param name="Alt">The words for those who don't see it; null where they stand in the text.</param>
public sealed record FeedPicture(string Url, string? MediaType, long? Length, string? Alt);
