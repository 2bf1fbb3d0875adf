using SocialBlog.Data.Users;

namespace SocialBlog.Data.Posts;

/// <summary>All of a post that an author types, as typed.</summary>
/// <param name="Slug">Empty: made from the title.</param>
/// <param name="Tags">Names, separated by commas.</param>
/// <param name="ImageAlt">The words for the picture of the post.</param>
public sealed record PostWriting(string Title, string Slug, string Markdown, string Tags, string Excerpt, string ImageAlt);

/// <summary>
/// A post as it was written at some time: each save, and what the editor kept between two saves. An autosave is never
/// seen by readers; the next one of the same page replaces it for ten minutes, then a new revision begins.
/// </summary>
public sealed class PostRevision
{
    public static readonly TimeSpan AutosavesAreOneFor = TimeSpan.FromMinutes(10);

    private PostRevision()
    {
    }

    public int Id { get; private set; }

    public int PostId { get; private set; }

    public Post? Post { get; private set; }

    /// <summary>Null for somebody whose account is gone.</summary>
    public int? UserId { get; private set; }

    public User? User { get; private set; }

    public bool IsAutosave { get; private set; }

    /// <summary>The page an autosave came from: two tabs of one person are two. Empty for a save.</summary>
    public Guid Session { get; private set; }

    /// <summary>Of a save the version of the post it made, of an autosave the one its author began from.</summary>
    public int Version { get; private set; }

    public DateTime StartedAt { get; private set; }

    public DateTime At { get; private set; }

    public string Title { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string Markdown { get; private set; } = "";

    public string Tags { get; private set; } = "";

    public string Excerpt { get; private set; } = "";

    public string ImageAlt { get; private set; } = "";

    /// <summary>Of an autosave: its author does not want to go on from it. It stays in the list of revisions.</summary>
    public bool IsSettled { get; private set; }

    public PostWriting Writing => new(Title, Slug, Markdown, Tags, Excerpt, ImageAlt);

    /// <summary>The post as it stands.</summary>
    /// <param name="userId">Who saved it.</param>
    public static PostRevision Of(Post post, int userId) => new PostRevision
    {
        PostId = post.Id,
        UserId = userId,
        Version = post.Version,
        StartedAt = post.UpdatedAt,
    }.With(new PostWriting(post.Title, post.Slug, post.Markdown, string.Join(", ", post.Tags.Select(t => t.Name)), post.Excerpt ?? "", post.ImageAlt ?? ""), post.UpdatedAt);

    /// <param name="version">Of the post that the author began from.</param>
    public static PostRevision Autosave(int postId, int userId, Guid session, int version, PostWriting writing, DateTime now) => new PostRevision
    {
        PostId = postId,
        UserId = userId,
        IsAutosave = true,
        Session = session,
        Version = version,
        StartedAt = now,
    }.With(writing, now);

    /// <summary>The next autosave of its page takes its place.</summary>
    public bool TakesIn(int version, DateTime now) => IsAutosave && !IsSettled && Version == version && now < StartedAt + AutosavesAreOneFor;

    /// <summary>Takes a later autosave of the same page.</summary>
    public PostRevision With(PostWriting writing, DateTime now)
    {
        if (writing.Title.Length > Post.MaxTitleLength || writing.Markdown.Length > Post.MaxMarkdownLength) throw new ArgumentException("Longer than a post may be.", nameof(writing));

        (Title, Slug, Markdown, Tags, Excerpt, ImageAlt) = writing;
        At = now;
        return this;
    }

    /// <summary>Its author does not want to go on from it.</summary>
    public void Settle() => IsSettled = true;
}
