using SocialBlog.Data.Search;

namespace SocialBlog.Web.Models.Posts;

public sealed record SearchPage(string Query, IReadOnlyList<SearchHit> Hits)
{
    /// <summary>Pieces of a snippet, those that were found marked.</summary>
    public static IEnumerable<(string Text, bool Found)> Pieces(string snippet)
    {
        foreach (var piece in snippet.Split(PostSearch.Open))
        {
            var close = piece.IndexOf(PostSearch.Close, StringComparison.Ordinal);
            if (close >= 0) yield return (piece[..close], true);
            yield return (piece[(close + 1)..], false);
        }
    }
}
