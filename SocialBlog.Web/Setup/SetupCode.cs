using System.Security.Cryptography;
using System.Text;

namespace SocialBlog.Web.Setup;

/// <summary>
/// Proves that whoever sets the blog up can read its log. Made anew at each start of the program, useless once the blog
/// is set up.
/// </summary>
public sealed class SetupCode
{
    public string Value { get; } = RandomNumberGenerator.GetHexString(20, lowercase: true);

    public bool Matches(string? typed) =>
        typed is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(typed.Trim()), Encoding.UTF8.GetBytes(Value));
}
