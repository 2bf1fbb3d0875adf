using System.Text.RegularExpressions;

namespace SocialBlog.Web.Look;

/// <summary>A quick look at rules that an author wrote: browsers skip what they don't understand without a word.</summary>
public static partial class CustomCss
{
    /// <summary>
    /// Finds a comment, a string or a bracket that is not closed, and a bracket too many (CSS Syntax Level 3, 4 and
    /// 5.4): what would make a browser ignore everything after it.
    /// </summary>
    /// <returns>The line it stands on, the first being 1; null when all are closed.</returns>
    public static int? FindUnbalancedLine(string css)
    {
        var open = new Stack<(char Closing, int At)>();
        for (var at = 0; at < css.Length; at++)
        {
            switch (css[at])
            {
                case '\\':
                    at++;
                    break;
                case '/' when at + 1 < css.Length && css[at + 1] == '*':
                    if (css.IndexOf("*/", at + 2, StringComparison.Ordinal) is var end && end < 0) return LineOf(css, at);
                    at = end + 1;
                    break;
                case '"' or '\'':
                    if (EndOfString(css, at) is not { } closing) return LineOf(css, at);
                    at = closing;
                    break;
                case '{' or '(' or '[':
                    open.Push((css[at] switch { '{' => '}', '(' => ')', _ => ']' }, at));
                    break;
                case '}' or ')' or ']':
                    if (!open.TryPop(out var last) || last.Closing != css[at]) return LineOf(css, at);
                    break;
            }
        }

        return open.TryPop(out var unclosed) ? LineOf(css, unclosed.At) : null;
    }

    /// <summary>
    /// Finds what would tell another site of every reader, or what the policy of the pages (Startup/Security.cs) refuses
    /// to fetch: an import, the address of another host.
    /// </summary>
    /// <returns>The line it stands on, the first being 1; null where there is none.</returns>
    public static int? FindForeignLine(string css)
    {
        var rules = Comment().Replace(css, comment => new string('\n', comment.ValueSpan.Count('\n')));
        return Foreign().Match(rules) is { Success: true } found ? LineOf(rules, found.Index) : null;
    }

    private static int? EndOfString(string css, int start)
    {
        for (var at = start + 1; at < css.Length && css[at] != '\n'; at++)
        {
            if (css[at] == css[start]) return at;
            if (css[at] == '\\') at++;
        }

        return null;
    }

    private static int LineOf(string css, int at) => css.AsSpan(0, at).Count('\n') + 1;

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@import\b|\b(url|src|image-set)\(\s*([""']\s*)?(https?:)?//", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Foreign();
}
