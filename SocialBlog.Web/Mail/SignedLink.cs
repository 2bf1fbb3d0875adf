using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Mail;

/// <summary>
/// Numbers in a link of a mail, signed (HMAC-SHA-256 cut to 128 bits, RFC 2104, 5) so that only this blog can have
/// written them, and each kind of link by itself.
/// </summary>
public static class SignedLink
{
    /// <summary>Confirms an address. Numbers: of the subscription, ticks of the end.</summary>
    public const string Confirm = "confirm";

    /// <summary>Ends a subscription. Its number.</summary>
    public const string Unsubscribe = "unsubscribe";

    /// <summary>Decides on a comment. Numbers: of the comment and of the person, ticks of the last decision (0: none) and of the end.</summary>
    public const string Moderate = "moderate";

    private const int SignatureLength = 16;

    /// <returns>Base64url (RFC 4648, 5).</returns>
    public static string Make(Blog blog, string kind, params ReadOnlySpan<long> numbers)
    {
        Span<byte> token = stackalloc byte[(numbers.Length * sizeof(long)) + SignatureLength];
        for (var i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteInt64BigEndian(token[(i * sizeof(long))..], numbers[i]);
        Sign(blog, kind, token[..^SignatureLength], token[^SignatureLength..]);
        return Base64Url.EncodeToString(token);
    }

    /// <param name="count">So many numbers are expected.</param>
    /// <returns>Null for what this blog did not write as a link of this kind.</returns>
    public static long[]? Read(Blog blog, string kind, int count, string? text)
    {
        Span<byte> token = stackalloc byte[(count * sizeof(long)) + SignatureLength];
        if (text is null || !Base64Url.IsValid(text, out var length) || length != token.Length || !Base64Url.TryDecodeFromChars(text, token, out _)) return null;
        Span<byte> signature = stackalloc byte[SignatureLength];
        Sign(blog, kind, token[..^SignatureLength], signature);
        if (!CryptographicOperations.FixedTimeEquals(signature, token[^SignatureLength..])) return null;
        var numbers = new long[count];
        for (var i = 0; i < count; i++) numbers[i] = BinaryPrimitives.ReadInt64BigEndian(token[(i * sizeof(long))..]);
        return numbers;
    }

    private static void Sign(Blog blog, string kind, ReadOnlySpan<byte> numbers, Span<byte> signature)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(blog.NetworkKey.Span, [.. Encoding.ASCII.GetBytes("link " + kind + " "), .. numbers], hash);
        hash[..SignatureLength].CopyTo(signature);
    }
}
