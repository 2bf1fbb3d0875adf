using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SocialBlog.Tests.Support;

public static class SafeHtml
{
    private static readonly HashSet<string> Shapes = new(["svg", "g", "path", "rect", "circle", "line", "text", "title"], StringComparer.Ordinal);

    /// <summary>Reads a rendered text as a browser does, and fails where something in it could run or load.</summary>
    public static IElement Read(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        Assert.Empty(body.QuerySelectorAll("script, style, iframe, form, button, object, embed, math, base, meta, textarea, foreignObject, use, animate, set, image, input:not([type=checkbox][disabled]), link:not([itemprop])"));
        Assert.All(body.QuerySelectorAll("svg, svg *"), shape => Assert.Contains(shape.LocalName, Shapes));
        foreach (var attribute in body.QuerySelectorAll("*").SelectMany(e => e.Attributes))
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name);
            Assert.DoesNotContain(attribute.Name, (string[])["style", "srcdoc", "background"]);
            if (attribute.Name is "href" or "src") Assert.Matches("^(https?:|mailto:|tel:|/|#|\\?|[^:]*$)", attribute.Value);
        }

        return body;
    }
}
