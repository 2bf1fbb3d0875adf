using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.WebUtilities;
using SocialBlog.Data;
using SocialBlog.Data.Bulk;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Search;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>Which posts the admin's list shows, and in which order, as its address says it; what can't be read of it asks for nothing.</summary>
public sealed record PostFilter
{
    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxTextLength = 200;

    /// <summary>Null: all but the trash.</summary>
    public PostStatus? State { get; init; }

    public int? Author { get; init; }

    /// <summary>Slug of a tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Words of title, tags or text, or their beginnings.</summary>
    public string? Q { get; init => field = value is null ? null : CleanText.Start(value, MaxTextLength); }

    public PostOrder Sort { get; init; }

    /// <summary>Number of the last post of the page before.</summary>
    public int? After { get; init; }

    public bool IsNarrow => Author is not null || !string.IsNullOrWhiteSpace(Tag) || !string.IsNullOrWhiteSpace(Q);

    public IQueryable<Post> Of(BlogDbContext db)
    {
        var posts = string.IsNullOrWhiteSpace(Q) ? db.Posts : db.Posts.WithWords(Q);
        posts = State is { } state ? posts.InState(state) : posts.Where(p => p.Status != PostStatus.Trashed);
        if (Author is { } author) posts = posts.Where(p => p.AuthorId == author);
        return string.IsNullOrWhiteSpace(Tag) ? posts : posts.Tagged(db.Tags, Tag);
    }

    /// <summary>The address of the list that shows this.</summary>
    public string Address(string path = "/admin/posts") => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["state"] = State?.ToString().ToLowerInvariant(),
        ["author"] = Author?.ToString(CultureInfo.InvariantCulture),
        ["tag"] = string.IsNullOrWhiteSpace(Tag) ? null : Tag,
        ["q"] = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(),
        ["sort"] = Sort is PostOrder.Newest ? null : Sort.ToString().ToLowerInvariant(),
        ["after"] = After?.ToString(CultureInfo.InvariantCulture),
    });
}

/// <summary>A post in the admin's list.</summary>
/// <param name="Before">Of one in the trash, what it was.</param>
/// <param name="TrashedAt">UTC.</param>
public sealed record PostRow(
    int Id, string Title, PostStatus Status, PostStatus? Before, DateTime? TrashedAt, bool IsPinned, DateTime? PublishedAt, DateTime UpdatedAt, int CommentCount, int AuthorId, string Author, string? Path)
{
    /// <summary>When it is deleted for good, UTC; null for one that is not in the trash.</summary>
    public DateTime? GoneAt => TrashedAt + PostDeletion.TrashIsKeptFor;

    public bool MayBeEditedBy(ClaimsPrincipal person) => person.MayEdit(AuthorId, Before ?? Status);

    /// <inheritdoc cref="PostDestination.AddressOf"/>
    public string? AddressFor(ClaimsPrincipal person) => person.AddressOf(Id, AuthorId, Status, Before, Path);
}

/// <summary>Something to choose from.</summary>
public sealed record Choice(string Value, string Name);

/// <param name="Next">The page after this one; null on the last.</param>
/// <param name="Authors">All people; one alone is no choice. None for who sees own posts only.</param>
public sealed record PostIndex(
    PostFilter Filter, IReadOnlyDictionary<PostStatus, int> Counts, IReadOnlyList<PostRow> Rows, PostFilter? Next, IReadOnlyList<Choice> Authors, IReadOnlyList<Choice> Tags);

/// <summary>What is to be done to the posts that are ticked, or to all that the list's filter matches.</summary>
public sealed class BulkForm
{
    public BulkAction? To { get; init; }

    /// <remarks>Starts as null: an empty collection would be taken for one to fill, which a fixed one refuses.</remarks>
    [MaxLength(BulkChange.MaxPosts)]
    public IReadOnlyList<int>? Ids { get; init; }

    /// <summary>All that match, on every page.</summary>
    public bool All { get; init; }

    /// <summary>Name of the tag to add or remove.</summary>
    [StringLength(Data.Tags.Tag.MaxNameLength)]
    public string? TagName { get; init; }

    public int? NewAuthor { get; init; }
}
