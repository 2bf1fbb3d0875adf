using System.ComponentModel.DataAnnotations;
using SocialBlog.Data.Pages;
using SocialBlog.Data.Posts;

namespace SocialBlog.Web.Areas.Admin.Models;

public sealed class PageForm
{
    [Required(ErrorMessage = "Please give the page a title.")]
    [StringLength(Post.MaxTitleLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string Title { get; set; } = "";

    [StringLength(Data.Posts.Slug.MaxLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Slug { get; set; }

    [StringLength(Post.MaxMarkdownLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Markdown { get; set; }

    public bool InMenu { get; set; }

    public int Version { get; set; }

    public static PageForm Of(Page page, bool inMenu) => new()
    {
        Title = page.Title,
        Slug = page.Slug,
        Markdown = page.Markdown,
        InMenu = inMenu,
        Version = page.Version,
    };
}

/// <param name="Id">Null for a page that is not saved yet.</param>
public sealed record PageEditing(PageForm Form, int? Id)
{
    /// <summary>What somebody else saved meanwhile; null when nobody did.</summary>
    public PageForm? Theirs { get; init; }
}
