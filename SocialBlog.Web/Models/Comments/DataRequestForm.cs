using System.ComponentModel.DataAnnotations;
using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Models.Comments;

/// <summary>Whose comments somebody wants to see.</summary>
public sealed class DataRequestForm
{
    [Required(ErrorMessage = "Please give the e-mail address you commented with.")]
    [StringLength(Comment.MaxEmailLength, ErrorMessage = "This is too long: at most {1} characters.")]
    [EmailShape(ErrorMessage = "This is not an e-mail address.")]
    public string Email { get; set; } = "";
}
