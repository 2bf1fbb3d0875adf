using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using SocialBlog.Data.Search;

namespace SocialBlog.Web.Models.Posts;

/// <param name="Typed">As it was typed.</param>
/// <param name="IsWordless">There is no word in it.</param>
public sealed record SearchPage(string Typed, bool IsWordless, SearchOrder Order, SearchResults Results)
{
    /// <summary>What <c>sort</c> is in an address of results by date.</summary>
    public const string ByDate = "date";

    /// <summary>Address of the same search in another order or on another page.</summary>
    public string Address(SearchOrder order, int number = 1)
    {
        var query = new QueryBuilder { { "q", Typed } };
        if (order is SearchOrder.Date) query.Add("sort", ByDate);
        if (number > 1) query.Add("page", number.ToString(CultureInfo.InvariantCulture));
        return "/search" + query;
    }

    /// <summary>Pieces of an excerpt, those that were found marked.</summary>
    public static IEnumerable<(string Text, bool Found)> Pieces(string excerpt)
    {
        foreach (var piece in excerpt.Split(PostSearch.Open))
        {
            var close = piece.IndexOf(PostSearch.Close, StringComparison.Ordinal);
            if (close >= 0) yield return (piece[..close], true);
            yield return (piece[(close + 1)..], false);
        }
    }
}
