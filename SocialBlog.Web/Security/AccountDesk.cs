using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using SocialBlog.Data.Users;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Security;

/// <summary>What all that changes a way to sign in needs.</summary>
public sealed class AccountDesk(SignInManager<User> signIn, SignInTurns turns, CurrentBlog blog, TimeProvider clock, IStringLocalizer<Texts> t)
{
    public SignInManager<User> SignIn => signIn;

    public UserManager<User> Users => signIn.UserManager;

    public SignInTurns Turns => turns;

    public CurrentBlog Blog => blog;

    public IStringLocalizer<Texts> T => t;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;
}
