using AngleSharp.Dom;

namespace SocialBlog.Web.Markdown;

/// <summary>
/// Boxes that stand out of a text, a quotation whose first line is one word in brackets: <c>&gt; [!TIP]</c>,
/// <c>&gt; [!ASTUCE]</c>. A word that is none of the known ones is the box's title as it stands.
/// </summary>
internal static class Callouts
{
    /// <summary>How Markdig marks them.</summary>
    private const string Mark = "markdown-alert";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["note"] = "note",
        ["info"] = "note",
        ["remarque"] = "note",
        ["tip"] = "tip",
        ["astuce"] = "tip",
        ["conseil"] = "tip",
        ["important"] = "important",
        ["warning"] = "warning",
        ["avertissement"] = "warning",
        ["caution"] = "caution",
        ["attention"] = "caution",
        ["danger"] = "caution",
    };

    public static void Build(IElement body, Wording wording)
    {
        foreach (var box in body.QuerySelectorAll("div." + Mark).ToList())
        {
            var typed = box.ClassList.FirstOrDefault(c => c.StartsWith(Mark + "-", StringComparison.Ordinal))?[(Mark.Length + 1)..] ?? "";
            var kind = Kinds.GetValueOrDefault(typed, "note");
            box.ClassName = "callout " + kind;
            box.SetAttribute("role", "note");

            box.QuerySelector($"p.{Mark}-title")?.Remove();
            var title = box.Owner!.CreateElement("p");
            title.ClassName = "callout-title";
            title.TextContent = typed.Length == 0 || Kinds.ContainsKey(typed) ? wording.CalloutTitle(kind) : char.ToUpperInvariant(typed[0]) + typed[1..];
            box.Prepend(title);
        }
    }
}
