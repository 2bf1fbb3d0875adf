using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Web.Feeds;

/// <summary>
/// Makes a text stand by itself: feed readers show it away from its page, without its style, and leave out what they
/// take for a program (SVG, MathML) or a form.
/// </summary>
internal static partial class FeedMarkup
{
    private static readonly string[] Addresses = ["href", "src", "poster", "cite"];

    /// <param name="pageUrl">Absolute address of the page the text stands on; all addresses in it become absolute, too.</param>
    public static string Of(string html, string pageUrl)
    {
        var page = new Uri(pageUrl);
        var body = new HtmlParser().ParseDocument(html).Body!;
        // A chart's drawing is nothing without the blog's colours: its figures stand for it.
        foreach (var drawing in body.QuerySelectorAll("svg, .chart > .drawing, .chart > details > summary, .events .leaf").ToList()) drawing.Remove();
        foreach (var figures in body.QuerySelectorAll(".chart > details").ToList()) figures.Replace([.. figures.ChildNodes]);
        foreach (var formula in body.QuerySelectorAll("math").ToList())
        {
            var typed = body.Owner!.CreateElement("code");
            typed.TextContent = formula.GetAttribute("alttext") ?? formula.TextContent;
            formula.Replace(typed);
        }

        foreach (var anchor in body.QuerySelectorAll(".anchor").ToList()) anchor.Remove();
        foreach (var folded in body.QuerySelectorAll("details")) folded.SetAttribute("open", "");
        foreach (var box in body.QuerySelectorAll("input").ToList()) box.Replace(body.Owner!.CreateTextNode(box.HasAttribute("checked") ? "☑" : "☐"));
        foreach (var player in body.QuerySelectorAll("[data-player]")) player.RemoveAttribute("data-player");

        foreach (var name in Addresses)
        {
            foreach (var element in body.QuerySelectorAll($"[{name}]")) element.SetAttribute(name, Whole(element.GetAttribute(name)!));
        }

        foreach (var image in body.QuerySelectorAll("[srcset]"))
            image.SetAttribute("srcset", Candidate().Replace(image.GetAttribute("srcset")!, c => Whole(c.Groups["url"].Value) + c.Groups["rest"].Value));
        using var inside = new StringWriter(CultureInfo.InvariantCulture);
        MarkupWriter.WriteInside(body, inside);
        return inside.ToString();

        string Whole(string address) => Uri.TryCreate(page, address, out var whole) ? whole.AbsoluteUri : address;
    }

    /// <summary>An address of a srcset and what follows it, to the next comma (HTML, 4.8.4.2.1). Read once, but it may be as long as a text.</summary>
    [GeneratedRegex(@"(?<url>[^\s,]\S*?)(?<rest>(?<!,)(?>,+)(?=\s|$)|\s+[^,]*(,|$)|$)", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Candidate();
}
