using System.Text.RegularExpressions;

namespace SocialBlog.Web.Comments.Defence;

/// <summary>A name in which <c>*</c> stands for any letters, compared without case, accents and look-alikes: "Dr. *" is "dr zuma", and is not "Drake".</summary>
public static class NamePattern
{
    public static bool Matches(string pattern, string name)
    {
        var parts = pattern.Split('*').Select(part =>
        {
            var words = string.Join(' ', FoldedWords.Of(part));
            // A blank or a full stop beside the star ends a word.
            if (words.Length == 0) return "";
            return (char.IsLetterOrDigit(part[0]) ? "" : " ?") + Regex.Escape(words) + (char.IsLetterOrDigit(part[^1]) ? "" : "( |$)");
        });
        return Regex.IsMatch(string.Join(' ', FoldedWords.Of(name)), "^" + string.Join(".*", parts) + "$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
    }
}
