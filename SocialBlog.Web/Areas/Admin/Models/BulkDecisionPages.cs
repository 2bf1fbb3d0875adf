using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Areas.Admin.Models;

public sealed record BulkDecisionRow(int Id, DateTime At, CommentState To, string Words, string By);

/// <param name="Words">What the filter asks for.</param>
/// <param name="Count">Of all comments that it finds.</param>
/// <param name="Shown">A few of them.</param>
/// <param name="Earlier">Of the last 30 days, newest first.</param>
public sealed record BulkDecisionForm(CommentFilter Filter, string Words, int Count, IReadOnlyList<QueuedComment> Shown, IReadOnlyList<BulkDecisionRow> Earlier)
{
    private const int Samples = 5, MaxEarlier = 50;

    /// <param name="comments">Those that the filter finds.</param>
    public static async Task<BulkDecisionForm> LoadAsync(BlogDbContext db, CommentFilter filter, string words, IQueryable<Comment> comments, CancellationToken cancel)
    {
        var count = await comments.CountAsync(cancel);
        // Words that no comment has are looked for in all of them: once is enough.
        var shown = count == 0 ? [] : await QueuedComment.Project(comments.OldestFirst().Take(Samples)).ToListAsync(cancel);
        var earlier = await db.BulkDecisions.OrderByDescending(d => d.At).Take(MaxEarlier).Select(d => new BulkDecisionRow(d.Id, d.At, d.To, d.Words, d.User!.DisplayName)).ToListAsync(cancel);
        return new BulkDecisionForm(filter, words, count, shown, earlier);
    }
}

/// <summary>How far a decision has come.</summary>
/// <param name="MayBeUndone">By the reader of the page, now.</param>
public sealed record BulkDecisionProgress(BulkDecision Decision, string By, bool MayBeUndone)
{
    /// <summary>Comments that had their turn; while it is taken back, those that have it still before them.</summary>
    public int Done => Math.Min(Decision.Position * BulkPortion.Size, Decision.Total);
}
