using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using SocialBlog.Data.Users;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Security;

/// <summary>
/// Refuses the passwords that are tried first: the most common ones, the person's own name and address, the blog's title,
/// each also with digits and signs at its end (NIST SP 800-63B, 3.1.1.2).
/// </summary>
internal sealed class CommonPasswords(CurrentBlog blog, IStringLocalizer<Texts> t) : IPasswordValidator<User>
{
    private static readonly Lazy<HashSet<string>> Known = new(Read);

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var core = Core(password ?? "");
        var refused = IsCommon(password ?? "") || Own(user).Any(word => Core(word) is { Length: > 0 } own && own == core);
        return Task.FromResult(refused
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordTooCommon", Description = t["This password is among the first that are tried. Please choose another one, such as four words that have nothing to do with each other."] })
            : IdentityResult.Success);
    }

    internal static bool IsCommon(string password) => Known.Value.Contains(password.ToLowerInvariant()) || Known.Value.Contains(Core(password));

    /// <summary>Without case, blanks, and what is put at the end to please a rule.</summary>
    internal static string Core(string text)
    {
        var folded = string.Concat(text.ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)));
        var core = folded.TrimEnd([.. "0123456789!?.,;:-_*+#@$%&/()=\"'"]);
        // Digits alone are all there is to compare.
        return core.Length > 0 ? core : folded;
    }

    private IEnumerable<string> Own(User user) =>
        [user.DisplayName, user.Email ?? "", (user.Email ?? "").Split('@')[0], .. user.DisplayName.Split(' '), blog.Value.Title];

    private static HashSet<string> Read()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("CommonPasswords.txt")!);
        var lines = reader.ReadToEnd().Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries);
        return [.. lines, .. lines.Select(Core)];
    }
}
