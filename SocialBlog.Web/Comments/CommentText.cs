using System.Text;
using System.Text.Encodings.Web;

namespace SocialBlog.Web.Comments;

/// <summary>A comment's plain text as safe HTML: paragraphs where lines are left empty, lines as typed.</summary>
public static class CommentText
{
    // French is written as such, not as entities.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public static string ToHtml(string text)
    {
        var html = new StringBuilder(text.Length + 32);
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            html.Append("<p>").AppendJoin("<br>", paragraph.Split('\n').Select(Encoder.Encode)).Append("</p>");
        return html.ToString();
    }
}
