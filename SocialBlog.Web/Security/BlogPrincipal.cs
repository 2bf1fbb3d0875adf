using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SocialBlog.Data.Users;

namespace SocialBlog.Web.Security;

/// <summary>Puts the name that people see into the sign-in cookie, so that no page asks the database for it.</summary>
internal sealed class BlogPrincipalFactory(UserManager<User> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(BlogPrincipal.DisplayNameClaim, user.DisplayName));
        return identity;
    }
}

public static class BlogPrincipal
{
    internal const string DisplayNameClaim = "display_name";

    /// <returns>Null for somebody who is not signed in.</returns>
    public static string? DisplayName(this ClaimsPrincipal person) => person.FindFirstValue(DisplayNameClaim);

    /// <exception cref="InvalidOperationException">Nobody is signed in: ask on guarded pages only.</exception>
    public static int UserId(this ClaimsPrincipal person) =>
        int.Parse(
            person.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in."),
            System.Globalization.CultureInfo.InvariantCulture);
}
