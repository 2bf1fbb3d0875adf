using System.Security.Cryptography;
using System.Text;

namespace SocialBlog.Web.Look;

/// <summary>
/// Applies the reader's choice of light or dark before anything is painted, since a file would come too late. The only
/// script that stands in a page; js/site.js makes the button that changes the choice.
/// </summary>
public static class ThemeScript
{
    public const string Source = """try{document.documentElement.dataset.theme=localStorage["blog-theme"]??""}catch{}""";

    /// <summary>Lets it run where scripts in pages don't (Content Security Policy Level 3, 2.3.1).</summary>
    public static string PolicySource { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Source)))}'";
}
