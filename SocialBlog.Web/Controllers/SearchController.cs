using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Data.Search;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Not cached: what people search for is different each time.</summary>
public sealed class SearchController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : ReaderController(db, blog, clock)
{
    private const int MaxHits = 50;

    private const int MaxQueryLength = 200;

    [HttpGet("/search")]
    public async Task<IActionResult> Index(string? q, CancellationToken cancel)
    {
        var query = q?.Trim() ?? "";
        if (query.Length > MaxQueryLength) query = query[..MaxQueryLength];
        return View(new SearchPage(query, await Db.SearchAsync(query, Now, MaxHits, cancel)));
    }
}
