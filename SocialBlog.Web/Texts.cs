using System.Globalization;
using Microsoft.Extensions.Localization;

namespace SocialBlog.Web;

/// <summary>
/// Names the resources of all texts that people see. The English text is the key; French is in Resources/Texts.fr.resx.
/// </summary>
public sealed class Texts;

/// <summary>Texts with a number in them. Only one is singular, in French too: "0 commentaires".</summary>
public static class Plurals
{
    public static string CommentCount(this IStringLocalizer<Texts> t, int count) =>
        count == 1 ? t["{0} comment", Number(count)] : t["{0} comments", Number(count)];

    public static string PostCount(this IStringLocalizer<Texts> t, int count) =>
        count == 1 ? t["{0} post", Number(count)] : t["{0} posts", Number(count)];

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
