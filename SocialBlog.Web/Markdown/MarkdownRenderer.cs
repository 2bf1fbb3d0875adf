using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using Markdig.Extensions.SmartyPants;
using Markdig.Renderers;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Markdown.Charts;
using SocialBlog.Web.Markdown.Events;
using SocialBlog.Web.Markdown.Formulas;
using SocialBlog.Web.Media;

namespace SocialBlog.Web.Markdown;

/// <summary>
/// Makes safe HTML of Markdown (CommonMark 0.31 with tables, footnotes, task and definition lists, figures,
/// abbreviations, bare links, typographic quotes, callouts, formulas, charts and lists of events as docs/writing.md has
/// them). Raw HTML is allowed and goes through the same allow-list as the rest.
/// </summary>
/// <param name="replaced">Null: no file of the library was ever replaced.</param>
public sealed class MarkdownRenderer(ReplacedMedia? replaced = null)
{
    /// <summary>Raise it when the same Markdown gives other HTML: stored texts are then rendered again at start.</summary>
    public const int Version = 7;

    /// <summary>A line of this alone ends what lists show.</summary>
    public const string JumpBreak = "<!--more-->";

    private static readonly MarkdownPipeline English = Build(new SmartyPantOptions(), Wording.English);

    private static readonly MarkdownPipeline French = Build(new SmartyPantOptions
    {
        Mapping =
        {
            [SmartyPantType.LeftDoubleQuote] = "« ",
            [SmartyPantType.RightDoubleQuote] = " »",
            [SmartyPantType.LeftQuote] = "‘",
            [SmartyPantType.RightQuote] = "’",
        },
    }, Wording.French);

    private readonly CodeColours _colours = new();

    private readonly ReplacedMedia _replaced = replaced ?? new ReplacedMedia();

    private static MarkdownPipeline Build(SmartyPantOptions quotes, Wording wording) => new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseDefinitionLists()
        .UseFigures()
        .UseAbbreviations()
        .UseEmphasisExtras()
        .UseAutoLinks()
        .UseAlertBlocks()
        .Use<FormulaExtension>()
        .UseSmartyPants(quotes)
        .Use<JumpBreakExtension>()
        .Use(new VideoExtension(wording.WatchVideo))
        .Use<HeadingExtension>()
        .Use<FenceExtension>()
        .Build();

    /// <remarks>Never fails: a text that no parser can take (nested thousands deep) is shown as it was typed.</remarks>
    /// <param name="problems">Takes in what the author should know of, for a preview.</param>
    public PostContent Render(string markdown, TextContext context, ICollection<TextProblem>? problems = null)
    {
        var (language, wording) = (context.Language, Wording.Of(context.Language));
        var body = Parse(markdown, language, problems);
        problems ??= [];
        ChartBlocks.Draw(body, context, problems);
        EventBlocks.Build(body, context, problems);
        FormulaBlocks.Build(body, problems);
        Callouts.Build(body, wording);
        _colours.Colour(body);
        SafeMarkup.Typeset(body, language);
        Headings.Name(body);
        SafeMarkup.Finish(body, language);
        MediaMarkup.Complete(body, _replaced, wording);
        Headings.Link(body, wording);

        var jump = body.Children.FirstOrDefault(e => e.ClassList.Contains(JumpBreakExtension.CssClass));
        var lead = (IElement)body.Clone(deep: jump is null);
        if (jump is not null)
        {
            foreach (var node in body.ChildNodes.TakeWhile(node => node != jump)) lead.AppendChild(node.Clone());
            jump.Remove();
        }

        var html = Serialize(body);
        SafeMarkup.FitIntoList(lead);
        var leadHtml = Serialize(lead);
        var text = SafeMarkup.Words(body);
        var wordCount = text.Split(' ').Count(word => word.Any(char.IsLetterOrDigit));
        var outline = Headings.Outline(body, wordCount)?.OuterHtml;
        return new PostContent(markdown, html, leadHtml == html ? null : leadHtml, jump is not null, text, outline, SafeMarkup.Pictures(body), wordCount, Version);
    }

    /// <summary>Safe HTML of a text that stands on pages beside others, such as a footer: without anchors, and with no file to ask for.</summary>
    public string RenderAside(string markdown, string language, TimeZoneInfo zone)
    {
        var content = Render(markdown, new TextContext(language, Guid.Empty, zone));
        return content.LeadHtml ?? content.Html;
    }

    /// <summary>The events that a text announces, as <see cref="Render"/> shows them.</summary>
    public IReadOnlyList<TextEvent> EventsIn(string markdown, TextContext context) => EventBlocks.EventsIn(Parse(markdown, context.Language, problems: null), context);

    /// <summary>The text as HTML that is safe already, but for the last touches.</summary>
    private static IElement Parse(string markdown, string language, ICollection<TextProblem>? problems)
    {
        var html = ToHtml(markdown, language is "fr" ? French : English, problems ?? []);
        var sanitizer = AllowList.Create();
        if (problems is not null) HtmlFaults.Watch(sanitizer, html, problems);
        return SafeMarkup.Sanitize(html, sanitizer);
    }

    private static string ToHtml(string markdown, MarkdownPipeline pipeline, ICollection<TextProblem> problems)
    {
        if (ParserLimits.IsOvermarked(markdown))
        {
            problems.Add(new TextProblem("A paragraph has more signs of emphasis and links than can be told apart. Readers see the whole text as you typed it."));
            return AsTyped(markdown);
        }

        if (Written(markdown, pipeline) is not { } html)
        {
            problems.Add(new TextProblem("Lists or quotations are nested too deep here. Readers see the whole text as you typed it."));
            return AsTyped(markdown);
        }

        if (!ParserLimits.IsNestedTooDeep(html)) return html;
        problems.Add(new TextProblem("Elements of HTML are nested too deep here, or not closed. Readers see the whole text as you typed it."));
        return AsTyped(markdown);
    }

    /// <returns>Null where lists and quotations are nested too deep.</returns>
    private static string? Written(string markdown, MarkdownPipeline pipeline)
    {
        if (ParserLimits.OpensTooMuch(markdown)) return null;
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        pipeline.Setup(renderer);
        try
        {
            renderer.Render(Markdig.Markdown.Parse(markdown, pipeline));
            return writer.ToString();
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("nested", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static string AsTyped(string markdown) => $"<pre>{System.Net.WebUtility.HtmlEncode(markdown)}</pre>";

    private static string Serialize(IElement body)
    {
        var html = new StringWriter(new StringBuilder(), System.Globalization.CultureInfo.InvariantCulture);
        MarkupWriter.WriteInside(body, html);
        return html.ToString().Trim();
    }
}
