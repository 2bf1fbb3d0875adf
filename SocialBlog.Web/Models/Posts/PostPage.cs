using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Models.Comments;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Models.Posts;

/// <summary>A post by itself, with its comments and the form for one more.</summary>
public sealed record PostPage(
    int Id, string Title, string Path, DateTime PublishedAt, DateTime UpdatedAt, string AuthorName, string AuthorSlug, string Html, string TextStart, int CommentCount, CommentPolicy CommentPolicy)
{
    /// <summary>How much of the text is loaded for <see cref="Summary"/>, in characters.</summary>
    public const int SummarySource = 300;

    /// <summary>The public post before this one.</summary>
    public PostLink? Previous { get; init; }

    /// <summary>The public post after this one.</summary>
    public PostLink? Next { get; init; }

    public int AuthorId { get; init; }

    /// <summary>Of the text; null: the blog's.</summary>
    public string? Language { get; init; }

    /// <summary>By the author's own hand.</summary>
    public string? Excerpt { get; init; }

    /// <summary>Under the media folder; null where the author has none.</summary>
    public string? AuthorPicture { get; init; }

    /// <summary>A list of links to the headings, as safe HTML; null for a text with few.</summary>
    public string? Outline { get; init; }

    public int WordCount { get; init; }

    public int? SeriesId { get; init; }

    public Guid? TranslationKey { get; init; }

    public PostImages Images { get; init; } = PostImages.None;

    public PostSurroundings Around { get; init; } = PostSurroundings.None;

    public Conversation Conversation { get; init; } = Conversation.Empty;

    public CommentForm Form { get; init; } = new();

    /// <summary>What the form holds, as readers would see it: somebody asked to see it before it is sent.</summary>
    public string? PreviewHtml { get; init; }

    /// <summary>Own comments may be changed that are held and younger than this, UTC.</summary>
    public DateTime ChangesSince { get; init; }

    /// <summary>The comment that the form answers.</summary>
    public CommentThread? Answering { get; init; }

    /// <summary>The reader's own comment that the form changes; null: the form is for a new one.</summary>
    public int? Changing { get; init; }

    /// <summary>A comment was just received.</summary>
    public bool Thanks { get; init; }

    /// <summary>The reader has just withdrawn a comment, whose words are in the form.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>The reader wants to be told of answers, and has to confirm it by mail.</summary>
    public bool MailIsOnItsWay { get; init; }

    /// <summary>Name of the signed-in person, who needs to give none.</summary>
    public string? SignedInAs { get; init; }

    /// <summary>Of the text, never before it was public.</summary>
    public DateTime LastChange => UpdatedAt > PublishedAt ? UpdatedAt : PublishedAt;

    /// <summary>The page with what stands around its text: tags and other posts, approved comments.</summary>
    /// <param name="own">Numbers of the reader's own comments, which show to him or her while they are held.</param>
    /// <param name="part">Null: the first page of the conversation.</param>
    public async Task<PostPage> CompleteAsync(BlogDbContext db, Blog blog, DateTime now, IReadOnlyList<int> own, CancellationToken cancel, ConversationPart? part = null)
    {
        var around = await PostSurroundings.LoadAsync(db, this, blog.Language, now, cancel);
        var policy = blog.Comments.CloseAsOf(now, PublishedAt) ? CommentPolicy.Closed : CommentPolicy;
        var open = this with { Around = around, CommentPolicy = policy };
        if (CommentCount == 0 && own.Count == 0) return open;
        return open with { Conversation = await Conversation.LoadAsync(db.Comments.OfPost(Id).ShownTo(own), CommentCount + own.Count, part ?? new ConversationPart(), cancel), ChangesSince = now - Comment.MayBeChangedFor };
    }

    /// <returns>Null where no such comment shows on this post, on whatever page.</returns>
    public Task<CommentThread?> FindCommentAsync(BlogDbContext db, int id, CancellationToken cancel) =>
        CommentThread.Project(db.Comments.OfPost(Id).Approved().Where(c => c.Id == id)).SingleOrDefaultAsync(cancel);

    /// <summary>The excerpt, else the beginning of the text, for search engines and previews.</summary>
    public string Summary => Excerpt ?? CleanText.Beginning(TextStart, 200);
}
