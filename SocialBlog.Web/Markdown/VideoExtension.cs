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
/// <param name="invitation">What the link says; {0} is the name of the site.</param>
internal sealed class VideoExtension(string invitation) : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += document =>
    {
        foreach (var paragraph in document.Descendants<ParagraphBlock>().ToList())
        {
            if (paragraph.Inline is null || paragraph.Parent is not { } parent) continue;
            var lines = LinesOf(paragraph.Inline);
            if (!lines.Any(line => VideoOn(line) is not null)) continue;

            var place = parent.IndexOf(paragraph);
            parent.RemoveAt(place);
            foreach (var block in Split(lines)) parent.Insert(place++, block);
        }
    };

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is HtmlRenderer html && !html.ObjectRenderers.Contains<VideoBlockRenderer>())
            html.ObjectRenderers.Insert(0, new VideoBlockRenderer(invitation));
    }

    private static List<List<Inline>> LinesOf(ContainerInline text)
    {
        List<List<Inline>> lines = [[]];
        foreach (var inline in text)
        {
            if (inline is LineBreakInline) lines.Add([]);
            else lines[^1].Add(inline);
        }

        return lines;
    }

    private static Video? VideoOn(List<Inline> line) => line is [var only]
        ? only switch
        {
            LinkInline { IsAutoLink: true, Url: { } url } => Video.At(url),
            AutolinkInline { IsEmail: false, Url: var url } => Video.At(url),
            _ => null,
        }
        : null;

    /// <summary>Videos as blocks of their own, the lines between them as paragraphs.</summary>
    private static IEnumerable<Block> Split(List<List<Inline>> lines)
    {
        ContainerInline? text = null;
        foreach (var line in lines)
        {
            if (VideoOn(line) is { } video)
            {
                if (text is not null) yield return new ParagraphBlock { Inline = text };
                text = null;
                yield return new VideoBlock(video);
                continue;
            }

            if (text is null) text = new ContainerInline();
            else text.AppendChild(new LineBreakInline());
            foreach (var inline in line)
            {
                inline.Remove();
                text.AppendChild(inline);
            }
        }

        if (text is not null) yield return new ParagraphBlock { Inline = text };
    }

    private sealed class VideoBlock(Video video) : LeafBlock(null)
    {
        public Video Video { get; } = video;
    }

    private sealed class VideoBlockRenderer(string invitation) : HtmlObjectRenderer<VideoBlock>
    {
        protected override void Write(HtmlRenderer renderer, VideoBlock obj) => renderer
            .Write("<figure class=\"video\"><a href=\"").WriteEscapeUrl(obj.Video.Page)
            .Write("\">").WriteEscape(invitation.Replace("{0}", obj.Video.Site, StringComparison.Ordinal)).WriteLine("</a></figure>");
    }
}
