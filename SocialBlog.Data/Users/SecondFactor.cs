using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Data.Users;

public static class SecondFactor
{
    /// <summary>Takes authenticator, recovery codes and passkeys away, for somebody who lost them. Saving the person is the caller's.</summary>
    public static async Task RemoveSecondFactorAsync(this BlogDbContext db, User user, CancellationToken cancel)
    {
        user.TwoFactorEnabled = false;
        await db.UserTokens.Where(t => t.UserId == user.Id).ExecuteDeleteAsync(cancel);
        await db.UserPasskeys.Where(p => p.UserId == user.Id).ExecuteDeleteAsync(cancel);
    }
}
