using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Series;

namespace SocialBlog.Web.Models.Posts;

/// <param name="Language">Null: the blog's.</param>
public sealed record PostLink(string Title, string Path, string? Language);

/// <summary>A post that a reader of another may like.</summary>
public sealed record RelatedLink(PostLink Post, DateTime PublishedAt);

/// <summary>The public posts of a series in their order, as one of them shows it.</summary>
/// <param name="Number">Of the post that shows it, from 1.</param>
public sealed record SeriesParts(string Title, string Path, int Number, IReadOnlyList<PostLink> Parts)
{
    public PostLink? Previous => Number > 1 ? Parts[Number - 2] : null;

    public PostLink? Next => Number < Parts.Count ? Parts[Number] : null;
}

/// <summary>What a post leads to: its tags, the other parts of its series, its translations, related posts.</summary>
/// <param name="Series">Null for a post in none.</param>
/// <param name="Translations">Public ones, each in another language than the post.</param>
/// <param name="Related">Nearest first.</param>
public sealed record PostSurroundings(
    IReadOnlyList<TagLink> Tags, SeriesParts? Series, IReadOnlyList<PostLink> Translations, IReadOnlyList<RelatedLink> Related)
{
    public static readonly PostSurroundings None = new([], null, [], []);

    private enum Kind
    {
        Tag,
        Series,
        Part,
        Translation,
        Related,
    }

    /// <summary>One query for all of it.</summary>
    /// <param name="blogLanguage">What a post without a language of its own is in.</param>
    public static async Task<PostSurroundings> LoadAsync(BlogDbContext db, PostPage post, string blogLanguage, DateTime now, CancellationToken cancel)
    {
        var visible = db.Posts.PublishedAsOf(now);
        var rows = db.Tags.Where(t => t.Posts.Any(p => p.Id == post.Id))
            .Select(t => new Row { Kind = Kind.Tag, Id = t.Id, Title = t.Name, Path = t.Slug, Language = null, Number = 0, PublishedAt = null })
            .Concat(db.RelatedPosts.Where(r => r.PostId == post.Id).Join(visible, r => r.RelatedId, p => p.Id, (r, p) => new Row
            {
                Kind = Kind.Related,
                Id = p.Id,
                Title = p.Title,
                Path = p.Addresses.Single(a => a.IsCanonical).Path,
                Language = p.Language,
                Number = r.Nearness,
                PublishedAt = p.PublishedAt,
            }));
        if (post.SeriesId is { } series)
        {
            rows = rows.Concat(db.Series.Where(s => s.Id == series)
                    .Select(s => new Row { Kind = Kind.Series, Id = s.Id, Title = s.Title, Path = s.Slug, Language = null, Number = 0, PublishedAt = null }))
                .Concat(Rows(Kind.Part, visible.OfSeries(series)));
        }

        if (post.TranslationKey is { } key) rows = rows.Concat(Rows(Kind.Translation, visible.Where(p => p.TranslationKey == key && p.Id != post.Id)));
        return Arrange(await rows.ToListAsync(cancel), post, blogLanguage);
    }

    private static IQueryable<Row> Rows(Kind kind, IQueryable<Post> posts) => posts.Select(p => new Row
    {
        Kind = kind,
        Id = p.Id,
        Title = p.Title,
        Path = p.Addresses.Single(a => a.IsCanonical).Path,
        Language = p.Language,
        Number = p.SeriesPosition,
        PublishedAt = p.PublishedAt,
    });

    private static PostSurroundings Arrange(List<Row> rows, PostPage post, string blogLanguage)
    {
        var tags = All(Kind.Tag).OrderBy(r => r.Path, StringComparer.Ordinal).Select(r => new TagLink(r.Title, r.Path)).ToList();
        var related = All(Kind.Related).OrderByDescending(r => r.Number).ThenByDescending(r => r.Id).Take(RelatedPost.Shown).Select(r => new RelatedLink(Link(r), r.PublishedAt!.Value)).ToList();
        var translations = All(Kind.Translation).OrderBy(r => r.Id).DistinctBy(r => r.Language ?? blogLanguage, StringComparer.Ordinal)
            .Where(r => (r.Language ?? blogLanguage) != (post.Language ?? blogLanguage)).Select(Link).ToList();
        var parts = All(Kind.Part).OrderBy(r => r.Number).ThenBy(r => r.PublishedAt).ThenBy(r => r.Id).ToList();
        var series = All(Kind.Series).Select(s => new SeriesParts(s.Title, "/series/" + s.Path, 1 + parts.FindIndex(p => p.Id == post.Id), [.. parts.Select(Link)])).FirstOrDefault();
        return new PostSurroundings(tags, series, translations, related);

        IEnumerable<Row> All(Kind kind) => rows.Where(r => r.Kind == kind);
        PostLink Link(Row row) => new(row.Title, row.Path, row.Language);
    }

    /// <summary>What all parts of the query have in common. Not built by a constructor, which no union in SQL could follow.</summary>
    private sealed class Row
    {
        public Kind Kind { get; init; }

        public int Id { get; init; }

        public required string Title { get; init; }

        public required string Path { get; init; }

        public string? Language { get; init; }

        public int Number { get; init; }

        public DateTime? PublishedAt { get; init; }
    }
}
