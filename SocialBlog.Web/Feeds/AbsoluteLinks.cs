using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SocialBlog.Web.Feeds;

/// <summary>Feed readers show a text away from its page: addresses in it must be whole.</summary>
internal static class AbsoluteLinks
{
    /// <param name="pageUrl">Absolute address of the page the text stands on.</param>
    public static string Make(string html, string pageUrl)
    {
        var page = new Uri(pageUrl);
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var element in body.QuerySelectorAll("a[href], img[src], source[src]"))
        {
            var attribute = element.HasAttribute("href") ? "href" : "src";
            if (Uri.TryCreate(page, element.GetAttribute(attribute), out var whole)) element.SetAttribute(attribute, whole.AbsoluteUri);
        }

        foreach (var image in body.QuerySelectorAll("[srcset]")) image.RemoveAttribute("srcset");
        foreach (var link in body.QuerySelectorAll("[data-player]")) link.RemoveAttribute("data-player");
        return body.InnerHtml;
    }
}
