using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Comments.Defence;

/// <summary>
/// The hour in which a comment form was made, signed (HMAC-SHA-256) so that only forms of this blog have it. It holds
/// nothing of the reader, and so may stand in a cached page; and a page made again within the hour is the same page.
/// </summary>
public static class FormStamp
{
    private const int TimeLength = 8, SignatureLength = 12;

    /// <returns>Base64url (RFC 4648, 5).</returns>
    public static string Make(Blog blog, int postId, DateTime now)
    {
        Span<byte> stamp = stackalloc byte[TimeLength + SignatureLength];
        BinaryPrimitives.WriteInt64BigEndian(stamp, now.Ticks - (now.Ticks % TimeSpan.TicksPerHour));
        Sign(blog, postId, stamp[..TimeLength], stamp[TimeLength..]);
        return Base64Url.EncodeToString(stamp);
    }

    /// <returns>How old the form is; null where the stamp is none, or one of another post or blog, or of the future.</returns>
    public static TimeSpan? AgeOf(string? text, Blog blog, int postId, DateTime now)
    {
        Span<byte> stamp = stackalloc byte[TimeLength + SignatureLength];
        if (text is null || !Base64Url.IsValid(text, out var length) || length != stamp.Length || !Base64Url.TryDecodeFromChars(text, stamp, out _)) return null;
        Span<byte> signature = stackalloc byte[SignatureLength];
        Sign(blog, postId, stamp[..TimeLength], signature);
        if (!CryptographicOperations.FixedTimeEquals(signature, stamp[TimeLength..])) return null;
        var age = now - new DateTime(BinaryPrimitives.ReadInt64BigEndian(stamp), DateTimeKind.Utc);
        return age < TimeSpan.Zero ? null : age;
    }

    private static void Sign(Blog blog, int postId, ReadOnlySpan<byte> time, Span<byte> signature)
    {
        // "form" keeps what is signed here from being taken for what the same key is used for elsewhere.
        Span<byte> message = [.. "form"u8, .. time, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(message[^4..], postId);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(blog.NetworkKey.Span, message, hash);
        hash[..SignatureLength].CopyTo(signature);
    }
}
