using System.Text.RegularExpressions;

namespace SocialBlog.Web.Markdown.Formulas;

/// <summary>What a formula is made of: commands, numbers, single characters. Words in braces keep their spaces.</summary>
internal static partial class FormulaTokens
{
    /// <summary>A space that was typed, which counts in words alone.</summary>
    private const string Blank = " ";

    public static List<string> Of(string source)
    {
        List<string> tokens = [];
        var isText = false;
        var depth = 0;
        foreach (var token in Token().EnumerateMatches(source))
        {
            var text = source.Substring(token.Index, token.Length);
            if (string.IsNullOrWhiteSpace(text))
            {
                if (isText && depth > 0) tokens.Add(Blank);
                continue;
            }

            if (text is "\\text" or "\\textrm" or "\\operatorname" or "\\mathrm") (isText, depth) = (true, 0);
            else if (isText && text is "{") depth++;
            else if (isText && text is "}") isText = --depth > 0;
            tokens.Add(text);
        }

        return tokens;
    }

    /// <summary>The words between the next braces, as they stand; empty where none come.</summary>
    public static string Braced(List<string> tokens, ref int at)
    {
        if (at >= tokens.Count || tokens[at] is not "{") return "";
        var end = tokens.IndexOf("}", at);
        if (end < 0) end = tokens.Count;
        var words = string.Concat(tokens[(at + 1)..end]);
        at = Math.Min(end + 1, tokens.Count);
        return words;
    }

    [GeneratedRegex(@"\\(?:[A-Za-z]+|.)|[0-9]+(?:[.,][0-9]+)*|\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]|.", RegexOptions.Singleline, 1000)]
    private static partial Regex Token();
}
