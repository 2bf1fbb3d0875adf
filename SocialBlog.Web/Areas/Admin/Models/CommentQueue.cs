using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments.Defence;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>A comment as a moderator sees it.</summary>
public sealed record QueuedComment(
    int Id, CommentState State, string AuthorName, string AuthorEmail, string? AuthorWebsite, bool IsTeam, string Text, DateTime CreatedAt, DateTime? EditedAt,
    string PostTitle, string PostPath, string? AnswersName, string? AnswersText, int Score, string ReasonLines)
{
    /// <summary>What became of the other comments under this e-mail address.</summary>
    public SenderHistory Sender { get; init; } = new(0, 0);

    public static IQueryable<QueuedComment> Project(IQueryable<Comment> comments) => comments.Select(c => new QueuedComment(
        c.Id,
        c.State,
        c.AuthorName,
        c.AuthorEmail,
        c.AuthorWebsite,
        c.UserId != null,
        c.Text,
        c.CreatedAt,
        c.EditedAt,
        c.Post!.Title,
        c.Post.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).First(),
        c.Parent == null ? null : c.Parent.AuthorName,
        c.Parent == null ? null : c.Parent.Text,
        c.Score,
        c.ReasonLines));
}

public sealed record SenderHistory(int Approved, int Spam);

/// <summary>Which comments a moderator looks at.</summary>
/// <param name="Text">Words of the text, the name or the address; empty: all.</param>
/// <param name="After">Number of the last comment of the page before; null on the first.</param>
public sealed record CommentFilter(CommentState State, string Text, int? After)
{
    public const int MaxTextLength = 200;

    public string Query(int? after = null) =>
        "state=" + State.ToString().ToLowerInvariant() + (Text.Length == 0 ? "" : "&q=" + Uri.EscapeDataString(Text)) + (after is null ? "" : FormattableString.Invariant($"&after={after}"));
}

/// <param name="CommentId">Of the comment it was to answer.</param>
public sealed record UnsentAnswer(int CommentId, string Text, string Error);

/// <param name="Counts">Of all comments, by state; none is counted beyond <see cref="MaxCount"/>.</param>
/// <param name="Next">Where the next page begins, as <see cref="CommentFilter.After"/>; null on the last.</param>
public sealed record CommentQueue(CommentFilter Filter, IReadOnlyDictionary<CommentState, int> Counts, IReadOnlyList<QueuedComment> Comments, int? Next)
{
    public const int MaxCount = 999;

    public FilterAccuracy Accuracy { get; init; } = new(0, 0, 0, 0);

    /// <summary>An answer that could not be taken; null: none.</summary>
    public UnsentAnswer? Unsent { get; init; }

    private const int PageSize = 50;

    /// <summary>Who waits longest comes first; of what is decided, the latest. Constant cost however many there are, but for words that are rare.</summary>
    public static async Task<CommentQueue> LoadAsync(BlogDbContext db, CommentFilter filter, CancellationToken cancel)
    {
        var counts = new Dictionary<CommentState, int>();
        foreach (var state in Enum.GetValues<CommentState>()) counts[state] = await db.Comments.In(state).Take(MaxCount + 1).CountAsync(cancel);

        var comments = db.Comments.In(filter.State);
        if (filter.Text.Length > 0)
        {
            var pattern = "%" + filter.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            comments = comments.Where(c => EF.Functions.Like(c.Text, pattern, "\\") || EF.Functions.Like(c.AuthorName, pattern, "\\") || EF.Functions.Like(c.AuthorEmail, pattern, "\\"));
        }

        var oldestFirst = filter.State is CommentState.Pending;
        if (filter.After is { } after && await db.Comments.Where(c => c.Id == after).Select(c => (DateTime?)c.CreatedAt).SingleOrDefaultAsync(cancel) is { } at)
        {
            comments = oldestFirst
                ? comments.Where(c => c.CreatedAt > at || (c.CreatedAt == at && c.Id > after))
                : comments.Where(c => c.CreatedAt < at || (c.CreatedAt == at && c.Id < after));
        }

        var rows = await QueuedComment.Project((oldestFirst ? comments.OldestFirst() : comments.NewestFirst()).Take(PageSize + 1)).ToListAsync(cancel);
        var shown = rows.Take(PageSize).ToList();
        var emails = shown.Select(c => c.AuthorEmail).Distinct().ToList();
        var senders = await db.Comments.Where(c => emails.Contains(c.AuthorEmail) && (c.State == CommentState.Approved || c.State == CommentState.Spam))
            .GroupBy(c => new { c.AuthorEmail, c.State }).Select(g => new { g.Key.AuthorEmail, g.Key.State, Count = g.Count() }).ToListAsync(cancel);
        int Known(QueuedComment comment, CommentState state) =>
            senders.Where(s => s.AuthorEmail == comment.AuthorEmail && s.State == state).Sum(s => s.Count) - (comment.State == state ? 1 : 0);
        return new CommentQueue(
            filter, counts, [.. shown.Select(c => c with { Sender = new SenderHistory(Known(c, CommentState.Approved), Known(c, CommentState.Spam)) })], rows.Count > PageSize ? shown[^1].Id : null)
        {
            Accuracy = await FilterAccuracy.LoadAsync(db, cancel),
        };
    }
}
