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

    /// <summary>What the form holds was never saved: it is what the author left the editor with.</summary>
    public UnsavedText? Unsaved { get; init; }

    /// <summary>The author's own text that was never saved, and began from an older version of the post than this.</summary>
    public UnsavedText? Overtaken { get; init; }

    /// <summary>Others who are writing on the post and have not saved.</summary>
    public IReadOnlyList<UnsavedText> Others { get; init; } = [];

    public PostChoices Choices { get; init; } = PostChoices.None;

    /// <summary>What the author may want to mend in the post as it is stored.</summary>
    public IReadOnlyList<PostCheck> Checks { get; init; } = [];
}

/// <summary>A text that was kept and never saved.</summary>
/// <param name="Id">Of the revision.</param>
public sealed record UnsavedText(int Id, DateTime At, string By);
