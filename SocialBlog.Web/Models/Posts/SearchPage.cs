using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using SocialBlog.Data.Search;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Web.Models.Posts;

/// <param name="Typed">As it was typed.</param>
/// <param name="IsWordless">There is no word in it.</param>
public sealed record SearchPage(string Typed, bool IsWordless, SearchOrder Order, SearchResults Results)
{
    /// <summary>What <c>sort</c> is in an address of results by date.</summary>
    public const string ByDate = "date";

    private const int MaxPieceLength = 400;

    /// <summary>Address of the same search in another order or on another page.</summary>
    public string Address(SearchOrder order, int number = 1)
    {
        var query = new QueryBuilder { { "q", Typed } };
        if (order is SearchOrder.Date) query.Add("sort", ByDate);
        if (number > 1) query.Add("page", number.ToString(CultureInfo.InvariantCulture));
        return "/search" + query;
    }

    /// <summary>Pieces of an excerpt, those that were found marked. A text without spaces is one endless word: each piece has its limit.</summary>
    public static IEnumerable<(string Text, bool Found)> Pieces(string excerpt)
    {
        foreach (var piece in excerpt.Split(PostSearch.Open))
        {
            var close = piece.IndexOf(PostSearch.Close, StringComparison.Ordinal);
            if (close >= 0) yield return (CleanText.Beginning(piece[..close], MaxPieceLength), true);
            yield return (CleanText.Beginning(piece[(close + 1)..], MaxPieceLength), false);
        }
    }
}
