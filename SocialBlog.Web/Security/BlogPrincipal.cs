using System.Globalization;
using System.Security.Claims;
using SocialBlog.Data.Users;

namespace SocialBlog.Web.Security;

/// <summary>
/// What is known of the person who is signed in. All but the number of account and session is read from the database at
/// every request (see <see cref="SessionCookies"/>), so that a change acts at once.
/// </summary>
public static class BlogPrincipal
{
    internal const string DisplayNameClaim = "display_name";
    internal const string RoleClaim = "blog_role";
    internal const string LanguageClaim = "blog_language";
    internal const string SecondFactorClaim = "second_factor";
    internal const string SessionClaim = "session";

    /// <returns>Null for somebody who is not signed in.</returns>
    public static string? DisplayName(this ClaimsPrincipal person) => person.FindFirstValue(DisplayNameClaim);

    /// <returns>Null for somebody who is not signed in.</returns>
    public static Role? Role(this ClaimsPrincipal person) => Enum.TryParse<Role>(person.FindFirstValue(RoleClaim), out var role) ? role : null;

    /// <returns>What the person chose for the admin; null: nothing.</returns>
    public static string? Language(this ClaimsPrincipal person) => person.FindFirstValue(LanguageClaim);

    public static bool HasSecondFactor(this ClaimsPrincipal person) => person.HasClaim(claim => claim.Type is SecondFactorClaim);

    /// <returns>Null for somebody who is not signed in.</returns>
    public static Guid? SessionId(this ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <exception cref="InvalidOperationException">Nobody is signed in: ask on guarded pages only.</exception>
    public static int UserId(this ClaimsPrincipal person) =>
        int.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in."), CultureInfo.InvariantCulture);
}
