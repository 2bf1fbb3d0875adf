using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace SocialBlog.Web.Markdown;

/// <summary>Turns a line <c>&lt;!--more--&gt;</c> into a marker that outlives the sanitiser, which drops comments.</summary>
internal sealed class JumpBreakExtension : IMarkdownExtension
{
    public const string CssClass = "jump-break";

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += document =>
    {
        for (var i = 0; i < document.Count; i++)
        {
            if (document[i] is not HtmlBlock { Type: HtmlBlockType.Comment } comment) continue;
            if (!comment.Lines.ToString().Trim().Equals(MarkdownRenderer.JumpBreak, StringComparison.OrdinalIgnoreCase)) continue;
            var marker = new ThematicBreakBlock(comment.Parser!);
            marker.GetAttributes().AddClass(CssClass);
            document[i] = marker;
            return;
        }
    };

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}
