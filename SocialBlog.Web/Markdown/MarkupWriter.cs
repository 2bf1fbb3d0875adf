using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;

namespace SocialBlog.Web.Markdown;

/// <summary>
/// The HTML of a text. AngleSharp's own way to it looks for each node among all its siblings: minutes for a megabyte of
/// short lines.
/// </summary>
internal static class MarkupWriter
{
    private static readonly IMarkupFormatter Formatter = HtmlMarkupFormatter.Instance;

    /// <summary>What an element holds. Not by recursion: authors nest as deep as they like.</summary>
    public static void WriteInside(IElement body, TextWriter html)
    {
        var open = new Stack<(IElement Element, int Next)>([(body, 0)]);
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Element.ChildNodes.Length)
            {
                if (at.Element != body) html.Write(Formatter.CloseTag(at.Element, selfClosing: false));
                continue;
            }

            open.Push((at.Element, at.Next + 1));
            switch (at.Element.ChildNodes[at.Next])
            {
                case IText text:
                    html.Write(Formatter.Text(text));
                    break;
                case IElement element:
                    var isVoid = element.Flags.HasFlag(NodeFlags.SelfClosing);
                    html.Write(Formatter.OpenTag(element, isVoid));
                    // Browsers drop the first line break in it.
                    if (element.LocalName is "pre" && element.FirstChild is IText { Data: ['\n', ..] }) html.Write('\n');
                    if (!isVoid) open.Push((element, 0));
                    break;
            }
        }
    }
}
