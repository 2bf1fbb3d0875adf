using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;
using SocialBlog.Data.Users;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Models;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>What readers see of the person who is signed in.</summary>
public sealed class ProfileForm : IValidatableObject
{
    [Required(ErrorMessage = "Please give your name.")]
    [Visible(ErrorMessage = "Please give your name.")]
    [StringLength(User.MaxDisplayNameLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string Name { get; set; } = "";

    [StringLength(Data.Posts.Slug.MaxLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Slug { get; set; }

    [StringLength(User.MaxBiographyLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Biography { get; set; }

    public IFormFile? Picture { get; set; }

    public bool RemovePicture { get; set; }

    /// <summary>One a line.</summary>
    [StringLength(ProfileLink.MaxLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Profiles { get; set; }

    /// <summary>Of the admin; empty: the blog's.</summary>
    [OfferedLanguage(OrNone = true, ErrorMessage = "Please choose one of the languages.")]
    public string? InterfaceLanguage { get; set; }

    /// <summary>For moderators, see <see cref="User.MailsWithoutDuty"/>.</summary>
    public bool MailsWithoutDuty { get; set; }

    /// <summary>For authors, see <see cref="User.MailsOnOwnPosts"/>.</summary>
    public bool MailsOnOwnPosts { get; set; }

    /// <summary>Of the person's page: what was asked for, else made from the name.</summary>
    public string WantedSlug => string.IsNullOrWhiteSpace(Slug) ? User.SlugOf(CleanText.Line(Name)) : User.SlugOf(Slug);

    public static ProfileForm Of(User user) => new()
    {
        Name = user.DisplayName,
        Slug = user.Slug,
        Biography = user.Biography,
        Profiles = user.Profiles,
        InterfaceLanguage = user.Language,
        MailsWithoutDuty = user.MailsWithoutDuty,
        MailsOnOwnPosts = user.MailsOnOwnPosts,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ProfileLink.Problem(Profiles, validationContext.GetRequiredService<IStringLocalizer<Texts>>()) is { } problem)
            yield return new ValidationResult(problem, [nameof(Profiles)]);
    }
}

/// <param name="Picture">The one in use; null: none.</param>
public sealed record ProfileEditing(ProfileForm Form, string? Picture);
