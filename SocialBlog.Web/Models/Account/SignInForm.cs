using System.ComponentModel.DataAnnotations;

namespace SocialBlog.Web.Models.Account;

public sealed class SignInForm
{
    [Required(ErrorMessage = "Please give your e-mail address.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Please give your password.")]
    public string Password { get; set; } = "";

    /// <summary>Keep the cookie when the browser closes.</summary>
    public bool StaySignedIn { get; set; }

    /// <summary>Path to go to afterwards.</summary>
    public string? ReturnUrl { get; set; }
}
