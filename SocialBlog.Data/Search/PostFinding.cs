using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Posts;

namespace SocialBlog.Data.Search;

/// <summary>Finds posts for those who write them, drafts too, by the full-text index. Each word typed is taken as the beginning of one; accents and capitals make no difference.</summary>
public static partial class PostFinding
{
    /// <summary>Letters of a beginning below which it is looked for in titles alone: texts have it everywhere.</summary>
    private const int EnoughForTexts = 3;

    /// <summary>Posts with all the words in their titles.</summary>
    /// <param name="text">Without a word in it nothing is found.</param>
    public static IQueryable<Post> Titled(this DbSet<Post> posts, string text) => posts.Matching(WordsOf(text).Select(InTitle));

    /// <summary>Posts with all the words in title, tags or text.</summary>
    /// <inheritdoc cref="Titled"/>
    public static IQueryable<Post> WithWords(this DbSet<Post> posts, string text) =>
        posts.Matching(WordsOf(text).Select(word => word.Length < EnoughForTexts ? InTitle(word) : $"\"{word}\" *"));

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Take(10).Select(word => word.Value);

    private static string InTitle(string word) => $"Title : \"{word}\" *";

    private static IQueryable<Post> Matching(this DbSet<Post> posts, IEnumerable<string> words)
    {
        var match = string.Join(" AND ", words);
        return match.Length == 0 ? posts.Where(p => false) : posts.FromSql($"SELECT * FROM Posts WHERE Id IN (SELECT rowid FROM PostSearch WHERE PostSearch MATCH {match})");
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
