namespace SocialBlog.Web.Models;

/// <summary>Empty, or an absolute http or https address; its scheme may be left out.</summary>
public sealed class WebAddressAttribute : LocalizedRuleAttribute
{
    protected override bool Accepts(string? text) => string.IsNullOrWhiteSpace(text) || Normalize(text) is not null;

    /// <returns>The address in full; null when it is none.</returns>
    public static string? Normalize(string text)
    {
        var address = text.Trim();
        if (!address.Contains("://", StringComparison.Ordinal)) address = "https://" + address;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal) && uri.UserInfo.Length == 0
            ? uri.AbsoluteUri
            : null;
    }
}
