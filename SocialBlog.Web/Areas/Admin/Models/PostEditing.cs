using SocialBlog.Data.Posts;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>The editor's page: the form, and how the post stands.</summary>
/// <param name="Id">Null for a post that is not saved yet.</param>
/// <param name="Path">Its address, while it has one.</param>
public sealed record PostEditing(PostForm Form, int? Id, PostStatus Status, DateTime? PublishedAt, string? Path)
{
    /// <summary>What somebody else saved meanwhile; null when nobody did.</summary>
    public PostForm? Theirs { get; init; }

    /// <summary>The picture that stands for the post; null: none.</summary>
    public string? Image { get; init; }

    public PostChoices Choices { get; init; } = PostChoices.None;

    public static PostEditing New(PostForm form) => new(form, null, PostStatus.Draft, null, null);

    public static PostEditing Of(Post post, PostForm form) => new(
        form, post.Id, post.Status, post.PublishedAt, post.Addresses.FirstOrDefault(a => a.IsCanonical)?.Path)
    {
        Image = post.Image,
    };
}

/// <summary>A post in the admin's list.</summary>
public sealed record PostRow(int Id, string Title, PostStatus Status, bool IsPinned, DateTime? PublishedAt, DateTime UpdatedAt, int CommentCount, string? Path);

/// <param name="State">Null: all but the trash.</param>
public sealed record PostIndex(PostStatus? State, IReadOnlyDictionary<PostStatus, int> Counts, IReadOnlyList<PostRow> Rows, int Page, bool HasMore);
