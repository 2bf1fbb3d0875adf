using System.Text.RegularExpressions;

namespace SocialBlog.Web.Markdown;

/// <summary>
/// What a typesetter does to plain words. An apostrophe within a word is curved. French keeps a space before
/// <c>; : ! ? % »</c> and after <c>«</c>, narrow and never at the end of a line; authors type an ordinary one. Only
/// spaces that are there are changed, so nothing happens in addresses (no space) or times (<c>12:30</c>).
/// </summary>
public static partial class Typography
{
    private const string NarrowNoBreakSpace = "\u202F";

    /// <param name="language">Of the words, <c>fr</c> or <c>en</c>.</param>
    public static string Typeset(string text, string language)
    {
        var words = Apostrophe().Replace(text, "’");
        return language is "fr" ? FrenchSpaces().Replace(words, NarrowNoBreakSpace) : words;
    }

    [GeneratedRegex(@"(?<=\p{L})'(?=\p{L})", RegexOptions.None, 1000)]
    private static partial Regex Apostrophe();

    [GeneratedRegex(@"[ \u00A0](?=[;:!?%»])|(?<=«)[ \u00A0]", RegexOptions.None, 1000)]
    private static partial Regex FrenchSpaces();
}
