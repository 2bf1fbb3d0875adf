using SocialBlog.Data.Posts;

namespace SocialBlog.Data.Series;

/// <summary>Posts that belong together in an order of their own, at <c>/series/slug</c>.</summary>
public sealed class PostSeries
{
    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxTitleLength = 200;

    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxDescriptionLength = 1000;

    private readonly List<Post> _posts = [];

    private PostSeries()
    {
    }

    public PostSeries(string title, string? slug, string description) => Edit(title, slug, description);

    public int Id { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Unique among series.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Plain text above the list.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Grows with every edit; an edit based on an older one is refused (optimistic concurrency).</summary>
    public int Version { get; private set; }

    /// <summary>In no order: <see cref="Post.SeriesPosition"/> tells it.</summary>
    public IReadOnlyList<Post> Posts => _posts;

    /// <param name="slug">What the author asked for; empty: made from the title.</param>
    public void Edit(string title, string? slug, string description)
    {
        if (title.Length > MaxTitleLength) throw new ArgumentException("Longer than a title may be.", nameof(title));
        if (description.Length > MaxDescriptionLength) throw new ArgumentException("Longer than a description may be.", nameof(description));

        Title = title.Trim();
        Slug = Data.Posts.Slug.OfName(string.IsNullOrWhiteSpace(slug) ? Title : slug);
        Description = description.Trim();
        Version++;
    }
}
