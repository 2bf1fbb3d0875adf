using AngleSharp.Dom;
using Markdig.Helpers;

namespace SocialBlog.Web.Markdown;

/// <summary>Ways into a long text: an address for each of its headings, and an outline of them.</summary>
internal static class Headings
{
    /// <summary>Texts with fewer headings or words need no outline.</summary>
    private const int FewestHeadings = 3, FewestWords = 500;

    /// <summary>Gives each heading an address of its own, made of its words as GitHub makes them.</summary>
    public static void Name(IElement body)
    {
        var taken = body.QuerySelectorAll("[id]").Select(e => e.Id!).ToHashSet(StringComparer.Ordinal);
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (var heading in body.QuerySelectorAll("h2, h3, h4, h5, h6").Where(heading => !heading.HasAttribute("id")))
        {
            var name = LinkHelper.UrilizeAsGfm(Words(heading)).Trim('-');
            if (name.Length == 0) name = "section";
            var id = name;
            // Counted on from the last: a thousand equal headings are not tried a million times.
            for (var count = counts.GetValueOrDefault(name); !taken.Add(id); id = FormattableString.Invariant($"{name}-{count}")) counts[name] = ++count;
            heading.Id = id;
        }
    }

    /// <summary>Puts a link to itself behind each heading that has an address.</summary>
    public static void Link(IElement body, Wording wording)
    {
        foreach (var heading in body.QuerySelectorAll("h2[id], h3[id], h4[id], h5[id], h6[id]"))
        {
            var words = Words(heading);
            heading.Say(" ");
            var link = heading.Add("a", "#", "anchor");
            link.SetAttribute("href", "#" + heading.Id);
            link.SetAttribute("aria-label", wording.LinkTo.Replace("{0}", words, StringComparison.Ordinal));
        }
    }

    /// <summary>A list of links to the headings of the second level, those of the third in lists below them.</summary>
    /// <param name="body">Its headings have their final addresses.</param>
    /// <returns>Null for a text that needs none.</returns>
    public static IElement? Outline(IElement body, int wordCount)
    {
        var headings = body.Children.Where(e => e.LocalName is "h2" or "h3" && e.HasAttribute("id") && Words(e).Length > 0).ToList();
        if (headings.Count < FewestHeadings || wordCount < FewestWords) return null;

        var outline = body.Owner!.CreateElement("ol");
        IElement? below = null;
        foreach (var heading in headings)
        {
            var isBelow = heading.LocalName is "h3" && outline.LastElementChild is not null;
            var list = isBelow ? below ??= outline.LastElementChild!.Add("ol") : outline;
            if (!isBelow) below = null;
            list.Add("li").Add("a", Words(heading)).SetAttribute("href", "#" + heading.Id);
        }

        return outline;
    }

    private static string Words(IElement heading)
    {
        var words = (IElement)heading.Clone();
        foreach (var added in words.QuerySelectorAll(".anchor, .footnote-ref").ToList()) added.Remove();
        return words.TextContent.Trim();
    }
}
