using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace SocialBlog.Web.Models;

/// <summary>What ASP.NET Core Identity says of accounts it refuses, in the blog's language.</summary>
internal sealed class LocalizedIdentityErrors(IStringLocalizer<Texts> t) : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), t["The password needs at least {0} characters.", length]);

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), t["The password needs at least {0} different characters.", uniqueChars]);

    public override IdentityError DuplicateEmail(string email) => Error(nameof(DuplicateEmail), t["There already is an account with this e-mail address."]);

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), t["There already is an account with this e-mail address."]);

    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), t["This is not an e-mail address."]);

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), t["This is not an e-mail address."]);

    private static IdentityError Error(string code, LocalizedString text) => new() { Code = code, Description = text };
}
