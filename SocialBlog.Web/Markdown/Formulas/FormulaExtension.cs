using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;

namespace SocialBlog.Web.Markdown.Formulas;

/// <summary>Markdig's mathematics, without taking sums of money for formulas: "de 5 $ à 10 $".</summary>
internal sealed class FormulaExtension : IMarkdownExtension
{
    private readonly MathExtension _mathematics = new();

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new TightParser());
        _mathematics.Setup(pipeline);
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => _mathematics.Setup(pipeline, renderer);

    /// <summary>No space follows the dollar sign that opens a formula.</summary>
    private sealed class TightParser : MathInlineParser
    {
        public override bool Match(InlineProcessor processor, ref StringSlice slice) => !slice.PeekChar().IsWhitespace() && base.Match(processor, ref slice);
    }
}
