using AngleSharp.Dom;

namespace SocialBlog.Web.Markdown;

/// <summary>Builds what the program itself puts into a text: words are words there, whatever characters are in them.</summary>
internal static class Elements
{
    /// <summary>Adds an element of HTML at the end.</summary>
    public static IElement Add(this IElement parent, string name, string text = "", string cssClass = "")
    {
        var element = parent.Owner!.CreateElement(name);
        if (cssClass.Length > 0) element.ClassName = cssClass;
        if (text.Length > 0) element.TextContent = text;
        parent.AppendChild(element);
        return element;
    }

    /// <summary>Adds words at the end.</summary>
    public static void Say(this IElement parent, string text) => parent.AppendChild(parent.Owner!.CreateTextNode(text));
}
