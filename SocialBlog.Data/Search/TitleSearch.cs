using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;

namespace SocialBlog.Data.Search;

/// <summary>Finds posts by the words of their titles, by the full-text index.</summary>
public static partial class TitleSearch
{
    /// <summary>Posts whose titles have words that begin like each of those typed; accents and capitals make no difference.</summary>
    /// <param name="text">Without a word in it nothing is found.</param>
    public static IQueryable<Post> Titled(this DbSet<Post> posts, string text)
    {
        var words = Word().Matches(text).Take(10).Select(word => $"Title : \"{word.Value}\" *").ToList();
        if (words.Count == 0) return posts.Where(p => false);
        var match = string.Join(" AND ", words);
        return posts.FromSql($"SELECT * FROM Posts WHERE Id IN (SELECT rowid FROM PostSearch WHERE PostSearch MATCH {match})");
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
