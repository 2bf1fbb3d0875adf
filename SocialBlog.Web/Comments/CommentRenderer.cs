using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
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
    public const int Version = 2;

    /// <summary>Quotations and lists in each other; a text with more is shown as it was typed.</summary>
    private const int Deepest = 5;

    // French is written as such, not as entities.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private static readonly MarkdownPipeline Pipeline = Build();

    // At the first comment: it takes memory that a blog at rest does not need.
    private static readonly Lazy<HtmlSanitizer> Sanitizer = new(() => new HtmlSanitizer(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "p", "br", "em", "strong", "a", "blockquote", "ul", "ol", "li", "code", "pre" },
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
    }));

    /// <param name="language">Of the blog: its spaces are set, nothing else of the words changes.</param>
    public static CommentWords Render(string text, string language)
    {
        var body = SafeMarkup.Sanitize(ToHtml(text), Sanitizer.Value);
        SafeMarkup.Typeset(body, language);
        foreach (var space in body.Descendants<IText>().Where(text => !text.ParentElement!.Matches("pre *, code")).ToList())
        {
            // Lines of the source, not of the comment.
            if (string.IsNullOrWhiteSpace(space.Data) && space.ParentElement!.Matches("body, blockquote, ul, ol, li")) space.Remove();
            else if (space.PreviousSibling is IHtmlBreakRowElement) space.Data = space.Data.TrimStart('\n');
        }

        foreach (var link in body.QuerySelectorAll("a")) link.SetAttribute("rel", "nofollow ugc noopener");
        return new CommentWords(text, body.InnerHtml, Version);
    }

    /// <summary>The same for a mail, where each link shows where it leads: none can pass for one of the blog's own.</summary>
    public static string RenderForMail(string text, string language)
    {
        var body = new HtmlParser().ParseDocument(Render(text, language).Html).Body!;
        foreach (var link in body.QuerySelectorAll<IHtmlAnchorElement>("a[href]"))
        {
            var address = link.GetAttribute("href")!;
            if (link.TextContent == address) continue;
            // Apart from what stands before it, which may turn the direction of writing.
            var shown = body.Owner!.CreateElement("bdi");
            shown.TextContent = $" ({address})";
            link.After(shown);
        }

        return body.InnerHtml;
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true });
        builder.BlockParsers.TryRemove<HeadingBlockParser>();
        builder.BlockParsers.TryRemove<ThematicBreakParser>();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        return builder.Build();
    }

    private static string ToHtml(string text)
    {
        if (ParserLimits.IsOvermarked(text)) return AsTyped(text);
        try
        {
            var document = Markdig.Markdown.Parse(text, Pipeline);
            if (document.Descendants<ContainerBlock>().Any(block => DepthOf(block) > Deepest)) return AsTyped(text);
            // A picture would be asked for at another site by everybody who reads the post.
            foreach (var link in document.Descendants<LinkInline>()) link.IsImage = false;
            return document.ToHtml(Pipeline);
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("nested", StringComparison.Ordinal))
        {
            return AsTyped(text);
        }
    }

    private static int DepthOf(Block block)
    {
        var depth = 0;
        for (Block? at = block; at is not null; at = at.Parent)
        {
            if (at is QuoteBlock or ListBlock) depth++;
        }

        return depth;
    }

    private static string AsTyped(string text) =>
        string.Concat(text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(paragraph => "<p>" + string.Join("<br>", paragraph.Split('\n').Select(Encoder.Encode)) + "</p>"));
}
