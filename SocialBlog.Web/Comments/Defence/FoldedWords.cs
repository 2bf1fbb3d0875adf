using System.Globalization;
using System.Text;

namespace SocialBlog.Web.Comments.Defence;

/// <summary>
/// The words of a text as a filter compares them: small letters without accents, letters of other scripts that look
/// Latin as Latin ones, and nothing that can't be seen. "Vi\u0430gr\u0430" with Cyrillic letters is "viagra".
/// </summary>
public static class FoldedWords
{
    /// <summary>Letters that look alike in most typefaces: the commonest pairs of Unicode's confusables (UTS 39, 4).</summary>
    private const string LookAlikes = "авсԁеёһніїјкӏмпорԛгѕтуѵԝхαβεηικνορστυχωıłøßđ";

    /// <summary>What each of <see cref="LookAlikes"/> looks like.</summary>
    private const string Latin = "abcdeehhiijklmnopqrstyvwxabenikvopotuxwilosd";

    private static readonly Dictionary<char, char> Folded = LookAlikes.Zip(Latin).ToDictionary();

    /// <summary>In order, each as often as it stands there. A word is what stands between anything but letters and digits.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            // Accents, and what only joins or separates letters without being seen.
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) continue;
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(Folded.GetValueOrDefault(letter, letter));
                continue;
            }

            if (word.Length > 0) yield return word.ToString();
            word.Clear();
        }

        if (word.Length > 0) yield return word.ToString();
    }
}
