using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Comments.Defence;

/// <summary>Keyed hash (HMAC-SHA-256) of the /24 or /48 an address is in: alike for neighbours, and no address.</summary>
public static class NetworkHash
{
    public static string? Of(IPAddress? address, Blog blog)
    {
        if (address is null) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var network = address.GetAddressBytes().AsSpan(0, address.AddressFamily is AddressFamily.InterNetwork ? 3 : 6);
        return Convert.ToHexStringLower(HMACSHA256.HashData(blog.NetworkKey.Span, network).AsSpan(0, 16));
    }
}
