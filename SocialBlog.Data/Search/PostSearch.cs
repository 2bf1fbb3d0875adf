using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;

namespace SocialBlog.Data.Search;

/// <summary>A post that matches, with a piece of its text around the words found.</summary>
/// <param name="Snippet">Plain text; found words stand between <see cref="PostSearch.Open"/> and <see cref="PostSearch.Close"/>.</param>
public sealed record SearchHit(string Title, string Path, DateTime PublishedAt, int CommentCount, string Snippet);

/// <summary>Full-text search over titles and texts by SQLite's FTS5 (https://www.sqlite.org/fts5.html).</summary>
public static class PostSearch
{
    /// <summary>Marks in snippets: private-use characters, which no text needs.</summary>
    public const char Open = '\uE000', Close = '\uE001';

    /// <summary>More words than this are not looked at.</summary>
    private const int MaxWords = 16;

    /// <summary>Public posts that hold all words, or words that begin with them, best first. Any input is a search.</summary>
    public static async Task<List<SearchHit>> SearchAsync(this BlogDbContext db, string query, DateTime now, int limit, CancellationToken cancel)
    {
        var match = ToMatch(query);
        if (match.Length == 0) return [];

        return await db.Database.SqlQuery<Found>($"""
            SELECT rowid AS Id, bm25(PostSearch, 10.0, 1.0) AS Rank,
                   snippet(PostSearch, 1, {Open.ToString()}, {Close.ToString()}, '…', 32) AS Snippet
            FROM PostSearch WHERE PostSearch MATCH {match}
            """)
            .Join(db.Posts.PublishedAsOf(now), found => found.Id, post => post.Id, (found, post) => new { found, post })
            .OrderBy(hit => hit.found.Rank).ThenByDescending(hit => hit.post.PublishedAt)
            .Take(limit)
            .Select(hit => new SearchHit(
                hit.post.Title,
                hit.post.Addresses.Single(a => a.IsCanonical).Path,
                hit.post.PublishedAt!.Value,
                hit.post.CommentCount,
                hit.found.Snippet))
            .ToListAsync(cancel);
    }

    /// <summary>Each word as a quoted prefix: nothing a person types is read as FTS5 syntax.</summary>
    internal static string ToMatch(string query)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in query.EnumerateRunes().Append(new Rune(' ')))
        {
            if (Rune.IsLetterOrDigit(rune) || System.Globalization.CharUnicodeInfo.GetUnicodeCategory(rune.Value) is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                word.Append(rune.ToString());
            }
            else if (word.Length > 0)
            {
                words.Add($"\"{word}\"*");
                word.Clear();
            }
        }

        return string.Join(' ', words.Take(MaxWords));
    }

    private sealed record Found(int Id, double Rank, string Snippet);
}
