using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Comments.Defence;

/// <summary>What came with a comment beside its words.</summary>
/// <param name="Decoy">What stood in the field that people don't see.</param>
/// <param name="Stamp">See <see cref="FormStamp"/>.</param>
public sealed record CommentTraces(string? Decoy, string? Stamp);

/// <summary>Weighs what speaks for and against a comment. It asks nobody a riddle, and a person reads every reason in the queue.</summary>
public sealed partial class CommentJudge(BlogDbContext db, SpamFilter filter, CurrentBlog blog)
{
    private static readonly TimeSpan FormsLast = TimeSpan.FromDays(7), FloodTime = TimeSpan.FromMinutes(10), RepeatTime = TimeSpan.FromDays(30);

    /// <param name="comment">Not stored yet.</param>
    public async Task<CommentJudgement> JudgeAsync(Comment comment, CommentTraces traces, DateTime now, CancellationToken cancel)
    {
        List<CommentReason> reasons = [];
        void Add(CommentSignal signal, int weight, string detail = "") => reasons.Add(new CommentReason(signal, weight, detail));

        if (!string.IsNullOrEmpty(traces.Decoy)) Add(CommentSignal.Decoy, 90);
        var age = FormStamp.AgeOf(traces.Stamp, blog.Value, comment.PostId, now);
        if (age is null) Add(CommentSignal.ForeignForm, 35);
        else if (age > FormsLast) Add(CommentSignal.OldForm, 20, Number((int)age.Value.TotalDays));

        var since = now - FloodTime;
        var neighbours = comment.Network is null ? 0 : await db.Comments.CountAsync(c => c.Network == comment.Network && c.CreatedAt > since, cancel);
        if (neighbours >= 5) Add(CommentSignal.Flood, neighbours >= 20 ? 60 : 25, Number(neighbours));

        var links = Link().Count(comment.Text);
        if (links > 1) Add(CommentSignal.Links, links switch { 2 => 10, <= 5 => 30, _ => 60 }, Number(links));

        var repeats = now - RepeatTime;
        var before = await db.Comments.Where(c => c.TextKey == comment.TextKey && c.CreatedAt > repeats && (c.PostId != comment.PostId || c.AuthorEmail != comment.AuthorEmail))
            .GroupBy(c => 1).Select(g => new { All = g.Count(), Spam = g.Count(c => c.State == CommentState.Spam) }).SingleOrDefaultAsync(cancel);
        if (before is not null) Add(CommentSignal.Repeated, before.Spam > 0 ? 80 : 40, Number(before.All));

        var sender = await db.Comments.Where(c => c.AuthorEmail == comment.AuthorEmail).GroupBy(c => 1)
            .Select(g => new { Spam = g.Count(c => c.State == CommentState.Spam), Good = g.Count(c => c.State == CommentState.Approved) }).SingleOrDefaultAsync(cancel);
        if (sender is { Spam: > 0, Good: 0 }) Add(CommentSignal.KnownSender, 50, Number(sender.Spam));
        if (sender is { Spam: 0, Good: > 0 }) Add(CommentSignal.TrustedSender, -20, Number(sender.Good));

        var letters = comment.Text.Count(char.IsLetter);
        if (letters >= 10 && comment.Text.Count(letter => char.IsLetter(letter) && letter > '\u024F') > letters / 2) Add(CommentSignal.ForeignScript, 35);

        if (await filter.LikenessAsync(comment.AuthorName, comment.AuthorWebsite, comment.Text, cancel) is { } likeness)
        {
            var weight = likeness switch { >= 0.99 => 80, >= 0.9 => 50, >= 0.7 => 30, <= 0.1 => -25, _ => 0 };
            if (weight != 0) Add(CommentSignal.Learned, weight, likeness.ToString("0.00", CultureInfo.InvariantCulture));
        }

        return new CommentJudgement(reasons);
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"https?://|www\.|\[url", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Link();
}
