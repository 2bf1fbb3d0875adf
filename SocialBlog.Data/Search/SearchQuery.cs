using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SocialBlog.Data.Search;

/// <summary>
/// What somebody looks for, read from what they typed: words, or beginnings of words; phrases between quotation marks of
/// any kind; a minus sign before one or the other leaves out what has it. Any input is a query, if only an empty one.
/// </summary>
public sealed partial class SearchQuery
{
    /// <summary>In characters (UTF-16 units); what comes after is not looked at.</summary>
    public const int MaxLength = 200;

    /// <summary>More words and phrases than this are not looked at, wanted or excluded.</summary>
    private const int MaxTerms = 12;

    private SearchQuery(IReadOnlyList<string> wanted, IReadOnlyList<string> excluded) => (Wanted, Excluded) = (wanted, excluded);

    /// <summary>FTS5 expressions, each of which must be found.</summary>
    internal IReadOnlyList<string> Wanted { get; }

    /// <summary>FTS5 expressions, none of which may be found.</summary>
    internal IReadOnlyList<string> Excluded { get; }

    /// <summary>There is no word in it.</summary>
    public bool IsEmpty => Wanted.Count == 0 && Excluded.Count == 0;

    public static SearchQuery Parse(string typed)
    {
        var terms = Term().Matches(typed.Length <= MaxLength ? typed : typed[..MaxLength])
            .Where(term => term.Value.EnumerateRunes().Any(Rune.IsLetterOrDigit)).ToLookup(term => term.Groups["minus"].Success);
        var wanted = terms[false].ToList();
        // Articles and the like are in nearly every text: they count only where there is nothing else to look for.
        var telling = wanted.Where(term => term.Groups["phrase"].Success || !Words.IsCommon(term.Value)).ToList();
        return new SearchQuery(Expressions(telling.Count > 0 ? telling : wanted), Expressions(terms[true]));
    }

    private static List<string> Expressions(IEnumerable<Match> terms) =>
        [.. terms.Select(term => term.Groups["phrase"] is { Success: true } phrase ? Quote(phrase.Value) : Beginning(term.Groups["word"].Value)).Distinct(StringComparer.Ordinal).Take(MaxTerms)];

    /// <summary>Nothing between quotation marks is syntax (https://www.sqlite.org/fts5.html, 3.1), but the string ends at a NUL.</summary>
    private static string Quote(string text) => $"\"{text.Replace('\0', ' ')}\"";

    /// <summary>
    /// One or two letters are a word of their own (IA, UE, Go): half of all texts have a word that begins with them. But in
    /// scripts that write without spaces they may be the beginning of a sentence.
    /// </summary>
    private static string Beginning(string word) =>
        Quote(word) + (word.Length <= 2 && !word.Any(letter => char.GetUnicodeCategory(letter) is UnicodeCategory.OtherLetter or UnicodeCategory.Surrogate) ? "" : " *");

    /// <summary>What the tokenizer unicode61 takes as a word, or several joined to one: porte-monnaie, example.org. Half a surrogate pair may be of either.</summary>
    [GeneratedRegex("""
        (?<minus>(?<![\p{L}\p{N}])[-−–]+)?
        (?:
          ["«»“”„](?<phrase>[^"«»“”„]*)["«»“”„]?
        | (?<word>[\p{L}\p{M}\p{N}\p{Co}\p{Cs}]+(?:[-‐‑.@_]+[\p{L}\p{M}\p{N}\p{Co}\p{Cs}]+)*)
        )
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Term();
}
