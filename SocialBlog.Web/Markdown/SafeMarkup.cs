using System.Text;
using AngleSharp.Dom;
using Ganss.Xss;

namespace SocialBlog.Web.Markdown;

/// <summary>Makes a text's markup safe, and sets the last touches on it.</summary>
internal static class SafeMarkup
{
    /// <summary>Keeps what a text names from the names the page has.</summary>
    internal const string AnchorPrefix = "s-";

    /// <summary>Elements whose words the program has added, or that say again what stands beside them.</summary>
    private const string Added = ".video > a, .player > :is(audio, video), .anchor, .callout-title, .chart > .drawing, .chart > details > summary, .events .leaf, .events > p";

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "pre", "blockquote", "dd", "dt", "figcaption", "figure", "br", "div", "hr",
    };

    public static string DocumentOf(string html) => "<!doctype html><body>" + html;

    /// <summary>What a sanitiser lets through, in characters that <see cref="CleanText"/> does: parsed, an entity such as &amp;#1; is a control character.</summary>
    /// <returns>The body of a document.</returns>
    public static IElement Sanitize(string html, HtmlSanitizer sanitizer)
    {
        var document = sanitizer.HtmlParserFactory().ParseDocument(DocumentOf(html));
        // Before it is judged: what is left out could part what must not come together.
        foreach (var node in document.Body!.Descendants())
        {
            if (node is ICharacterData words) words.Data = CleanText.Of(words.Data);
            else if (node is IElement element)
            {
                foreach (var attribute in element.Attributes) attribute.Value = CleanText.Of(attribute.Value);
            }
        }

        return sanitizer.SanitizeDom(document, document.Body).Body!;
    }

    public static void Finish(IElement body, string language)
    {
        foreach (var element in body.QuerySelectorAll("script, style").ToList()) element.Remove();
        foreach (var fenced in body.QuerySelectorAll($"[{FenceExtension.Attribute}]")) fenced.RemoveAttribute(FenceExtension.Attribute);
        foreach (var cell in body.QuerySelectorAll("[style]"))
        {
            if (cell.LocalName is "td" or "th" && cell.GetAttribute("style") is { } style)
            {
                if (style.Contains("right", StringComparison.Ordinal)) cell.ClassList.Add("end");
                else if (style.Contains("center", StringComparison.Ordinal)) cell.ClassList.Add("center");
            }

            cell.RemoveAttribute("style");
        }

        foreach (var input in body.QuerySelectorAll("input").ToList())
        {
            if (input.GetAttribute("type") is "checkbox" && input.HasAttribute("disabled")) continue;
            input.Remove();
        }

        foreach (var image in body.QuerySelectorAll("img"))
        {
            if (!image.HasAttribute("alt")) image.SetAttribute("alt", "");
            image.SetAttribute("loading", "lazy");
        }

        foreach (var link in body.QuerySelectorAll("figure.video > a[href]"))
        {
            if (Video.At(link.GetAttribute("href")!) is { } video) link.SetAttribute("data-player", video.Player);
        }

        // Names in a text must not meet the page's own, such as "comments", nor each other.
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var named in body.QuerySelectorAll("[id]"))
        {
            if (names.Add(named.Id!)) named.Id = AnchorPrefix + named.Id;
            else named.RemoveAttribute("id");
        }

        foreach (var link in body.QuerySelectorAll("a[href^='#']")) link.SetAttribute("href", "#" + AnchorPrefix + link.GetAttribute("href")![1..]);

        foreach (var table in body.QuerySelectorAll("table").ToList()) Wrap(table, Wording.Of(language).Table);
        // What scrolls sideways must be reachable by the keyboard.
        foreach (var code in body.QuerySelectorAll("pre")) code.SetAttribute("tabindex", "0");
    }

    /// <summary>Everywhere but in code and formulas.</summary>
    public static void Typeset(IElement body, string language)
    {
        foreach (var parent in body.Descendants<IElement>().Prepend(body).ToList())
        {
            if (parent.Ancestors<IElement>().Prepend(parent).Any(a => a.LocalName is "code" or "pre" or "kbd" or "samp" or "math")) continue;
            INode? previous = null;
            foreach (var child in parent.ChildNodes)
            {
                if (child is IText text)
                {
                    // A mark may end what stands in an element before it: **Attention**!
                    var before = previous is IElement { TextContent: [.., var last] } element && !Blocks.Contains(element.LocalName) ? last.ToString() : "";
                    text.Data = Typography.Typeset(before + text.Data, language)[before.Length..];
                }

                previous = child;
            }
        }
    }

    /// <summary>
    /// For a text that shares its page with others, under a title of the third level: headings go two levels down,
    /// anchors and links to them go away.
    /// </summary>
    public static void FitIntoList(IElement body)
    {
        foreach (var aside in body.QuerySelectorAll("div.footnotes, .anchor").ToList()) aside.Remove();
        foreach (var element in body.QuerySelectorAll("[id]")) element.RemoveAttribute("id");
        foreach (var link in body.QuerySelectorAll("a[href^='#']").ToList())
        {
            if (link.ClassList.Contains("footnote-ref")) link.Remove();
            else link.Replace([.. link.ChildNodes]);
        }

        foreach (var heading in body.QuerySelectorAll("h2, h3, h4, h5").ToList())
        {
            var lower = body.Owner!.CreateElement($"h{(char)Math.Min(heading.LocalName[1] + 2, '6')}");
            lower.Append([.. heading.ChildNodes]);
            heading.Replace(lower);
        }
    }

    /// <summary>The author's text alone, white space folded; a dot keeps blocks apart where no punctuation does, as after headings.</summary>
    public static string Words(IElement body)
    {
        var written = (IElement)body.Clone();
        foreach (var added in written.QuerySelectorAll(Added).ToList()) added.Remove();
        var blocks = new List<StringBuilder> { new() };
        foreach (var node in written.Descendants())
        {
            if (node is IElement element && Blocks.Contains(element.LocalName)) blocks.Add(new());
            else if (node is IText words) blocks[^1].Append(words.Data);
        }

        var text = new StringBuilder();
        foreach (var words in blocks.Select(block => block.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0))
        {
            if (text.Length > 0) text.Append(char.IsLetterOrDigit(text[^1]) ? " · " : " ");
            text.AppendJoin(' ', words);
        }

        return text.ToString();
    }

    /// <summary>Addresses of the pictures, in order, each once.</summary>
    public static IReadOnlyList<string> Pictures(IElement body) =>
        [.. body.QuerySelectorAll("img[src]").Select(image => image.GetAttribute("src")!).Where(source => source.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>A wide table scrolls by itself instead of the page; focusable, so that the keyboard can do it.</summary>
    private static void Wrap(IElement table, string name)
    {
        var wrapper = table.Owner!.CreateElement("div");
        wrapper.ClassName = "table";
        wrapper.SetAttribute("tabindex", "0");
        wrapper.SetAttribute("role", "group");
        wrapper.SetAttribute("aria-label", name);
        table.Parent!.ReplaceChild(wrapper, table);
        wrapper.AppendChild(table);
    }
}
