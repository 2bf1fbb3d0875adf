using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Models;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>The form in which a moderator changes a reader's words.</summary>
public sealed class CommentEditing
{
    public int Id { get; set; }

    public string AuthorName { get; set; } = "";

    /// <summary>The list to go back to.</summary>
    [BindNever]
    public CommentFilter Filter { get; set; } = new();

    [Required(ErrorMessage = "Please write your comment.")]
    [Visible(ErrorMessage = "Please write your comment.")]
    [StringLength(Comment.MaxTextLength, ErrorMessage = "Your comment is too long: at most {1} characters.")]
    public string Text { get; set; } = "";
}
