using System.Globalization;
using AngleSharp.Dom;

namespace SocialBlog.Web.Markdown.Charts;

/// <summary>Builds drawings (SVG 2), with numbers as SVG writes them.</summary>
internal static class Svg
{
    /// <summary>Adds an element of SVG.</summary>
    public static IElement Draw(this IElement parent, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var element = parent.Owner!.CreateElement(NamespaceNames.SvgUri, name);
        foreach (var (attribute, value) in attributes) element.SetAttribute(attribute, value);
        parent.AppendChild(element);
        return element;
    }

    /// <summary>Adds words to a drawing.</summary>
    public static IElement Write(this IElement parent, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var element = parent.Draw("text", attributes);
        element.TextContent = text;
        return element;
    }

    /// <summary>Says what a shape stands for while a mouse rests on it.</summary>
    public static void Explain(this IElement shape, params ReadOnlySpan<string> parts)
    {
        var title = shape.Draw("title");
        title.TextContent = string.Join(" · ", parts.ToArray().Where(part => part.Length > 0));
    }

    /// <summary>A length.</summary>
    public static string Px(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A part of the width, which the reader's screen decides.</summary>
    /// <param name="part">0 to 1.</param>
    public static string Percent(double part) => (part * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
