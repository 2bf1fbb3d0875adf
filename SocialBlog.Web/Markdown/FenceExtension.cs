using AngleSharp.Dom;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace SocialBlog.Web.Markdown;

/// <summary>
/// Keeps what an author writes behind the first word of a fence, as in <c>```chart line Visitors</c>: Markdig's HTML
/// drops it. <see cref="Fence"/> finds it again.
/// </summary>
internal sealed class FenceExtension : IMarkdownExtension
{
    public const string Attribute = "data-fence";

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += document =>
    {
        foreach (var block in document.Descendants<FencedCodeBlock>())
        {
            if (block.Arguments is { Length: > 0 } arguments) block.GetAttributes().AddProperty(Attribute, arguments);
        }
    };

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}

/// <summary>A fenced block in a rendered text.</summary>
/// <param name="Element">The <c>pre</c> that it became.</param>
/// <param name="Arguments">What stood behind the first word of the fence.</param>
internal sealed record Fence(IElement Element, string Arguments, string Text)
{
    /// <summary>The blocks whose fence begins with one of these words, in order.</summary>
    public static IReadOnlyList<Fence> In(IElement body, params IReadOnlyList<string> names) =>
    [
        .. body.QuerySelectorAll("pre > code[class]")
            .Where(code => code.ClassList.Any(c => c.StartsWith("language-", StringComparison.Ordinal) && names.Contains(c["language-".Length..], StringComparer.OrdinalIgnoreCase)))
            .Select(code => new Fence(code.ParentElement!, code.GetAttribute(FenceExtension.Attribute) ?? "", code.TextContent)),
    ];
}
