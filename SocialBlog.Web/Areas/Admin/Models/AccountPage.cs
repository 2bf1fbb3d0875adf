using SocialBlog.Data.Users;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>A person's own ways to sign in.</summary>
/// <param name="MustSetUp">Nothing else is open until there is a second factor.</param>
/// <param name="RecoveryCodes">How many are left.</param>
public sealed record AccountPage(
    string Email, bool HasAuthenticator, int RecoveryCodes, bool MustSetUp, IReadOnlyList<PasskeyRow> Passkeys, IReadOnlyList<SessionRow> Sessions);

/// <param name="Id">Base64url, as WebAuthn writes it.</param>
public sealed record PasskeyRow(string Id, string Name, DateTime CreatedAt);

/// <param name="Browser">Empty where nothing is known of it.</param>
public sealed record SessionRow(Guid Id, string Browser, DateTime StartedAt, DateTime LastSeenAt, bool IsThisOne)
{
    public static SessionRow Of(Session session, Guid? here) =>
        new(session.Id, BrowserName.Of(session.Browser), session.StartedAt, session.LastSeenAt, session.Id == here);
}

/// <summary>What an authenticator app is given.</summary>
/// <param name="Key">In groups of four, to be typed where no camera is.</param>
/// <param name="Path">Of the QR code, in the coordinates of an SVG.</param>
/// <param name="Size">Of the QR code, in its own squares.</param>
public sealed record AuthenticatorPage(string Key, string Path, int Size);
