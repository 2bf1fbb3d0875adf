using System.Text.RegularExpressions;

namespace SocialBlog.Web.Markdown;

/// <summary>Texts that a parser would take minutes or hours for, found by counting before it begins.</summary>
internal static partial class ParserLimits
{
    private const int MaxSigns = 30_000, MaxOpenings = 100;

    private const int Deepest = 10_000;

    /// <summary>Markdig holds each sign of a paragraph against all others of it.</summary>
    /// <param name="most">Signs in one paragraph.</param>
    public static bool IsOvermarked(string markdown, int most = MaxSigns)
    {
        var signs = 0;
        var isFenced = false;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var words = line.Trim();
            if (words.StartsWith("```", StringComparison.Ordinal) || words.StartsWith("~~~", StringComparison.Ordinal)) isFenced = !isFenced;
            if (words.IsEmpty || isFenced) signs = 0;
            else signs += words.Count('*') + words.Count('_') + words.Count('~') + words.Count('[') + words.Count('`');
            if (signs > most) return true;
        }

        return false;
    }

    /// <summary>Markdig looks through all that a line has opened for each line that follows, and for each blank one twice.</summary>
    /// <param name="most">Lists and quotations that begin in one line.</param>
    public static bool OpensTooMuch(string markdown, int most = MaxOpenings)
    {
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var opened = 0;
            foreach (var _ in Opening().EnumerateMatches(line))
            {
                if (++opened > most) return true;
            }
        }

        return false;
    }

    /// <summary>AngleSharp looks through all open elements for each new one.</summary>
    public static bool IsNestedTooDeep(string html)
    {
        var depth = 0;
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            if (html[tag.Index + 1] is '/') depth = Math.Max(0, depth - 1);
            else if (++depth > Deepest) return true;
        }

        return false;
    }

    /// <summary>Of elements that can hold others, but for those that end where the next one begins.</summary>
    [GeneratedRegex("</?(?!(br|hr|img|input|wbr|col|source|p|li|dt|dd|tr|td|th)\\b)[a-z]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();

    /// <summary>Of a list or a quotation, right after the one before.</summary>
    [GeneratedRegex(@"\G[ \t]*(>|([-+*]|\d{1,9}[.)])(?=[ \t]))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Opening();
}
