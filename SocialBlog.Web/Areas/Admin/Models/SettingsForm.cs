using System.ComponentModel.DataAnnotations;
using SocialBlog.Data.Settings;
using SocialBlog.Web.Models;

namespace SocialBlog.Web.Areas.Admin.Models;

public sealed class SettingsForm : ISettingsForm
{
    [Required(ErrorMessage = "Please give the blog a title.")]
    [StringLength(BlogSettings.MaxTitleLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string Title { get; set; } = "";

    [StringLength(BlogSettings.MaxTaglineLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Tagline { get; set; }

    [OfferedLanguage(ErrorMessage = "Please choose one of the languages.")]
    public string Language { get; set; } = "";

    [KnownTimeZone(ErrorMessage = "This is not a known time zone, such as Europe/Paris.")]
    public string TimeZone { get; set; } = "";

    public int Version { get; set; }
}
