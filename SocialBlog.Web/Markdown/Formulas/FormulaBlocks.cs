using AngleSharp.Dom;

namespace SocialBlog.Web.Markdown.Formulas;

/// <summary>
/// Makes MathML of what stands between dollar signs, <c>$E = mc^2$</c> in a line and <c>$$ ... $$</c> by itself. Browsers
/// draw it and screen readers say it without a script. What can't be read stays as it was typed, as code.
/// </summary>
internal static class FormulaBlocks
{
    private const int MarkLength = 2, LongestQuoted = 60;

    public static void Build(IElement body, ICollection<TextProblem> problems)
    {
        // Markdig leaves \( and \) around the formula, \[ and \] where it stands by itself.
        foreach (var typed in body.QuerySelectorAll("span.math, div.math").ToList())
        {
            var text = typed.TextContent.Trim();
            if (text.Length < 2 * MarkLength) continue;
            var source = text[MarkLength..^MarkLength].Trim();
            var isBlock = typed.LocalName is "div";
            var (formula, unread) = FormulaReader.Read(body.Owner!, source);
            if (formula is null)
            {
                problems.Add(new TextProblem("The formula “{0}” can’t be drawn because of “{1}”. Readers see it as you typed it.", CleanText.Start(source, LongestQuoted), unread));
                typed.Replace(AsTyped(body.Owner!, source, isBlock));
                continue;
            }

            formula.SetAttribute("alttext", source);
            if (isBlock) formula.SetAttribute("display", "block");
            typed.Replace(formula);
        }
    }

    private static IElement AsTyped(IDocument document, string source, bool isBlock)
    {
        var code = document.CreateElement("code");
        code.TextContent = source;
        if (!isBlock) return code;
        var block = document.CreateElement("pre");
        block.AppendChild(code);
        return block;
    }
}
