using SocialBlog.Data.Posts;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Revisions;

/// <summary>
/// A post or page as it was written at some time: each save, and what the editor kept between two saves. An autosave is
/// never seen by readers; the next one of the same editor replaces it for ten minutes, then a new revision begins.
/// </summary>
public abstract class Revision
{
    public static readonly TimeSpan AutosavesAreOneFor = TimeSpan.FromMinutes(10);

    public int Id { get; private set; }

    /// <summary>Null for somebody whose account is gone.</summary>
    public int? UserId { get; protected init; }

    public User? User { get; private set; }

    public bool IsAutosave { get; protected init; }

    /// <summary>The editor an autosave came from: two tabs of one person are two. Empty for a save.</summary>
    public Guid Session { get; protected init; }

    /// <summary>Of a save the version it made, of an autosave the one its author began from.</summary>
    public int Version { get; protected init; }

    public DateTime StartedAt { get; protected init; }

    public DateTime At { get; private set; }

    public string Title { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string Markdown { get; private set; } = "";

    /// <summary>Of an autosave: its author does not want to go on from it. It stays in the list of revisions.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>The next autosave of its editor takes its place.</summary>
    public bool TakesIn(int version, DateTime now) => IsAutosave && !IsSettled && Version == version && now < StartedAt + AutosavesAreOneFor;

    /// <summary>Its author does not want to go on from it.</summary>
    public void Settle() => IsSettled = true;

    protected void Write(string title, string slug, string markdown, DateTime now)
    {
        if (title.Length > Post.MaxTitleLength) throw new ArgumentException("Longer than a title may be.", nameof(title));
        if (markdown.Length > Post.MaxMarkdownLength) throw new ArgumentException("Longer than a text may be.", nameof(markdown));

        (Title, Slug, Markdown, At) = (title, slug, markdown, now);
    }
}
