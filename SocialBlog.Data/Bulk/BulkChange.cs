using System.Text.Json;
using SocialBlog.Data.Posts;

namespace SocialBlog.Data.Bulk;

/// <summary>What can be done to many posts at once. Stored by name.</summary>
public enum BulkAction
{
    Trash,
    Restore,
    Unpublish,
    AddTag,
    RemoveTag,
    ChangeAuthor,
}

/// <summary>How a post stood before.</summary>
/// <param name="PublishedAt">UTC.</param>
public sealed record FormerPost(int Id, PostStatus Status, DateTime? PublishedAt, int AuthorId);

/// <summary>A change of many posts at once, kept with what it changed so that it can be taken back.</summary>
public sealed class BulkChange
{
    /// <summary>Posts that one change takes; they are written in one transaction, which keeps other writers waiting.</summary>
    public const int MaxPosts = 1000;

    private BulkChange()
    {
    }

    /// <param name="argument">Name of the tag, or number of the author; otherwise empty.</param>
    /// <param name="changed">Just the posts that are different now.</param>
    public BulkChange(BulkAction action, string argument, IReadOnlyList<FormerPost> changed, int userId, DateTime now)
    {
        Action = action;
        Argument = argument;
        Former = JsonSerializer.Serialize(changed);
        UserId = userId;
        At = now;
    }

    public int Id { get; private set; }

    public BulkAction Action { get; private set; }

    public string Argument { get; private set; } = "";

    /// <summary>As JSON, see <see cref="Changed"/>.</summary>
    public string Former { get; private set; } = "[]";

    public int UserId { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Null while it stands.</summary>
    public DateTime? UndoneAt { get; private set; }

    public IReadOnlyList<FormerPost> Changed() => JsonSerializer.Deserialize<List<FormerPost>>(Former) ?? [];

    /// <returns>False when it was taken back before.</returns>
    public bool Undo(DateTime now)
    {
        if (UndoneAt is not null) return false;
        UndoneAt = now;
        return true;
    }
}
