using Microsoft.AspNetCore.Identity;

namespace SocialBlog.Data.Users;

/// <summary>A person with an account. The user name is the e-mail address.</summary>
public sealed class User : IdentityUser<int>
{
    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxDisplayNameLength = 80;

    private User()
    {
    }

    public User(string displayName, string email, DateTime now)
    {
        if (displayName.Length > MaxDisplayNameLength) throw new ArgumentException("Longer than a name may be.", nameof(displayName));

        DisplayName = displayName.Trim();
        UserName = Email = email.Trim();
        CreatedAt = now;
    }

    /// <summary>What readers see under posts and comments.</summary>
    public string DisplayName { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }
}
