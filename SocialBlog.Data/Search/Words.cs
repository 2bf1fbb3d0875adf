using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SocialBlog.Data.Search;

/// <summary>Words of texts as the full-text index has them: lower case, without accents (unicode61, remove_diacritics 2).</summary>
internal static partial class Words
{
    /// <summary>
    /// Words of French and English that say nothing of what a text is about, and what an apostrophe leaves of a word.
    /// </summary>
    private static readonly FrozenSet<string> Common = """
        a ai ainsi alors apres as au aucun aussi autre autres aux avait avant avec avez avoir avons bien car ce cela celle celles celui
        ces cet cette ceux chaque chez comme comment contre d dans de deja depuis des dire dit doit donc dont du elle elles en encore
        entre est et etaient etait etc ete etre eu eux fait faire faut fois font il ils j je jusqu l la le les leur leurs lors lorsqu
        lui m ma mais me meme memes mes moi moins mon n ne ni nos notre nous on ont ou par parce pas peu peut peuvent plus plusieurs
        plutot pour pourquoi puis puisqu qu quand que quel quelle quelles quelque quelques quels qui quoi rien s sa sans se sera ses si
        soit son sont sous souvent sur t ta te tes toi ton toujours tous tout toute toutes tres trop tu un une va vers voici voila vos
        votre vous y
        about after again all also always am an and another any are aren because been before being both but by can cannot could couldn
        did didn do does doesn doing don done down each even ever every few for from get had has have having he her here hers him his
        how however i if in into is isn it its just let like ll made make many may me might more most much must my never no not now of
        off often on once one only or other our ours out over own re same see she should so some still such than that the their theirs
        them then there these they this those though through to too under until up upon us use used ve very want was wasn way we well
        were what when where which while who whom whose why will with won would you your yours
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsCommon(string word) => !word.Any(char.IsSurrogate) && Common.Contains(Fold(word));

    /// <summary>In order, folded, without the common ones and numbers.</summary>
    public static IEnumerable<string> Telling(string text) =>
        Word().Matches(text).Select(match => Fold(match.Value)).Where(word => word.Length > 2 && !Common.Contains(word));

    private static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var letter in word.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(letter));
        }

        return folded.ToString();
    }

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}\p{N}]*", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
