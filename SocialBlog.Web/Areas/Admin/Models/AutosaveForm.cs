using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SocialBlog.Data.Pages;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Pages;
using SocialBlog.Web.Posts;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>The editor's form as its script sends it while somebody writes: nothing is required yet.</summary>
public sealed class AutosaveForm
{
    public Guid Key { get; set; }

    public Guid Session { get; set; }

    public int Version { get; set; }

    [StringLength(Post.MaxTitleLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Title { get; set; }

    [StringLength(1000, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Slug { get; set; }

    [StringLength(Post.MaxMarkdownLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Markdown { get; set; }

    [StringLength(10_000, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Tags { get; set; }

    [StringLength(10_000, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Excerpt { get; set; }

    [StringLength(10_000, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? ImageAlt { get; set; }

    public Autosave ToAutosave(int? id) =>
        new(id, Key, Session, Version, new PostWriting(Title ?? "", Slug ?? "", Markdown ?? "", Tags ?? "", Excerpt ?? "", ImageAlt ?? ""));

    public PageAutosave ToPageAutosave(int? id) => new(id, Key, Session, Version, new PageWriting(Title ?? "", Slug ?? "", Markdown ?? ""));
}

public static class FirstErrors
{
    /// <summary>The first of what is wrong with a form, for a script to tell.</summary>
    public static string FirstError(this ModelStateDictionary state) => state.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).First();
}
