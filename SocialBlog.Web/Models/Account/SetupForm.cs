using System.ComponentModel.DataAnnotations;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Settings;
using SocialBlog.Data.Users;

namespace SocialBlog.Web.Models.Account;

public sealed class SetupForm
{
    [Required(ErrorMessage = "Please give the code from the log.")]
    public string Code { get; set; } = "";

    [Required(ErrorMessage = "Please give the blog a title.")]
    [StringLength(BlogSettings.MaxTitleLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string Title { get; set; } = "";

    [OfferedLanguage(ErrorMessage = "Please choose one of the languages.")]
    public string Language { get; set; } = "";

    [KnownTimeZone(ErrorMessage = "This is not a known time zone, such as Europe/Paris.")]
    public string TimeZone { get; set; } = "";

    [Required(ErrorMessage = "Please give a name.")]
    [StringLength(User.MaxDisplayNameLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string OwnerName { get; set; } = "";

    [Required(ErrorMessage = "Please give your e-mail address.")]
    [StringLength(Comment.MaxEmailLength, ErrorMessage = "This is too long: at most {1} characters.")]
    [EmailShape(ErrorMessage = "This is not an e-mail address.")]
    public string OwnerEmail { get; set; } = "";

    [Required(ErrorMessage = "Please give a password.")]
    [StringLength(200, ErrorMessage = "This is too long: at most {1} characters.")]
    public string OwnerPassword { get; set; } = "";

    public bool SampleContent { get; set; }
}
