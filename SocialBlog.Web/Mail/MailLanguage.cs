using System.Globalization;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Mail;

/// <summary>Lets a mail be written in its receiver's language, whatever the request or job around it speaks; dispose it to go back.</summary>
internal sealed class MailLanguage : IDisposable
{
    private readonly (CultureInfo Words, CultureInfo Numbers) _before = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);

    public MailLanguage(string language) => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = Blog.CultureOf(language);

    /// <summary>Makes the page that a link leads to speak the mail's language, where it is not the blog's.</summary>
    public static string QueryOf(string language, Blog blog) => language == blog.Language ? "" : "?language=" + language;

    public void Dispose() => (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = _before;
}
