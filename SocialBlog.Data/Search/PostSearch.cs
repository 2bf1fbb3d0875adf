using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;

namespace SocialBlog.Data.Search;

public enum SearchOrder
{
    /// <summary>Best first.</summary>
    Relevance,

    /// <summary>Newest first.</summary>
    Date,
}

/// <summary>A post that was found.</summary>
/// <param name="Language">Null: the blog's.</param>
/// <param name="Excerpt">Of its text around the words found, or the beginning; null where only comments have them.</param>
/// <param name="TagNames">Its tags, where a word was found in them; else null.</param>
/// <param name="Comment">The comment that says best what the post itself does not; null where it says all.</param>
/// <remarks>Excerpts and tags are plain text; found words stand between <see cref="PostSearch.Open"/> and <see cref="PostSearch.Close"/>.</remarks>
public sealed record SearchHit(string Title, string? Language, string Path, DateTime PublishedAt, int CommentCount, string? Excerpt, string? TagNames, CommentHit? Comment);

/// <summary>An approved comment in which words were found.</summary>
/// <param name="Excerpt">Null: it is marked as sensitive, and readers open it first.</param>
public sealed record CommentHit(int Id, string AuthorName, string? Excerpt);

/// <param name="Count">Of posts found.</param>
/// <param name="Page">The one that <paramref name="Hits"/> are on, from 1.</param>
public sealed record SearchResults(int Count, int Page, IReadOnlyList<SearchHit> Hits)
{
    public static readonly SearchResults None = new(0, 1, []);

    public int PageCount => PagesOf(Count);

    internal static int PagesOf(int count) => (count + PostSearch.PageSize - 1) / PostSearch.PageSize;
}

/// <summary>
/// Full-text search over titles, tags, texts and approved comments by SQLite's FTS5 (https://www.sqlite.org/fts5.html).
/// What it means is told in docs/decisions/0019-search.md.
/// </summary>
public static class PostSearch
{
    /// <summary>Marks in excerpts: private-use characters, which no text needs.</summary>
    public const char Open = '\uE000', Close = '\uE001';

    public const int PageSize = 20;

    /// <summary>
    /// Public posts that have all that is wanted, each part in the post itself or in a comment, and nothing that is
    /// excluded in the post itself. Four queries at most, whatever is found.
    /// </summary>
    /// <param name="page">From 1; for one that is not there comes the nearest that is.</param>
    public static async Task<SearchResults> SearchAsync(this BlogDbContext db, SearchQuery query, SearchOrder order, int page, DateTime now, CancellationToken cancel)
    {
        if (query.IsEmpty) return SearchResults.None;

        var matches = await db.Find(query).ToDictionaryAsync(match => match.PostId, cancel);
        // Asked for by itself it is read from an index; joined to the matches it would read the row of each.
        var newestFirst = await db.Posts.PublishedAsOf(now).NewestFirst().Select(p => p.Id).ToListAsync(cancel);
        var found = newestFirst.Where(matches.ContainsKey).Select(id => matches[id]);
        if (order is SearchOrder.Relevance) found = found.OrderByDescending(match => match.OwnTerms).ThenBy(match => match.Score);
        var all = found.ToList();
        if (all.Count == 0) return SearchResults.None;

        page = Math.Clamp(page, 1, SearchResults.PagesOf(all.Count));
        var shown = all.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var ids = shown.Select(match => match.PostId).ToList();
        var posts = await db.Posts.PublishedAsOf(now).Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Title, p.Language, p.Addresses.Single(a => a.IsCanonical).Path, p.PublishedAt, p.CommentCount })
            .ToDictionaryAsync(p => p.Id, cancel);
        var excerpts = query.Wanted.Count == 0 ? [] : await db.Excerpts(query, shown).ToListAsync(cancel);
        // Another request may have taken one of them back meanwhile.
        return new SearchResults(all.Count, page, [.. ids.Where(posts.ContainsKey).Select(id =>
        {
            var post = posts[id];
            var own = excerpts.Find(e => e.PostId == id && e.CommentId is null);
            var said = excerpts.Find(e => e.PostId == id && e.CommentId is not null);
            return new SearchHit(
                post.Title, post.Language, post.Path, post.PublishedAt!.Value, post.CommentCount, own?.Text,
                own?.Name.Contains(Open, StringComparison.Ordinal) is true ? own.Name : null,
                said is null ? null : new CommentHit(said.CommentId!.Value, said.Name, said.Text));
        })]);
    }

    /// <summary>Each post that matches, public or not. <c>bm25</c> is the lower the better the match, and adds up over terms.</summary>
    private static IQueryable<Match> Find(this BlogDbContext db, SearchQuery query)
    {
        var values = new Values();
        var texts = query.Wanted.Count == 0
            ? ["SELECT Id AS PostId, 0 AS Term, 0 AS IsOwn, 0.0 AS Score FROM Posts"]
            : query.Wanted.Select((term, number) => $"""
                SELECT rowid AS PostId, {values.Add(number)} AS Term, 1 AS IsOwn, rank AS Score
                FROM PostSearch WHERE PostSearch MATCH {values.Add(term)} AND rank MATCH 'bm25(50.0, 15.0, 1.0)'
                UNION ALL SELECT c.PostId, {values.Add(number)}, 0, 0.0
                FROM CommentSearch JOIN Comments c ON c.Id = CommentSearch.rowid WHERE CommentSearch MATCH {values.Add(InComments(query, term))}
                """);
        var all = string.Join(" UNION ALL ", texts);
        var without = query.Excluded.Count == 0 ? "" : $"WHERE PostId NOT IN (SELECT rowid FROM PostSearch WHERE PostSearch MATCH {values.Add(AnyOf(query.Excluded))})";
        var sql = $"""
            SELECT PostId, SUM(IsOwn) AS OwnTerms, SUM(Score) AS Score
            FROM ({all}) {without}
            GROUP BY PostId HAVING COUNT(DISTINCT Term) = {values.Add(Math.Max(1, query.Wanted.Count))}
            """;
        return db.Database.SqlQueryRaw<Match>(sql, values.ToArray());
    }

    /// <summary>Of the texts of posts, and for those that lack a term of the comment that has most of what they lack.</summary>
    private static IQueryable<Excerpt> Excerpts(this BlogDbContext db, SearchQuery query, List<Match> shown)
    {
        var values = new Values();
        var (open, close, any) = (values.Add(Open.ToString()), values.Add(Close.ToString()), values.Add(AnyOf(query.Wanted)));
        // The plus keeps FTS5 from answering the query anew for each row; MIN picks the row that the other columns are of.
        var sql = $"""
            SELECT rowid AS PostId, NULL AS CommentId, highlight(PostSearch, 1, {open}, {close}) AS Name, snippet(PostSearch, 2, {open}, {close}, '…', 32) AS Text
            FROM PostSearch WHERE PostSearch MATCH {any} AND +rowid IN (SELECT value FROM json_each({values.Add(Ids(shown))}))
            """;
        if (shown.Where(match => match.OwnTerms < query.Wanted.Count).ToList() is { Count: > 0 } lacking)
        {
            var incomplete = values.Add(Ids(lacking));
            var comments = string.Join(" UNION ALL ", query.Wanted.Select(term => $"""
                SELECT c.PostId, c.Id, CommentSearch.rank AS Score FROM CommentSearch JOIN Comments c ON c.Id = CommentSearch.rowid
                WHERE CommentSearch MATCH {values.Add(InComments(query, term))} AND c.PostId IN (SELECT value FROM json_each({incomplete}))
                  AND c.PostId NOT IN (SELECT rowid FROM PostSearch WHERE PostSearch MATCH {values.Add(term)})
                """));
            sql += $"""

                UNION ALL
                SELECT c.PostId, c.Id, c.AuthorName, CASE WHEN c.IsSensitive THEN NULL ELSE snippet(CommentSearch, 0, {open}, {close}, '…', 32) END
                FROM CommentSearch JOIN Comments c ON c.Id = CommentSearch.rowid
                WHERE CommentSearch MATCH {any} AND +CommentSearch.rowid IN (
                  SELECT Id FROM (SELECT Id, MIN(Score) FROM (SELECT PostId, Id, SUM(Score) AS Score FROM ({comments}) GROUP BY Id) GROUP BY PostId))
                """;
        }

        return db.Database.SqlQueryRaw<Excerpt>(sql, values.ToArray());

        static string Ids(List<Match> matches) => JsonSerializer.Serialize(matches.Select(match => match.PostId));
    }

    private static string AnyOf(IEnumerable<string> terms) => string.Join(" OR ", terms);

    /// <summary>Where a comment itself has what is excluded, its words don't count.</summary>
    private static string InComments(SearchQuery query, string term) => query.Excluded.Count == 0 ? term : $"{term} NOT ({AnyOf(query.Excluded)})";

    /// <param name="OwnTerms">How many of the terms are in the post itself.</param>
    /// <param name="Score">Of the post itself for these.</param>
    private sealed record Match(int PostId, int OwnTerms, double Score);

    /// <param name="CommentId">Null: of a post.</param>
    /// <param name="Name">Of the comment's author, or of the post's tags.</param>
    /// <param name="Text">Null: of a comment that is marked as sensitive.</param>
    private sealed record Excerpt(int PostId, int? CommentId, string Name, string? Text);

    /// <summary>Values of a command, each of which stands in its text as a parameter.</summary>
    private sealed class Values
    {
        private readonly List<object> _values = [];

        public string Add(object value)
        {
            _values.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"{{{_values.Count - 1}}}");
        }

        public object[] ToArray() => [.. _values];
    }
}
