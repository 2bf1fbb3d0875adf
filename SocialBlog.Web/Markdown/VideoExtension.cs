using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SocialBlog.Web.Markdown;

/// <summary>
/// A video given as nothing but its address on a line of its own becomes a figure: a plain link, which a script turns
/// into a player when the reader asks. Nothing is loaded from the other site before.
/// </summary>
internal sealed class VideoExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += document =>
    {
        for (var i = 0; i < document.Count; i++)
        {
            if (document[i] is ParagraphBlock paragraph && OnlyAddress(paragraph) is { } address && Video.At(address) is { } video)
                document[i] = new VideoBlock(video);
        }
    };

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is HtmlRenderer html && !html.ObjectRenderers.Contains<VideoBlockRenderer>())
            html.ObjectRenderers.Insert(0, new VideoBlockRenderer());
    }

    private static string? OnlyAddress(ParagraphBlock paragraph) =>
        paragraph.Inline is { FirstChild: { } only } inline && ReferenceEquals(only, inline.LastChild)
            ? only switch
            {
                LinkInline { IsAutoLink: true, Url: { } url } => url,
                AutolinkInline { IsEmail: false, Url: var url } => url,
                _ => null,
            }
            : null;

    private sealed class VideoBlock(Video video) : LeafBlock(null)
    {
        public Video Video { get; } = video;
    }

    private sealed class VideoBlockRenderer : HtmlObjectRenderer<VideoBlock>
    {
        protected override void Write(HtmlRenderer renderer, VideoBlock obj) => renderer
            .Write("<figure class=\"video\"><a href=\"").WriteEscapeUrl(obj.Video.Page)
            .Write("\" data-player=\"").WriteEscapeUrl(obj.Video.Player)
            .Write("\">").WriteEscape(obj.Video.Site).WriteLine("</a></figure>");
    }
}
