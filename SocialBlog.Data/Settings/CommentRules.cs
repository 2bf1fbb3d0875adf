namespace SocialBlog.Data.Settings;

/// <summary>Whose comments show before a person has read them. Stored by name.</summary>
public enum CommentPassing
{
    /// <summary>Nobody's but those of people with an account.</summary>
    Nobody,

    /// <summary>Of people with a confirmed address and an approved comment.</summary>
    KnownPeople,

    /// <summary>Those that the filter has nothing against.</summary>
    LowScores,
}

/// <summary>How the blog takes in comments, as the owner chose.</summary>
public sealed record CommentRules
{
    /// <summary>Of a list of words, in characters (UTF-16 units).</summary>
    public const int MaxWordsLength = 20_000;

    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxServiceLength = 200;

    /// <summary>A week.</summary>
    public const int MaxWaitHours = 168;

    public CommentPassing Passing { get; init; }

    /// <summary>Words and phrases, one a line: a comment with one waits for a person, whatever else speaks for it.</summary>
    public string HeldWords { get; init; } = "";

    /// <summary>Words and phrases, one a line: a comment with one is put aside as spam.</summary>
    public string BlockedWords { get; init; } = "";

    /// <summary>Posts take no comments so many days after their date (1 to <see cref="Posts.Post.MaxCommentDays"/>); null: as long as each says.</summary>
    public int? CloseAfterDays { get; init; }

    /// <summary>Only people with an account or an approved comment may write.</summary>
    public bool OnlyKnownPeople { get; init; }

    /// <summary>A comment should not wait longer than so many hours (1 to <see cref="MaxWaitHours"/>); null: no matter.</summary>
    public int? WaitHours { get; init; }

    /// <returns>What came before this instant waits too long; null: nothing does.</returns>
    public DateTime? LateBefore(DateTime now) => WaitHours is { } hours ? now.AddHours(-hours) : null;

    /// <summary>Of a service that speaks Akismet's protocol, such as <c>https://rest.akismet.com/1.1/</c>; empty: none is asked.</summary>
    public string ServiceUrl { get; init; } = "";

    public string ServiceKey { get; init; } = "";

    public bool AsksService => ServiceUrl.Length > 0 && ServiceKey.Length > 0;

    /// <summary>A post of that date takes no comments any more.</summary>
    public bool CloseAsOf(DateTime now, DateTime publishedAt) => CloseAfterDays is { } days && publishedAt.AddDays(days) <= now;
}
