using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace SocialBlog.Web.Markdown;

/// <summary>Tells an author what of a text's own HTML readers will not get: each thing once, and not without end.</summary>
internal static class HtmlFaults
{
    private const int MaxTold = 10, LongestShown = 40;

    /// <param name="html">That is to be sanitised.</param>
    public static void Watch(HtmlSanitizer sanitizer, string html, ICollection<TextProblem> problems)
    {
        HashSet<string> told = new(StringComparer.Ordinal);
        sanitizer.RemovingTag += (_, e) =>
        {
            var tag = Shown($"<{e.Tag.LocalName}>");
            Tell(tag, e.Tag.LocalName is "iframe" or "embed" or "object" or "video"
                ? new TextProblem("“{0}” is left out. For a video, its address on a line of its own is enough.", tag)
                : new TextProblem("“{0}” is left out: a text can’t hold it.", tag));
        };
        sanitizer.RemovingAttribute += (_, e) =>
        {
            var (name, value) = (Shown(e.Attribute.Name), Shown(e.Attribute.Value));
            if (e.Reason is RemoveReason.NotAllowedUrlValue)
                Tell(value, new TextProblem("The address “{0}” is left out: a text can lead to addresses of the web, of mail and of telephones.", value));
            // Of a style each part is told by itself.
            else if (name is not "style") Tell(name, new TextProblem("“{0}” is left out: a text can’t hold it.", name));
        };
        sanitizer.RemovingStyle += (_, e) => Tell(e.Style.Name, new TextProblem("The style “{0}” is left out: how texts look is the design’s choice.", Shown(e.Style.Name)));

        // One of its own: all sanitisers share a parser, which would tell every author of every text.
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true });
        parser.Error += (_, _) => Tell("", new TextProblem("The HTML in this text is broken: something is not closed, or stands where it can’t. Readers see what browsers make of it."));
        parser.ParseDocument(SafeMarkup.DocumentOf(html)).Dispose();

        void Tell(string what, TextProblem problem)
        {
            if (told.Count < MaxTold && told.Add(what)) problems.Add(problem);
        }
    }

    private static string Shown(string text) => CleanText.Start(CleanText.Line(text), LongestShown);
}
