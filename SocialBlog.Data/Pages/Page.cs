using SocialBlog.Data.Posts;

namespace SocialBlog.Data.Pages;

/// <summary>A text outside the stream of posts (about, contact, legal notice), at <c>/slug</c> and in the menu.</summary>
public sealed class Page
{
    private Page()
    {
    }

    public Page(int order, DateTime now)
    {
        Order = order;
        CreatedAt = now;
    }

    public int Id { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Unique among pages.</summary>
    public string Slug { get; private set; } = "";

    public string Markdown { get; private set; } = "";

    /// <summary>Safe HTML of <see cref="Markdown"/>, rendered when it was saved.</summary>
    public string Html { get; private set; } = "";

    public int RendererVersion { get; private set; }

    /// <summary>Place in the menu, ascending.</summary>
    public int Order { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    /// <summary>Grows with every edit; an edit based on an older one is refused (optimistic concurrency).</summary>
    public int Version { get; private set; }

    public void Edit(string title, string? slug, PostContent content, int order, DateTime now)
    {
        if (title.Length > Post.MaxTitleLength) throw new ArgumentException("Longer than a title may be.", nameof(title));
        if (content.Markdown.Length > Post.MaxMarkdownLength) throw new ArgumentException("Longer than a text may be.", nameof(content));

        Title = title.Trim();
        Slug = Posts.Slug.From(string.IsNullOrWhiteSpace(slug) ? Title : slug);
        Render(content);
        Order = order;
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
}
