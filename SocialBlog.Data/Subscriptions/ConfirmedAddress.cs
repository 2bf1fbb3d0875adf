using System.Diagnostics.CodeAnalysis;

namespace SocialBlog.Data.Subscriptions;

/// <summary>An e-mail address whose owner has used a link that was sent to it.</summary>
public sealed class ConfirmedAddress
{
    private ConfirmedAddress()
    {
    }

    public ConfirmedAddress(string email, DateTime now)
    {
        Email = KeyOf(email);
        ConfirmedAt = now;
    }

    public string Email { get; private set; } = "";

    /// <summary>The first time.</summary>
    public DateTime ConfirmedAt { get; private set; }

    /// <summary>Alike however an address is typed.</summary>
    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Mails are sent to it, and addresses are written in lower case.")]
    public static string KeyOf(string email) => email.Trim().ToLowerInvariant();
}
