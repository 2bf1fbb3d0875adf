using SocialBlog.Data.Posts;

namespace SocialBlog.Data.Pages;

/// <summary>A text outside the stream of posts (about, contact, legal notice), at <c>/slug</c>.</summary>
public sealed class Page
{
    private Page()
    {
    }

    public Page(Guid key, DateTime now)
    {
        Key = key;
        CreatedAt = now;
    }

    public int Id { get; private set; }

    /// <summary>What files made from it are asked for by, whatever becomes of its address.</summary>
    public Guid Key { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Unique among pages.</summary>
    public string Slug { get; private set; } = "";

    public string Markdown { get; private set; } = "";

    /// <summary>Safe HTML of <see cref="Markdown"/>, rendered when it was saved.</summary>
    public string Html { get; private set; } = "";

    public int RendererVersion { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    /// <summary>Grows with every edit; an edit based on an older one is refused (optimistic concurrency).</summary>
    public int Version { get; private set; }

    /// <summary>An <see cref="Edit"/> with these would change nothing.</summary>
    public bool IsAs(string title, string? slug, string markdown) => (Title, Slug, Markdown) == (title.Trim(), SlugOf(title, slug), markdown);

    public void Edit(string title, string? slug, PostContent content, DateTime now)
    {
        if (title.Length > Post.MaxTitleLength) throw new ArgumentException("Longer than a title may be.", nameof(title));
        if (content.Markdown.Length > Post.MaxMarkdownLength) throw new ArgumentException("Longer than a text may be.", nameof(content));

        Title = title.Trim();
        Slug = SlugOf(Title, slug);
        Render(content);
        UpdatedAt = now;
        Version++;
    }

    /// <summary>Takes a fresh rendering of the same Markdown.</summary>
    public void Render(PostContent content)
    {
        Markdown = content.Markdown;
        Html = content.Html;
        RendererVersion = content.RendererVersion;
    }

    private static string SlugOf(string title, string? slug) => Posts.Slug.From(string.IsNullOrWhiteSpace(slug) ? title : slug);
}
