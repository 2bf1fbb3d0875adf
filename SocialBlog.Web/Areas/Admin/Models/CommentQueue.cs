using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Search;
using SocialBlog.Data.Users;
using SocialBlog.Web.Comments.Defence;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>A comment as a moderator sees it.</summary>
public sealed record QueuedComment(
    int Id, CommentState State, string AuthorName, string AuthorEmail, string? AuthorWebsite, int? WriterId, string Text, DateTime CreatedAt, DateTime? EditedAt,
    int PostId, string PostTitle, string PostPath, string? AnswersName, string? AnswersText, int Score, string ReasonLines)
{
    /// <summary>Somebody with an account wrote it.</summary>
    public bool IsTeam => WriterId is not null;

    public bool IsUrgent { get; init; }

    public bool IsSensitive { get; init; }

    public int? AssignedToId { get; init; }

    public string? AssignedTo { get; init; }

    public string Note { get; init; } = "";

    public bool HasNetwork { get; init; }

    /// <summary>It waits longer than the owner wants.</summary>
    public bool IsLate { get; init; }

    /// <summary>What became of the other comments under this e-mail address.</summary>
    public SenderHistory Sender { get; init; } = new(0, 0);

    /// <summary>The latest others under this e-mail address, newest first.</summary>
    public IReadOnlyList<EarlierComment> Earlier { get; init; } = [];

    public static IQueryable<QueuedComment> Project(IQueryable<Comment> comments) => comments.Select(c => new QueuedComment(
        c.Id,
        c.State,
        c.AuthorName,
        c.AuthorEmail,
        c.AuthorWebsite,
        c.UserId,
        c.Text,
        c.CreatedAt,
        c.EditedAt,
        c.PostId,
        c.Post!.Title,
        c.Post.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).First(),
        c.Parent == null ? null : c.Parent.AuthorName,
        c.Parent == null ? null : c.Parent.Text,
        c.Score,
        c.ReasonLines)
    {
        IsUrgent = c.Priority == CommentPriority.Urgent,
        IsSensitive = c.IsSensitive,
        AssignedToId = c.AssignedToId,
        AssignedTo = c.AssignedTo == null ? null : c.AssignedTo.DisplayName,
        Note = c.Note,
        HasNetwork = c.Network != null,
    });
}

public sealed record SenderHistory(int Approved, int Spam);

/// <param name="Text">Its beginning.</param>
public sealed record EarlierComment(int Id, string AuthorEmail, CommentState State, DateTime CreatedAt, string Text);

/// <summary>Somebody who may decide on comments.</summary>
public sealed record Colleague(int Id, string Name);

/// <param name="CommentId">Of the comment it was to answer.</param>
public sealed record UnsentAnswer(int CommentId, string Text, string Error)
{
    /// <summary>It was a note for the team.</summary>
    public bool IsNote { get; init; }
}

/// <param name="Counts">By state: of all comments; where a filter narrows the list, of those it finds, to one more than <see cref="MaxCounted"/>; null where that takes long.</param>
/// <param name="Next">Where the next page begins, as <see cref="CommentFilter.After"/>; null on the last.</param>
public sealed record CommentQueue(CommentFilter Filter, IReadOnlyDictionary<CommentState, int>? Counts, IReadOnlyList<QueuedComment> Comments, int? Next)
{
    /// <summary>Nobody counts what a filter finds beyond this.</summary>
    public const int MaxCounted = 999;

    private const int PageSize = 50, LookedThrough = 2_000, ShownEarlier = 5, EarlierLength = 200;

    public FilterAccuracy Accuracy { get; init; } = new(0, 0, 0, 0);

    public CommentTrend Trend { get; init; } = CommentTrend.None;

    public IReadOnlyList<Colleague> Team { get; init; } = [];

    /// <summary>So many wait longer than the owner wants, counted to one more than <see cref="MaxCounted"/>.</summary>
    public int Late { get; init; }

    /// <summary>Title of the post that the filter asks for.</summary>
    public string? PostTitle { get; init; }

    /// <summary>So many comments the filter finds; null where only counting would tell.</summary>
    public int? Total => Filter.After is null && Next is null ? Comments.Count : Filter.IsNarrow ? null : Counts?[Filter.State];

    /// <summary>An answer that could not be taken; null: none.</summary>
    public UnsentAnswer? Unsent { get; init; }

    /// <summary>
    /// What is urgent comes first, then who waits longest; in a filtered list who waits longest; of what is decided, the latest. Constant cost however many
    /// there are, but for words that stand further down in more than an index tells.
    /// </summary>
    public static async Task<CommentQueue> LoadAsync(BlogDbContext db, CommentFilter filter, Blog blog, DateTime now, CancellationToken cancel)
    {
        var lateBefore = blog.Comments.LateBefore(now);
        var counts = await CountAsync(db, filter, lateBefore, cancel);
        var rows = await QueuedComment.Project((await PageAsync(db, filter, lateBefore, cancel)).Take(PageSize + 1)).ToListAsync(cancel);
        var shown = rows.Take(PageSize).ToList();
        var (senders, earlier) = await PeopleOfAsync(db, shown, cancel);
        var late = lateBefore is null ? 0 : await db.Comments.In(CommentState.Pending).Where(c => c.CreatedAt < lateBefore).Take(MaxCounted + 1).CountAsync(cancel);
        return new CommentQueue(
            filter,
            counts,
            [.. shown.Select(c => c with
            {
                Sender = senders(c),
                Earlier = [.. earlier[c.AuthorEmail].Where(e => e.Id != c.Id).Take(ShownEarlier)],
                IsLate = c.State is CommentState.Pending && c.CreatedAt < lateBefore,
            })],
            rows.Count > PageSize ? shown[^1].Id : null)
        {
            Accuracy = await FilterAccuracy.LoadAsync(db, cancel),
            Trend = await CommentTrend.LoadAsync(db, now, cancel),
            Team = await db.Users.Moderating().OrderBy(u => u.DisplayName).Select(u => new Colleague(u.Id, u.DisplayName)).ToListAsync(cancel),
            Late = late,
            PostTitle = filter.Post is { } post ? await db.Posts.Where(p => p.Id == post).Select(p => p.Title).SingleOrDefaultAsync(cancel) : null,
        };
    }

    private static async Task<IReadOnlyDictionary<CommentState, int>?> CountAsync(BlogDbContext db, CommentFilter filter, DateTime? lateBefore, CancellationToken cancel)
    {
        if (filter.IsNarrow && !filter.HasOwnIndex) return null;
        var counts = new Dictionary<CommentState, int>();
        if (filter.IsNarrow)
        {
            foreach (var state in Enum.GetValues<CommentState>())
                counts[state] = await (filter with { State = state }).Narrow(db.Comments, lateBefore).Take(MaxCounted + 1).CountAsync(cancel);
            return counts;
        }

        foreach (var all in await db.CommentCounts.GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Sum(c => c.Count) }).ToListAsync(cancel)) counts[all.Key] = all.Count;
        foreach (var state in Enum.GetValues<CommentState>()) counts.TryAdd(state, 0);
        return counts;
    }

    private static async Task<IQueryable<Comment>> PageAsync(BlogDbContext db, CommentFilter filter, DateTime? lateBefore, CancellationToken cancel)
    {
        var last = filter.After is { } after
            ? await db.Comments.Where(c => c.Id == after).Select(c => new Place(c.Id, c.CreatedAt, c.Priority)).SingleOrDefaultAsync(cancel)
            : null;
        var list = From(last, filter, filter.Narrow(db.Comments, lateBefore));
        if (filter.Words.Length == 0) return list;

        // What many comments have is soon met on the way; what few have, the index knows.
        var met = await From(last, filter, list.Take(LookedThrough).Containing(filter.Words)).Select(c => c.Id).Take(PageSize + 1).ToListAsync(cancel);
        return met.Count > PageSize || !await list.Skip(LookedThrough).AnyAsync(cancel)
            ? From(null, filter, db.Comments.Where(c => met.Contains(c.Id)))
            : From(last, filter, await filter.FindAsync(db, lateBefore, cancel));
    }

    /// <summary>In the order of the list.</summary>
    /// <param name="last">What follows it; null: from the beginning.</param>
    private static IQueryable<Comment> From(Place? last, CommentFilter filter, IQueryable<Comment> comments)
    {
        if (filter.State is not CommentState.Pending)
            return (last is null ? comments : comments.Where(c => c.CreatedAt <= last.CreatedAt && (c.CreatedAt < last.CreatedAt || c.Id < last.Id))).NewestFirst();

        // Each filter has an index that ends in the time; only the whole queue has one that begins with the urgent ones.
        if (filter.IsNarrow)
            return (last is null ? comments : comments.Where(c => c.CreatedAt >= last.CreatedAt && (c.CreatedAt > last.CreatedAt || c.Id > last.Id))).OldestFirst();

        if (last is { Priority: CommentPriority.Ordinary })
            comments = comments.Where(c => c.Priority == CommentPriority.Ordinary && c.CreatedAt >= last.CreatedAt && (c.CreatedAt > last.CreatedAt || c.Id > last.Id));
        else if (last is not null)
            comments = comments.Where(c => c.Priority == CommentPriority.Ordinary || c.CreatedAt > last.CreatedAt || (c.CreatedAt == last.CreatedAt && c.Id > last.Id));
        return comments.OrderByDescending(c => c.Priority).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id);
    }

    private static async Task<(Func<QueuedComment, SenderHistory> History, ILookup<string, EarlierComment> Earlier)> PeopleOfAsync(BlogDbContext db, List<QueuedComment> shown, CancellationToken cancel)
    {
        var emails = shown.Select(c => c.AuthorEmail).Distinct().ToList();
        var counts = await db.Comments.Where(c => emails.Contains(c.AuthorEmail) && (c.State == CommentState.Approved || c.State == CommentState.Spam))
            .GroupBy(c => new { c.AuthorEmail, c.State }).Select(g => new { g.Key.AuthorEmail, g.Key.State, Count = g.Count() }).ToListAsync(cancel);
        int Known(QueuedComment comment, CommentState state) =>
            counts.Where(s => s.AuthorEmail == comment.AuthorEmail && s.State == state).Sum(s => s.Count) - (comment.State == state ? 1 : 0);

        // The latest of each address, which LINQ could only ask for by numbering all comments there are.
        var json = JsonSerializer.Serialize(emails);
        var earlier = await db.Comments.FromSql(
                $"""
                SELECT c.* FROM json_each({json}) AS e JOIN Comments AS c
                ON c.Id IN (SELECT x.Id FROM Comments AS x WHERE x.AuthorEmail = e.value ORDER BY x.Id DESC LIMIT {ShownEarlier + 1})
                """)
            .AsNoTracking().OrderByDescending(c => c.Id).Select(c => new EarlierComment(c.Id, c.AuthorEmail, c.State, c.CreatedAt, c.Text.Substring(0, EarlierLength))).ToListAsync(cancel);
        return (c => new SenderHistory(Known(c, CommentState.Approved), Known(c, CommentState.Spam)), earlier.ToLookup(e => e.AuthorEmail, StringComparer.Ordinal));
    }

    /// <summary>Where a page of the list ended.</summary>
    private sealed record Place(int Id, DateTime CreatedAt, CommentPriority Priority);
}
