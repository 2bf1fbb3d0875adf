using System.ComponentModel.DataAnnotations;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Series;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Models;
using SocialBlog.Web.Series;

namespace SocialBlog.Web.Areas.Admin.Models;

public sealed class SeriesForm
{
    [Required(ErrorMessage = "Please give the series a title.")]
    [Visible(ErrorMessage = "Please give the series a title.")]
    [StringLength(PostSeries.MaxTitleLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string Title { get; set; } = "";

    [StringLength(Data.Posts.Slug.MaxLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Slug { get; set; }

    [StringLength(PostSeries.MaxDescriptionLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Description { get; set; }

    /// <summary>Of its posts, by their numbers; empty: the last.</summary>
    public Dictionary<int, int?> Places { get; set; } = [];

    public int Version { get; set; }

    public static SeriesForm Of(PostSeries series) => new()
    {
        Title = series.Title,
        Slug = series.Slug,
        Description = series.Description,
        Version = series.Version,
    };

    public SeriesDraft ToDraft() => new(
        CleanText.Line(Title), Slug ?? "", CleanText.Line(Description ?? ""),
        Places.ToDictionary(p => p.Key, p => p.Value ?? int.MaxValue), Version);
}

/// <param name="PostCount">In any state but the trash.</param>
public sealed record SeriesRow(int Id, string Title, string Slug, int PostCount);

/// <summary>A post of the series that is edited.</summary>
public sealed record SeriesPost(int Id, string Title, PostStatus Status);

/// <param name="Id">Null for a series that is not saved yet.</param>
/// <param name="Posts">In their order.</param>
public sealed record SeriesEditing(SeriesForm Form, int? Id, IReadOnlyList<SeriesPost> Posts)
{
    /// <summary>What somebody else saved meanwhile; null when nobody did.</summary>
    public SeriesForm? Theirs { get; init; }
}
