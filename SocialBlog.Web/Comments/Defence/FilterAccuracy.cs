using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Comments.Defence;

/// <summary>How right the filter was: what it made of comments as they came in, against what a person decided afterwards.</summary>
/// <param name="Spam">So many a person took for spam.</param>
/// <param name="SpamFound">Of these it had doubted, or put aside.</param>
/// <param name="Good">So many a person approved.</param>
/// <param name="GoodDoubted">Of these it had doubted.</param>
public sealed record FilterAccuracy(int Spam, int SpamFound, int Good, int GoodDoubted)
{
    /// <summary>The newest of each kind that are looked at.</summary>
    private const int Newest = 500;

    /// <summary>With fewer decisions of each kind shares say nothing.</summary>
    public bool IsKnown => Spam >= SpamFilter.NeededDecisions && Good >= SpamFilter.NeededDecisions;

    public static async Task<FilterAccuracy> LoadAsync(BlogDbContext db, CancellationToken cancel)
    {
        var (spam, found) = await CountAsync(db, CommentState.Spam, cancel);
        var (good, doubted) = await CountAsync(db, CommentState.Approved, cancel);
        return new FilterAccuracy(spam, found, good, doubted);
    }

    private static async Task<(int All, int Doubted)> CountAsync(BlogDbContext db, CommentState state, CancellationToken cancel)
    {
        var scores = await db.Comments.In(state).NewestFirst().Take(Newest).Where(c => c.DecidedById != null && c.Source == CommentSource.Form).Select(c => c.Score).ToListAsync(cancel);
        return (scores.Count, scores.Count(score => score >= CommentJudgement.Doubtful));
    }
}
