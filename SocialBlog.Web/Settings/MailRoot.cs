namespace SocialBlog.Web.Settings;

/// <summary>Where links in mails begin that this request causes, see <see cref="PublicAddress.TrustedRoot"/>. Noted as the request comes in, for those who do not see requests.</summary>
public sealed class MailRoot
{
    /// <summary>Scheme and host of the blog, without a slash at the end; null where none is sure.</summary>
    public string? Value { get; set; }
}
