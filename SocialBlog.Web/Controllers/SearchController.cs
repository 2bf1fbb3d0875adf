using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Data.Search;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Not cached: what people search for is different each time.</summary>
public sealed class SearchController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : ReaderController(db, blog, clock)
{
    /// <param name="sort"><c>date</c>; all else is by relevance.</param>
    /// <param name="page">All that is no page there is leads to the nearest.</param>
    [HttpGet("/search")]
    public async Task<IActionResult> Index(string? q, string? sort, int page, CancellationToken cancel)
    {
        var typed = CleanText.Start(CleanText.Line(CleanText.Of(q ?? "")), SearchQuery.MaxLength);
        var query = SearchQuery.Parse(typed);
        var order = sort is SearchPage.ByDate ? SearchOrder.Date : SearchOrder.Relevance;
        return View(new SearchPage(typed, query.IsEmpty, order, await Db.SearchAsync(query, order, page, Now, cancel)));
    }
}
