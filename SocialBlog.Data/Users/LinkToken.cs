using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SocialBlog.Data.Users;

/// <summary>
/// The secret of a link that opens something once. Only its hash is stored, so that a copy of the database opens nothing;
/// of 256 random bits nothing can be guessed, so a plain hash is enough.
/// </summary>
public static class LinkToken
{
    /// <returns>43 characters that need no escaping in an address.</returns>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <returns>SHA-256 in hexadecimal digits.</returns>
    public static string HashOf(string? token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token ?? "")));
}
