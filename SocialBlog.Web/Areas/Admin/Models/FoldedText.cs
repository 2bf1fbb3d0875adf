using System.Globalization;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>A text of which a list shows the beginning, and the rest where somebody opens it. Together they are the text.</summary>
/// <param name="Rest">Empty for a text that is short enough to be shown whole.</param>
public readonly record struct FoldedText(string Beginning, string Rest)
{
    /// <summary>In characters (UTF-16 units), about as many as a line of the queue holds.</summary>
    private const int LineLength = 60;

    /// <summary>What is hardly longer than the beginning is not worth opening.</summary>
    private const int LinesShown = 12, LinesUnfolded = 15;

    public static FoldedText Of(string text)
    {
        var cut = EndOf(text, LinesShown);
        return cut == text.Length || EndOf(text, LinesUnfolded) == text.Length ? new FoldedText(text, "") : new FoldedText(text[..cut].TrimEnd(), text[cut..].TrimStart());
    }

    /// <returns>Where so many lines end: at a line's end or between words, or between letters of an endless word.</returns>
    private static int EndOf(string text, int lines)
    {
        var at = 0;
        for (var line = 0; line < lines && at < text.Length; line++)
        {
            var most = Math.Min(at + LineLength, text.Length);
            var end = text.IndexOf('\n', at, most - at);
            if (end < 0 && most < text.Length && (end = text.LastIndexOfAny([' ', '\t'], most - 1, most - at)) <= at) end = -1;
            at = end >= 0 ? end + 1 : most == text.Length ? most : at + WholeLetters(text.AsSpan(at), LineLength);
        }

        return at;
    }

    /// <returns>The length of whole letters, each with all its accents, that reach at least so far.</returns>
    private static int WholeLetters(ReadOnlySpan<char> text, int least)
    {
        var length = 0;
        while (length < least && length < text.Length) length += StringInfo.GetNextTextElementLength(text[length..]);
        return length;
    }
}
