using System.Linq.Expressions;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Web.Models.Posts;

public sealed record TagLink(string Name, string Slug);

/// <summary>A post in a list: in full, up to its jump break, or by a summary.</summary>
/// <param name="Html">Null where lists show summaries.</param>
/// <param name="Language">Of the text; null: the blog's.</param>
public sealed record PostCard(
    int Id, string Title, string Path, DateTime PublishedAt, string AuthorName, string AuthorSlug, int CommentCount, string? Html, bool HasMore, IReadOnlyList<TagLink> Tags,
    string? Language, bool IsPinned, string? Excerpt, string TextStart, int WordCount)
{
    /// <summary>Some sixty words, in characters.</summary>
    private const int SummaryLength = 380;

    /// <summary>Plain words: the excerpt, else the beginning of the text. For lists of summaries.</summary>
    public string Summary => Excerpt ?? CleanText.Beginning(TextStart, SummaryLength);

    /// <param name="summaries">By a summary, whether or not it has a jump break.</param>
    public static Expression<Func<Post, PostCard>> FromPost(bool summaries) => p => new PostCard(
        p.Id,
        p.Title,
        p.Addresses.Single(a => a.IsCanonical).Path,
        p.PublishedAt!.Value,
        p.Author!.DisplayName,
        p.Author.Slug,
        p.CommentCount,
        summaries ? null : p.LeadHtml ?? p.Html,
        summaries || p.HasMore,
        p.Tags.OrderBy(t => t.Slug).Select(t => new TagLink(t.Name, t.Slug)).ToList(),
        p.Language,
        p.IsPinned,
        p.Excerpt,
        summaries ? p.Text.Substring(0, SummaryLength + 1) : "",
        p.WordCount);
}
