using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Web.Comments;

/// <summary>
/// Makes safe HTML of what a reader wrote: the small part of Markdown that a conversation needs (emphasis, links,
/// quotations, lists, code), with lines that end where they were ended. Headings, pictures, tables and HTML stay words.
/// </summary>
public static class CommentRenderer
{
    /// <summary>Raise it when the same text gives other HTML: stored comments are then rendered again at start.</summary>
    public const int Version = 3;

    /// <summary>In one paragraph. The parser takes 2 ms for as many, and 0.2 s for all that a comment could hold.</summary>
    private const int MaxSigns = 1000;

    /// <summary>In one line.</summary>
    private const int MaxOpenings = 20;

    private static readonly MarkdownPipeline Pipeline = Build();

    /// <param name="language">Of the blog: its spaces are set, nothing else of the words changes.</param>
    public static CommentWords Render(string text, string language) => new(text, ToHtml(text, language, showsAddresses: false), Version);

    /// <summary>The same for a mail, where each link shows where it leads: none can pass for one of the blog's own.</summary>
    public static string RenderForMail(string text, string language) => ToHtml(text, language, showsAddresses: true);

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePreciseSourceLocation().UseSoftlineBreakAsHardlineBreak()
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true, ValidPreviousCharacters = "*_~([«‹“‘’'\":" });
        // 10*2 is no emphasis.
        var emphases = builder.InlineParsers.Find<EmphasisInlineParser>()!.EmphasisDescriptors;
        emphases[emphases.FindIndex(e => e.Character == '*')] = new EmphasisDescriptor('*', 1, 2, enableWithinWord: false);
        builder.BlockParsers.TryRemove<HeadingBlockParser>();
        builder.BlockParsers.TryRemove<ThematicBreakParser>();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.Replace<ParagraphBlockParser>(new ParagraphParser { ParseSetextHeadings = false });
        return builder.Build();
    }

    /// <summary>A text with so many marks that they can't be meant is shown as it was typed.</summary>
    private static string ToHtml(string text, string language, bool showsAddresses)
    {
        var markup = new CommentMarkup(text, language, showsAddresses);
        if (Parse(text) is { } document && markup.TryWrite(document)) return markup.ToString();
        markup = new CommentMarkup(text, language, showsAddresses);
        markup.WriteAsTyped();
        return markup.ToString();
    }

    /// <returns>Null where it has too many marks, or is nested too deep.</returns>
    private static MarkdownDocument? Parse(string text)
    {
        if (ParserLimits.IsOvermarked(text, MaxSigns) || ParserLimits.OpensTooMuch(text, MaxOpenings)) return null;
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("nested", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>
    /// Leaves "[name]: words" what it is, where Markdown would define where links lead: people address each other so, and each
    /// of a thousand links would write its long address again.
    /// </summary>
    private sealed class ParagraphParser : ParagraphBlockParser
    {
        public override bool Close(BlockProcessor processor, Block block)
        {
            if (block is not ParagraphBlock { Lines: { Count: > 0 } lines }) return true;
            for (var i = 0; i < lines.Count; i++) lines.Lines[i].Slice.TrimStart();
            lines.Lines[lines.Count - 1].Slice.TrimEnd();
            return true;
        }
    }
}
