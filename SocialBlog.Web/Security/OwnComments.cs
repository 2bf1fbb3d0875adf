using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Security;

/// <summary>
/// Knows a reader's own comments by a signed cookie. It is set only when one is sent, holds nothing but their numbers,
/// and is gone after a day.
/// </summary>
public sealed class OwnComments(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string CookieName = "socialblog-mine";

    private const int Most = 20;

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    private readonly IDataProtector _protector = protection.CreateProtector("own comments");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>Numbers of comments that were sent from this browser within the last day; none for a cookie that is not this blog's.</returns>
    public IReadOnlyList<int> Of(HttpRequest request)
    {
        if (request.Cookies[CookieName] is not { Length: > 0 and < 4000 } cookie) return [];
        try
        {
            var parts = _protector.Unprotect(cookie).Split(' ');
            var until = new DateTime(long.Parse(parts[0], CultureInfo.InvariantCulture), DateTimeKind.Utc);
            return until < Now ? [] : [.. parts[1..].Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Made up, or of before the keys changed.
            return [];
        }
    }

    /// <summary>Notes that the reader sent a comment.</summary>
    public void Remember(HttpContext context, int id)
    {
        IEnumerable<int> numbers = [id, .. Of(context.Request)];
        var content = string.Join(' ', numbers.Distinct().Take(Most).Select(number => number.ToString(CultureInfo.InvariantCulture)).Prepend((Now + Lasts).Ticks.ToString(CultureInfo.InvariantCulture)));
        context.Response.Cookies.Append(CookieName, _protector.Protect(content), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = Lasts,
            IsEssential = true,
        });
    }

    /// <summary>The reader may still change or withdraw the comment.</summary>
    public bool MayChange(HttpRequest request, Comment comment) => Of(request).Contains(comment.Id) && comment.MayBeChangedAsOf(Now);
}
