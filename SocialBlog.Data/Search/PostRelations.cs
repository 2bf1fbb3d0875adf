using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;

namespace SocialBlog.Data.Search;

/// <summary>Finds out which posts are related: by tags they share, a rare one weighing more, and by telling words.</summary>
public static class PostRelations
{
    /// <summary>Of a text; its beginning says what it is about.</summary>
    private const int CharactersRead = 20_000;

    /// <summary>Words that are frequent in the post, of which the <see cref="TellingWords"/> rarest in the blog are looked for.</summary>
    private const int FrequentWords = 40, TellingWords = 10;

    /// <summary>One in the title counts as so many in the text.</summary>
    private const int TitleWeight = 4;

    /// <summary>Posts that are looked at more closely.</summary>
    private const int Candidates = 40;

    /// <summary>What another language leaves of the nearness.</summary>
    private const double OtherLanguage = 0.5;

    /// <summary>Posts that have less in common than this are not related.</summary>
    private const double Least = 0.1;

    /// <summary>
    /// Relates a post anew: finds its neighbours, and stands among theirs where it is near enough; one computation for
    /// both ends. A post that is not public loses its relations. Call it after the save, in its transaction: it reads the
    /// index as the save left it, and pages follow the change of the post.
    /// </summary>
    public static async Task RelateAsync(this BlogDbContext db, Post post, DateTime now, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"DELETE FROM RelatedPosts WHERE PostId = {post.Id} OR RelatedId = {post.Id}", cancel);
        if (!post.IsPublicAsOf(now)) return;

        var blogLanguage = await db.Settings.Select(s => s.Language).SingleAsync(cancel);
        var language = post.Language ?? blogLanguage;
        var near = await db.Near(post.Id, await db.TellingAsync(post, cancel))
            .Join(db.Posts.PublishedAsOf(now), near => near.Id, other => other.Id, (near, other) => new { near, other })
            .Where(x => x.other.Id != post.Id && (x.other.TranslationKey == null || x.other.TranslationKey != post.TranslationKey))
            .Select(x => new Neighbour(x.near.Id, (x.other.Language ?? blogLanguage) == language ? x.near.Nearness : x.near.Nearness * OtherLanguage))
            .ToListAsync(cancel);
        var pairs = JsonSerializer.Serialize(near.Where(n => n.Nearness >= Least).Select(n => new { n.Id, Nearness = (int)Math.Round(n.Nearness * 1000) }));
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO RelatedPosts (PostId, RelatedId, Nearness)
              SELECT {post.Id}, value ->> 'Id', value ->> 'Nearness' FROM json_each({pairs})
              UNION ALL SELECT value ->> 'Id', {post.Id}, value ->> 'Nearness' FROM json_each({pairs});
            DELETE FROM RelatedPosts WHERE (PostId, RelatedId) IN (
              SELECT PostId, RelatedId FROM (
                SELECT PostId, RelatedId, row_number() OVER (PARTITION BY PostId ORDER BY Nearness DESC, RelatedId DESC) AS Place
                FROM RelatedPosts WHERE PostId IN (SELECT value ->> 'Id' FROM json_each({pairs}) UNION ALL SELECT {post.Id}))
              WHERE Place > {RelatedPost.Kept})
            """, cancel);
    }

    /// <summary>
    /// Words that tell a post from others: frequent in it, rare in the blog (tf-idf), and in another post at least. Those
    /// in more than a quarter of all posts say little and cost much.
    /// </summary>
    private static async Task<IReadOnlyList<string>> TellingAsync(this BlogDbContext db, Post post, CancellationToken cancel)
    {
        var text = post.Text.Length <= CharactersRead ? post.Text : post.Text[..CharactersRead];
        var frequent = Words.Telling(post.Title).SelectMany(word => Enumerable.Repeat(word, TitleWeight)).Concat(Words.Telling(text))
            .CountBy(word => word, StringComparer.Ordinal).OrderByDescending(word => word.Value).Take(FrequentWords).ToDictionary(StringComparer.Ordinal);
        var posts = await db.Posts.CountAsync(cancel);
        var known = await db.Database
            .SqlQuery<KnownWord>($"SELECT term AS Word, doc AS Posts FROM PostWords WHERE term IN (SELECT value FROM json_each({JsonSerializer.Serialize(frequent.Keys)}))")
            .ToListAsync(cancel);
        return [.. known.Where(k => k.Posts > 1 && k.Posts <= Math.Max(4, posts / 4))
            .OrderByDescending(k => frequent[k.Word] * Math.Log((double)posts / k.Posts)).ThenBy(k => k.Word, StringComparer.Ordinal)
            .Take(TellingWords).Select(k => k.Word)];
    }

    /// <summary>
    /// Posts with a tag or two words in common, public or not, this one among them: a single word is chance. Each half of
    /// the nearness is a part of the most there is: of the weight of the tags, which this post itself has, and of the best
    /// match of the words.
    /// </summary>
    private static IQueryable<Neighbour> Near(this BlogDbContext db, int postId, IReadOnlyList<string> words) => db.Database.SqlQuery<Neighbour>($"""
        SELECT Id,
          (coalesce(SUM(Tags) / nullif(MAX(SUM(Tags)) OVER (), 0), 0) + coalesce(SUM(Words) / nullif(MIN(SUM(Words)) OVER (), 0), 0)) / 2 AS Nearness
        FROM (
          SELECT theirs.PostId AS Id, 1 / (1 + ln(max(1, t.PostCount))) AS Tags, 0.0 AS Words
          FROM PostTag own JOIN Tags t ON t.Id = own.TagId JOIN PostTag theirs ON theirs.TagId = t.Id WHERE own.PostId = {postId}
          UNION ALL
          SELECT PostSearch.rowid, 0.0, rank FROM json_each({JsonSerializer.Serialize(words)}) word JOIN PostSearch ON PostSearch MATCH '"' || word.value || '"')
        GROUP BY Id HAVING SUM(Tags) > 0 OR COUNT(*) > 1 ORDER BY Nearness DESC, Id DESC LIMIT {Candidates}
        """);

    private sealed record KnownWord(string Word, int Posts);

    private sealed record Neighbour(int Id, double Nearness);
}
