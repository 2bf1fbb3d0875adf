using Ganss.Xss;

namespace SocialBlog.Web.Markdown;

/// <summary>The elements, attributes and addresses that may stand in a text. All else is removed.</summary>
internal static class AllowList
{
    private static readonly string[] Tags =
    [
        "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div",
        "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd", "li",
        "mark", "ol", "p", "picture", "pre", "q", "s", "samp", "small", "source", "span", "strong", "sub", "summary", "sup",
        "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
    ];

    private static readonly string[] Attributes =
    [
        "alt", "checked", "cite", "class", "colspan", FenceExtension.Attribute, "datetime", "dir", "disabled", "height", "href", "id", "lang",
        "media", "open", "rel", "reversed", "rowspan", "scope", "sizes", "src", "srcset", "start", "style", "title", "type", "value", "width",
    ];

    public static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Tags.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = Attributes.ToHashSet(StringComparer.OrdinalIgnoreCase),
            // Markdig says the alignment of a table's column this way; SafeMarkup makes a class of it.
            AllowedCssProperties = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "text-align" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "cite" },
        });
        // What an unknown element holds is text that somebody wrote: it stays, unless it was for a program.
        sanitizer.KeepChildNodes = true;
        sanitizer.RemovingTag += (_, removing) =>
        {
            if (removing.Tag.LocalName is "script" or "style") removing.Tag.TextContent = "";
        };
        return sanitizer;
    }
}
