using System.ComponentModel.DataAnnotations;
using SocialBlog.Data.Users;

namespace SocialBlog.Web.Models.Account;

/// <summary>The code after the password.</summary>
public sealed class SecondStepForm
{
    /// <summary>Six digits of the authenticator, or a recovery code; blanks and dashes don't matter.</summary>
    [Required(ErrorMessage = "Please give the code.")]
    [StringLength(100, ErrorMessage = "This is too long: at most {1} characters.")]
    public string Code { get; set; } = "";

    public bool StaySignedIn { get; set; }

    public string? ReturnUrl { get; set; }
}

/// <summary>Where to send a link for a new password.</summary>
public sealed class ForgottenForm
{
    [Required(ErrorMessage = "Please give your e-mail address.")]
    [StringLength(254, ErrorMessage = "This is too long: at most {1} characters.")]
    [EmailShape(ErrorMessage = "This is not an e-mail address.")]
    public string Email { get; set; } = "";
}

/// <summary>A new password, by a link.</summary>
public sealed class NewPasswordForm
{
    public string Token { get; set; } = "";

    [Required(ErrorMessage = "Please give a password.")]
    [StringLength(200, ErrorMessage = "This is too long: at most {1} characters.")]
    public string Password { get; set; } = "";
}

/// <summary>What somebody who was invited tells.</summary>
public sealed class JoinForm
{
    public string Token { get; set; } = "";

    [Required(ErrorMessage = "Please give your name.")]
    [Visible(ErrorMessage = "Please give your name.")]
    [StringLength(Data.Users.User.MaxDisplayNameLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string Name { get; set; } = "";

    /// <summary>Not asked where the invitation names one.</summary>
    [StringLength(254, ErrorMessage = "This is too long: at most {1} characters.")]
    [EmailShape(ErrorMessage = "This is not an e-mail address.")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Please give a password.")]
    [StringLength(200, ErrorMessage = "This is too long: at most {1} characters.")]
    public string Password { get; set; } = "";
}

/// <param name="Email">The one the invitation is for; null: to be told.</param>
public sealed record JoinPage(JoinForm Form, string? Email, Role Role);
