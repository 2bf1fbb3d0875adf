using Microsoft.AspNetCore.Identity;
using SocialBlog.Data.Users;

namespace SocialBlog.Web.Security;

/// <summary>Identity asks here before every way in: a deactivated account has none.</summary>
internal sealed class ActiveAccounts : IUserConfirmation<User>
{
    public Task<bool> IsConfirmedAsync(UserManager<User> manager, User user) => Task.FromResult(user.IsActive);
}
