using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace SocialBlog.Web.Markdown;

/// <summary>The title is the page's only first-level heading: one in the text becomes a second-level one.</summary>
internal sealed class HeadingExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += document =>
    {
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            if (heading.Level == 1) heading.Level = 2;
        }
    };

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}
