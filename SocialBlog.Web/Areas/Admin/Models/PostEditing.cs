using SocialBlog.Data.Posts;
using SocialBlog.Web.Posts;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>The editor's page: the form, and how the post stands.</summary>
/// <param name="Stored">With its tags and addresses; null for a post that is not saved yet.</param>
public sealed record PostEditing(PostForm Form, Post? Stored)
{
    public int? Id => Stored?.Id;

    public PostStatus Status => Stored?.Status ?? PostStatus.Draft;

    public DateTime? PublishedAt => Stored?.PublishedAt;

    /// <summary>Its address, while it has one.</summary>
    public string? Path => Stored?.Addresses.FirstOrDefault(a => a.IsCanonical)?.Path;

    /// <summary>Addresses that lead to it still.</summary>
    public IEnumerable<string> FormerPaths => Stored?.Addresses.Where(a => !a.IsCanonical).Select(a => a.Path).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();

    /// <summary>The picture that stands for the post; null: none.</summary>
    public string? Image => Stored?.Image;

    /// <summary>What somebody else saved meanwhile; null when nobody did.</summary>
    public PostForm? Theirs { get; init; }

    public UnsavedTexts Unsaved { get; init; } = UnsavedTexts.None;

    public PostChoices Choices { get; init; } = PostChoices.None;

    /// <summary>What the author may want to mend in the post as it is stored.</summary>
    public IReadOnlyList<PostCheck> Checks { get; init; } = [];
}
