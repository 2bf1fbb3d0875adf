using System.ComponentModel.DataAnnotations;
using System.Globalization;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Series;
using SocialBlog.Data.Tags;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Models;
using SocialBlog.Web.Posts;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>The editor's form.</summary>
public sealed class PostForm
{
    /// <summary>In a series.</summary>
    public const int MaxPlace = 9999;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm";

    [Required(ErrorMessage = "Please give the post a title.")]
    [Visible(ErrorMessage = "Please give the post a title.")]
    [StringLength(Post.MaxTitleLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string Title { get; set; } = "";

    [StringLength(Data.Posts.Slug.MaxLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Slug { get; set; }

    [StringLength(Post.MaxMarkdownLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Markdown { get; set; }

    /// <summary>Names, separated by commas.</summary>
    [StringLength(1000, ErrorMessage = "This is too long: at most {1} characters.")]
    [ShortTags(ErrorMessage = "A tag is too long.")]
    public string? Tags { get; set; }

    public bool CommentsOpen { get; set; }

    /// <summary>Comments close so many days after publication; null: not by themselves.</summary>
    [Range(1, Post.MaxCommentDays, ErrorMessage = "Please give a number from {1} to {2}.")]
    public int? CommentDays { get; set; }

    /// <summary>Null: stays as it is.</summary>
    public int? AuthorId { get; set; }

    /// <summary>Null: the blog's, which the form's list has as an empty value.</summary>
    [OfferedLanguage(OrNone = true, ErrorMessage = "Please choose one of the languages.")]
    public string? Language { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>See <see cref="PostReference"/>.</summary>
    [StringLength(2000, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? TranslationOf { get; set; }

    [StringLength(Post.MaxExcerptLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? Excerpt { get; set; }

    /// <summary>Another picture to stand for the post; null: the one it has stays.</summary>
    public IFormFile? Image { get; set; }

    public bool RemoveImage { get; set; }

    [StringLength(Post.MaxImageAltLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? ImageAlt { get; set; }

    public bool IsPinned { get; set; }

    public int? SeriesId { get; set; }

    /// <summary>Title of a series that is begun with this post; goes before <see cref="SeriesId"/>.</summary>
    [StringLength(PostSeries.MaxTitleLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string? NewSeries { get; set; }

    /// <summary>Empty: the last.</summary>
    [Range(1, MaxPlace, ErrorMessage = "Please give a number from {1} to {2}.")]
    public int? SeriesPosition { get; set; }

    /// <summary>When to publish, in the blog's time zone, as a browser's field for date and time sends it.</summary>
    public string? ScheduledFor { get; set; }

    public int Version { get; set; }

    /// <summary>Of a new post: the same form sent twice, by a double click, makes one post.</summary>
    public Guid Key { get; set; }

    public IReadOnlyList<string> TagNames => Split(Tags);

    public static PostForm New() => new() { CommentsOpen = true, Key = Guid.NewGuid() };

    /// <param name="translationOf">The post it translates, see <see cref="PostReference"/>.</param>
    public static PostForm Of(Post post, string? translationOf, TimeZoneInfo zone) => new()
    {
        Title = post.Title,
        // A slug that still follows the title goes on following it until readers know it.
        Slug = !post.WasPublic && post.Slug == Data.Posts.Slug.From(post.Title) ? "" : post.Slug,
        Markdown = post.Markdown,
        Tags = string.Join(", ", post.Tags.Select(t => t.Name)),
        CommentsOpen = post.CommentPolicy is CommentPolicy.Open,
        CommentDays = post.CommentDays,
        AuthorId = post.AuthorId,
        Language = post.Language,
        TranslationOf = translationOf,
        Excerpt = post.Excerpt,
        ImageAlt = post.ImageAlt,
        Key = post.Key,
        IsPinned = post.IsPinned,
        SeriesId = post.SeriesId,
        SeriesPosition = post.SeriesId is null ? null : post.SeriesPosition,
        ScheduledFor = post is { Status: PostStatus.Scheduled, PublishedAt: { } at } ? BlogTime.ToBlog(at, zone).ToString(TimeFormat, CultureInfo.InvariantCulture) : null,
        Version = post.Version,
    };

    /// <param name="newImage">Where the picture that came with the form is stored; null: none came.</param>
    public PostDraft ToDraft(string? newImage) => new(
        CleanText.Line(Title), Slug ?? "", Markdown ?? "", TagNames, CommentsOpen ? CommentPolicy.Open : CommentPolicy.Closed, Version, Key == Guid.Empty ? Guid.NewGuid() : Key)
    {
        Details = new PostDetails
        {
            Language = Language,
            Excerpt = CleanText.Line(Excerpt ?? ""),
            ImageAlt = CleanText.Line(ImageAlt ?? ""),
            IsPinned = IsPinned,
            CommentDays = CommentDays,
            SeriesId = SeriesId,
            SeriesPosition = SeriesPosition ?? 0,
        },
        NewImage = newImage,
        RemoveImage = RemoveImage,
        AuthorId = AuthorId,
        NewSeries = CleanText.Line(NewSeries ?? ""),
        TranslationOf = TranslationOf?.Trim() ?? "",
    };

    /// <returns>UTC; null where the field holds no time, or one that daylight saving skips.</returns>
    public DateTime? ScheduledForUtc(TimeZoneInfo zone) =>
        ScheduledForTyped is { } time && !zone.IsInvalidTime(time) ? BlogTime.ToUtc(time, zone) : null;

    /// <summary>The clocks of the blog never show the time in the field: they go forward over it.</summary>
    public bool IsScheduledInGap(TimeZoneInfo zone) => ScheduledForTyped is { } time && zone.IsInvalidTime(time);

    private DateTime? ScheduledForTyped =>
        DateTime.TryParseExact(ScheduledFor, [TimeFormat, "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && time.Year is > 1900 and < 9000
            ? time
            : null;

    /// <summary>The text of a revision in place of this one; the address stays.</summary>
    public void Take(PostWriting writing) => (Title, Markdown, Tags, Excerpt, ImageAlt) = (writing.Title, writing.Markdown, writing.Tags, writing.Excerpt, writing.ImageAlt);

    /// <summary>What the author typed and never saved.</summary>
    public void GoOnFrom(PostWriting writing)
    {
        Take(writing);
        Slug = writing.Slug;
    }

    internal static IReadOnlyList<string> Split(string? tags) =>
        (tags ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Each name in a list separated by commas fits a tag.</summary>
public sealed class ShortTagsAttribute : LocalizedRuleAttribute
{
    protected override bool Accepts(string? text) => PostForm.Split(text).All(name => name.Length <= Tag.MaxNameLength);
}
