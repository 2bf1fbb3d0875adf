using System.Buffers;
using System.Text.RegularExpressions;

namespace SocialBlog.Web.Markdown;

/// <summary>
/// What a typesetter does to plain words. An apostrophe within a word is curved. French has a space before
/// <c>; : ! ? % »</c> and after <c>«</c>, narrow and never at the end of a line, whether or not one was typed. Addresses
/// and times (<c>12:30</c>) stay as they are.
/// </summary>
public static partial class Typography
{
    private const string NarrowNoBreakSpace = "\u202F";

    /// <summary>In milliseconds. Each pattern reads a text once, but a text may have five million characters.</summary>
    private const int Patience = 60_000;

    private static readonly SearchValues<char> FrenchMarks = SearchValues.Create(";:!?%«»");

    /// <param name="language">Of the words, <c>fr</c> or <c>en</c>.</param>
    public static string Typeset(string text, string language)
    {
        var words = Apostrophe().Replace(text, "’");
        // Most pieces of a text have no mark, and are not searched for places letter by letter.
        return language is "fr" && words.AsSpan().ContainsAny(FrenchMarks) ? FrenchSpaces().Replace(words, place => place.Groups["address"].Success ? place.Value : NarrowNoBreakSpace) : words;
    }

    /// <summary>The same for a title or another text that is no Markdown: quotation marks become those of its language, too.</summary>
    /// <inheritdoc cref="Typeset"/>
    public static string TypesetLine(string text, string language) =>
        Typeset(Quoted().Replace(text, language is "fr" ? "«\u202F${words}\u202F»" : "“${words}”"), language);

    [GeneratedRegex(@"(?<=\p{L})'(?=\p{L})", RegexOptions.None, Patience)]
    private static partial Regex Apostrophe();

    /// <summary>
    /// An address; else a place for a space: one that was typed before a mark, or between a word and a mark that ends it,
    /// or inside guillemets. A face such as <c>;)</c> is no mark. Spaces are read once however many there are, from the first.
    /// </summary>
    [GeneratedRegex(
        """
        (?<![^\s<>«»])(?<address>[^\s<>«»]+(://|@)[^\s<>«»]+)
        | (?<![\ \u00A0])(?>[\ \u00A0]+)(?=[;:!?»]|%(?![\p{L}\p{N}]))
        | (?<=«)[\ \u00A0]+ | (?<=«)(?=[^\s\u202F])
        | (?<=[^\s\u202F«])(?=»)
        | (?<=[\p{L}\p{N})\]»”’…])(?=[!?]+([\s)\]»”’…,.]|$))
        | (?<=[\p{L}\p{N})\]»”’…])(?=[;:](\s|$))
        | (?<=\p{N})(?=%(?![\p{L}\p{N}]))
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        Patience)]
    private static partial Regex FrenchSpaces();

    [GeneratedRegex("\"(?<words>[^\"\\s](?:[^\"]*[^\"\\s])?)\"", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Quoted();
}
