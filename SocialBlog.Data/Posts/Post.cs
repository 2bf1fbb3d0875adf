using SocialBlog.Data.Series;
using SocialBlog.Data.Tags;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Posts;

/// <summary>
/// An article of the blog and the rules of its life: draft, in review, scheduled, published, trashed.
/// All times are UTC; a caller passes the present, so that nothing here asks a clock.
/// </summary>
public sealed class Post
{
    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxTitleLength = 500;

    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxMarkdownLength = 5_000_000;

    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxExcerptLength = 500;

    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxImageAltLength = 500;

    /// <summary>In days.</summary>
    public const int MaxCommentDays = 3650;

    private readonly List<Tag> _tags = [];
    private readonly List<PostAddress> _addresses = [];

    private Post()
    {
    }

    public int Id { get; private set; }

    /// <summary>
    /// What it is known by outside, in feeds, whatever becomes of its address and of the blog's; and what makes one post
    /// of a form sent twice.
    /// </summary>
    public Guid Key { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>What lists by title go by, see <see cref="TitleOrder"/>.</summary>
    public string TitleKey { get; private set; } = "";

    /// <summary>Last segment of the permalink. Unique within its month, see <see cref="PostAddressing"/>.</summary>
    public string Slug { get; private set; } = "";

    public string Markdown { get; private set; } = "";

    /// <summary>Safe HTML of <see cref="Markdown"/>, rendered when it was saved.</summary>
    public string Html { get; private set; } = "";

    /// <summary>
    /// What lists show where it differs from <see cref="Html"/>: cut at the jump break, and without anchors, which would
    /// stand twice in a page of several posts.
    /// </summary>
    public string? LeadHtml { get; private set; }

    /// <summary>Lists show only what stands above the jump break.</summary>
    public bool HasMore { get; private set; }

    /// <summary>The words without markup, which search reads.</summary>
    public string Text { get; private set; } = "";

    /// <summary>A list of links to the headings, as safe HTML; null for a text with few.</summary>
    public string? Outline { get; private set; }

    /// <summary>Addresses of the pictures in the text, one a line.</summary>
    public string Pictures { get; private set; } = "";

    public int WordCount { get; private set; }

    public int RendererVersion { get; private set; }

    /// <summary>Of the text, where it is not the blog's; null: the blog's.</summary>
    public string? Language { get; private set; }

    /// <summary>A few plain words in place of the beginning of the text, for summaries; null: none.</summary>
    public string? Excerpt { get; private set; }

    /// <summary>The picture that stands for the post, a path under <c>/media/</c>; null: none.</summary>
    public string? Image { get; private set; }

    public string? ImageAlt { get; private set; }

    /// <summary>
    /// What cards in social networks show: a path under <c>/media/</c> of 1200 by 630 pixels, or the absolute address of
    /// a picture elsewhere; null: none of the post's own.
    /// </summary>
    public string? Card { get; private set; }

    /// <summary>Stands above all others on the home page.</summary>
    public bool IsPinned { get; private set; }

    public int? SeriesId { get; private set; }

    public PostSeries? Series { get; private set; }

    /// <summary>Place in the series, ascending; posts with the same one go by date.</summary>
    public int SeriesPosition { get; private set; }

    /// <summary>Posts that share it are translations of each other; null: none.</summary>
    public Guid? TranslationKey { get; private set; }

    public PostStatus Status { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>Last change of the content, not of the status.</summary>
    public DateTime UpdatedAt { get; private set; }

    /// <summary>
    /// The date readers see, to the second; in the future while the post is scheduled; null while it never had one.
    /// </summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Readers could see it at some time, so its addresses are owed an answer for ever.</summary>
    public bool WasPublic { get; private set; }

    public DateTime? TrashedAt { get; private set; }

    /// <summary>What <see cref="Restore"/> goes back to.</summary>
    public PostStatus? StatusBeforeTrash { get; private set; }

    public CommentPolicy CommentPolicy { get; private set; }

    /// <summary>So many days after publication comments close (1 to <see cref="MaxCommentDays"/>); null: never by themselves.</summary>
    public int? CommentDays { get; private set; }

    /// <summary>Part of a secret address under which anybody may read the post before it is public; null: there is none.</summary>
    public Guid? PreviewKey { get; private set; }

    /// <summary>Approved comments. Kept by triggers of the database in the transaction that changes a comment.</summary>
    public int CommentCount { get; private set; }

    /// <summary>
    /// Grows with every edit of the content; an edit based on an older one is refused (optimistic concurrency). A change
    /// of status is no edit: who writes while the post is published on schedule is not in anybody's way.
    /// </summary>
    public int Version { get; private set; }

    public int AuthorId { get; private set; }

    public User? Author { get; private set; }

    public IReadOnlyList<Tag> Tags => _tags;

    public IReadOnlyList<PostAddress> Addresses => _addresses;

    public static Post Draft(int authorId, Guid key, DateTime now) => new()
    {
        AuthorId = authorId,
        Key = key,
        CreatedAt = now,
        UpdatedAt = now,
        Status = PostStatus.Draft,
    };

    /// <summary>Readers see it at <paramref name="now"/>. The same rule as <see cref="PostQueries.PublishedAsOf"/>.</summary>
    public bool IsPublicAsOf(DateTime now) =>
        Status is PostStatus.Published or PostStatus.Scheduled && PublishedAt <= now;

    /// <summary>Replaces title, text, slug, tags and comment policy.</summary>
    /// <param name="slug">What the author asked for; empty: made from the title.</param>
    public void Edit(string title, string? slug, PostContent content, IEnumerable<Tag> tags, CommentPolicy commentPolicy, DateTime now)
    {
        if (title.Length > MaxTitleLength) throw new ArgumentException("Longer than a title may be.", nameof(title));
        if (content.Markdown.Length > MaxMarkdownLength) throw new ArgumentException("Longer than a text may be.", nameof(content));

        Name(title);
        Slug = Posts.Slug.From(string.IsNullOrWhiteSpace(slug) ? Title : slug);
        Render(content);
        _tags.Clear();
        _tags.AddRange(tags);
        CommentPolicy = commentPolicy;
        UpdatedAt = now;
        Version++;
    }

    /// <summary>Replaces what stands beside the text. Belongs to an edit, so it changes neither version nor date by itself.</summary>
    public void Describe(PostDetails details)
    {
        if (details.Excerpt?.Length > MaxExcerptLength) throw new ArgumentException("Longer than an excerpt may be.", nameof(details));
        if (details.CommentDays is < 1 or > MaxCommentDays) throw new ArgumentException("Not a number of days that comments may be open.", nameof(details));
        if (details.ImageAlt?.Length > MaxImageAltLength) throw new ArgumentException("Longer than the words for a picture may be.", nameof(details));

        Language = details.Language;
        Excerpt = string.IsNullOrWhiteSpace(details.Excerpt) ? null : details.Excerpt.Trim();
        (Image, ImageAlt) = details.Image is null ? (null, null) : (details.Image, details.ImageAlt?.Trim() ?? "");
        IsPinned = details.IsPinned;
        CommentDays = details.CommentDays;
        (SeriesId, SeriesPosition) = details.SeriesId is null ? (null, 0) : (details.SeriesId, details.SeriesPosition);
        TranslationKey = details.TranslationKey;
    }

    /// <summary>Gives a post that was never saved a name to be found by.</summary>
    public void NameUnsaved(string title, DateTime now)
    {
        if (Version > 0) throw new InvalidOperationException("It was saved and has a title.");

        Name(title);
        UpdatedAt = now;
    }

    private void Name(string title)
    {
        Title = title.Trim();
        TitleKey = TitleOrder.KeyOf(Title);
    }

    /// <summary>Makes a secret address for the post, in place of the one it had.</summary>
    public Guid ShareDraft() => (PreviewKey = Guid.NewGuid()).Value;

    /// <summary>The secret address stops working.</summary>
    public void StopSharing() => PreviewKey = null;

    /// <summary>Readers may comment no more.</summary>
    public void CloseComments() => CommentPolicy = CommentPolicy.Closed;

    /// <summary>Takes the picture that was made for cards.</summary>
    public void ShowOnCards(string? card) => Card = card;

    /// <summary>Takes another author.</summary>
    public void WriteAs(int userId) => AuthorId = userId;

    /// <summary>Takes what was put in the place of its picture: no edit.</summary>
    /// <param name="path">Under <c>/media/</c>.</param>
    public void ShowImage(string path) => Image = path;

    /// <summary>Takes a tag more. An edit, so that whoever is writing on the post is told.</summary>
    /// <returns>False when it had it.</returns>
    public bool AddTag(Tag tag)
    {
        if (_tags.Exists(t => t.Id == tag.Id && t.Slug == tag.Slug)) return false;
        _tags.Add(tag);
        Version++;
        return true;
    }

    /// <inheritdoc cref="AddTag"/>
    /// <returns>False when it had no such tag.</returns>
    public bool RemoveTag(string slug)
    {
        if (_tags.RemoveAll(t => t.Slug == slug) == 0) return false;
        Version++;
        return true;
    }

    /// <summary>Joins the posts that are translations of each other.</summary>
    public void TranslateAs(Guid key) => TranslationKey = key;

    /// <summary>Takes a place in a series.</summary>
    public void JoinSeries(int seriesId, int position) => (SeriesId, SeriesPosition) = (seriesId, position);

    /// <summary>Takes a fresh rendering of the same Markdown: no edit, so neither version nor date change.</summary>
    public void Render(PostContent content)
    {
        (Markdown, Html, LeadHtml, HasMore, Text) = (content.Markdown, content.Html, content.LeadHtml, content.HasMore, content.Text);
        (Outline, WordCount, RendererVersion) = (content.Outline, content.WordCount, content.RendererVersion);
        Pictures = string.Join('\n', content.Pictures);
    }

    /// <summary>Asks an editor to look at the draft and publish it.</summary>
    public PostTransition SubmitForReview()
    {
        if (Status is PostStatus.Trashed) return PostTransition.InTrash;
        if (Status is PostStatus.InReview) return PostTransition.AlreadySo;
        if (Status is not PostStatus.Draft) return PostTransition.AlreadyPublic;

        Status = PostStatus.InReview;
        return PostTransition.Done;
    }

    /// <summary>Makes the post public. One that was public before keeps its date.</summary>
    public PostTransition Publish(DateTime now) => Publish(now, dated: null);

    /// <summary>Makes the post public under a date of the past, as an import does.</summary>
    /// <param name="dated">The date readers see, not after <paramref name="now"/>; null: now, or the date it had.</param>
    public PostTransition Publish(DateTime now, DateTime? dated)
    {
        if (Status is PostStatus.Trashed) return PostTransition.InTrash;
        if (Status is PostStatus.Published) return PostTransition.AlreadySo;

        PublishedAt = WholeSecond(dated ?? (KeepsItsDate(now) ? PublishedAt!.Value : now));
        Status = PostStatus.Published;
        WasPublic = true;
        return PostTransition.Done;
    }

    /// <summary>Readers know it by its date already, or its scheduled time has just come.</summary>
    private bool KeepsItsDate(DateTime now) => PublishedAt <= now && (WasPublic || Status is PostStatus.Scheduled);

    /// <summary>Makes the post public at a later time, or changes that time.</summary>
    public PostTransition Schedule(DateTime at, DateTime now)
    {
        if (Status is PostStatus.Trashed) return PostTransition.InTrash;
        if (IsPublicAsOf(now)) return PostTransition.AlreadyPublic;
        if (at <= now) return PostTransition.TimeHasPassed;

        PublishedAt = WholeSecond(at);
        Status = PostStatus.Scheduled;
        return PostTransition.Done;
    }

    /// <summary>Takes the post, public, scheduled or in review, back to a draft. Its addresses stay its own.</summary>
    public PostTransition Unpublish(DateTime now)
    {
        if (Status is PostStatus.Trashed) return PostTransition.InTrash;
        if (Status is PostStatus.Draft) return PostTransition.AlreadySo;

        WasPublic |= IsPublicAsOf(now);
        if (!WasPublic) PublishedAt = null;
        Status = PostStatus.Draft;
        return PostTransition.Done;
    }

    public PostTransition Trash(DateTime now)
    {
        if (Status is PostStatus.Trashed) return PostTransition.AlreadySo;

        WasPublic |= IsPublicAsOf(now);
        StatusBeforeTrash = Status;
        Status = PostStatus.Trashed;
        TrashedAt = now;
        return PostTransition.Done;
    }

    /// <summary>Brings the post back as it was; one whose scheduled time has passed meanwhile becomes a draft.</summary>
    public PostTransition Restore(DateTime now)
    {
        if (Status is not PostStatus.Trashed) return PostTransition.NotInTrash;

        Status = StatusBeforeTrash is PostStatus.Scheduled && PublishedAt <= now && !WasPublic
            ? PostStatus.Draft
            : StatusBeforeTrash ?? PostStatus.Draft;
        if (Status.IsUnpublished() && !WasPublic) PublishedAt = null;
        StatusBeforeTrash = null;
        TrashedAt = null;
        return PostTransition.Done;
    }

    private static DateTime WholeSecond(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Kind);

    /// <summary>
    /// Gives the post a new canonical address, whose last segment is its slug from then on. The one before redirects, if
    /// a reader can ever have seen it.
    /// </summary>
    internal void MoveTo(string path)
    {
        Slug = path[(path.LastIndexOf('/') + 1)..];
        var known = _addresses.Find(a => a.Path == path);
        if (known is { IsCanonical: true }) return;

        if (_addresses.Find(a => a.IsCanonical) is { } former)
        {
            former.IsCanonical = false;
            if (!WasPublic) _addresses.Remove(former);
        }

        if (known is null) _addresses.Add(new PostAddress(path));
        else known.IsCanonical = true;
    }
}
