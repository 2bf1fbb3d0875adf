using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SocialBlog.Web.Mail;

/// <summary>
/// A mail's words, written once and read twice: as plain text and as a small HTML document without pictures, styles of
/// other sites or anything else that tells the sender that it was opened.
/// </summary>
public sealed class MailBody
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _text = new(), _html = new();

    public string Text => _text.ToString().TrimEnd('\n');

    /// <param name="subject">Title of the document.</param>
    /// <remarks>In the language of the caller, see <see cref="MailLanguage"/>.</remarks>
    public string ToHtml(string subject) => $"""
        <!DOCTYPE html>
        <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Encoder.Encode(subject)}</title></head>
        <body style="font-family: sans-serif; line-height: 1.5; max-width: 40rem">
        {_html}</body>
        </html>
        """;

    public MailBody Paragraph(string words)
    {
        _text.Append(words).Append("\n\n");
        _html.Append("<p>").Append(Lines(words)).Append("</p>\n");
        return this;
    }

    public MailBody Heading(string words)
    {
        _text.Append("— ").Append(words).Append("\n\n");
        _html.Append("<h2 style=\"font-size: 1.1rem\">").Append(Lines(words)).Append("</h2>\n");
        return this;
    }

    /// <summary>Somebody's words, marked as such in each line, so that none can pass for the blog's own.</summary>
    /// <param name="render">Makes safe HTML of them.</param>
    public MailBody Quote(string words, Func<string, string> render)
    {
        foreach (var line in words.Split('\n')) _text.Append("> ").Append(line).Append('\n');
        _text.Append('\n');
        // Isolated, so that no mark of direction in it reaches what follows.
        _html.Append("<blockquote style=\"margin: 0 0 1em; padding-left: 1em; border-left: 3px solid #999\" dir=\"auto\">").Append(render(words)).Append("</blockquote>\n");
        return this;
    }

    public MailBody List(IEnumerable<string> items)
    {
        _html.Append("<ul>");
        foreach (var item in items)
        {
            _text.Append("- ").Append(item).Append('\n');
            _html.Append("<li>").Append(Lines(item)).Append("</li>");
        }

        _text.Append('\n');
        _html.Append("</ul>\n");
        return this;
    }

    /// <param name="address">Absolute.</param>
    public MailBody Link(string words, string address)
    {
        _text.Append(words).Append(' ').Append(address).Append("\n\n");
        _html.Append("<p><a href=\"").Append(Encoder.Encode(address)).Append("\">").Append(Lines(words.TrimEnd(' ', '\u202F', '\u00A0', ':'))).Append("</a></p>\n");
        return this;
    }

    private static string Lines(string words) => string.Join("<br>", words.Split('\n').Select(Encoder.Encode));
}
