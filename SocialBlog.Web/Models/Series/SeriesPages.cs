using System.Linq.Expressions;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Web.Models.Series;

/// <summary>A series in the list of all.</summary>
/// <param name="PostCount">Public ones.</param>
public sealed record SeriesEntry(string Title, string Slug, string Description, int PostCount);

/// <summary>A post in its series.</summary>
/// <param name="Language">Of the text; null: the blog's.</param>
public sealed record SeriesPart(string Title, string Path, DateTime PublishedAt, string? Language, string? Excerpt, string TextStart)
{
    private const int SummaryLength = 200;

    public static readonly Expression<Func<Post, SeriesPart>> FromPost = p => new SeriesPart(
        p.Title, p.Addresses.Single(a => a.IsCanonical).Path, p.PublishedAt!.Value, p.Language, p.Excerpt, p.Text.Substring(0, SummaryLength + 1));

    public string Summary => Excerpt ?? CleanText.Beginning(TextStart, SummaryLength);
}

/// <summary>A series by itself: its public posts in their order.</summary>
public sealed record SeriesPage(string Title, string Slug, string Description, IReadOnlyList<SeriesPart> Parts);
