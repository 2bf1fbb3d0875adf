namespace SocialBlog.Web.Comments.Defence;

/// <summary>Guesses the language of a text of some length by its commonest words.</summary>
public static class LanguageGuess
{
    /// <summary>With fewer of its common words a language is not believed.</summary>
    private const int LeastWords = 4;

    /// <summary>As folded (<see cref="FoldedWords"/>): small letters without accents. None that several of them share.</summary>
    private static readonly Dictionary<string, HashSet<string>> Common = new(StringComparer.Ordinal)
    {
        ["fr"] = Words("le la les des et est pour dans que qui pas une sur vous nous avec ce cette mais je il elle du au aux ne sont mon votre notre plus"),
        ["en"] = Words("the and of to is in that it for you was with are this have not be my on at from they we your our but what there which would"),
        ["es"] = Words("el los las y es por para con que una del muy pero como mas esta este su lo todo gracias tambien porque cuando hay"),
        ["de"] = Words("der die das und ist nicht ich sie mit ein eine auf fur von zu den dem wir aber auch sich wie oder im haben nach"),
        ["it"] = Words("il di che e per non una sono con del della gli questo questa ma anche come piu nel ho molto grazie alla hai"),
        ["pt"] = Words("o os as e que para com uma nao por do da dos muito mas como mais em seu sua isso voce obrigado tambem foi"),
        ["nl"] = Words("de het een en van ik niet is dat op te zijn voor met die maar ook er aan naar wij heeft deze nog"),
        ["pl"] = Words("i w na nie z sie do to jest ze jak ale co tak za od po czy dla tego mam juz tylko bardzo"),
    };

    /// <returns>A BCP 47 tag; null for a short text, and where two languages are as likely.</returns>
    public static string? Of(string text)
    {
        var words = FoldedWords.Of(text).ToList();
        var hits = Common.Select(language => (language.Key, Count: words.Count(language.Value.Contains))).OrderByDescending(h => h.Count).ToList();
        return hits[0].Count >= LeastWords && hits[0].Count * 2 >= hits[1].Count * 3 ? hits[0].Key : null;
    }

    private static HashSet<string> Words(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);
}
