using System.Text;

namespace SocialBlog.Web.Markdown;

/// <summary>
/// Leaves out what no text needs and XML (1.0, 2.2), and so feeds, can't carry: control characters other than tab and
/// line feed, and U+FFFE, U+FFFF. Line breaks become a single line feed, as long as limits count them.
/// </summary>
public static class CleanText
{
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF)) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
