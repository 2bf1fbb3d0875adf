using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Comments.Defence;

/// <summary>What came with a comment beside its words.</summary>
/// <param name="Decoy">What stood in the field that people don't see.</param>
/// <param name="Stamp">See <see cref="FormStamp"/>.</param>
public sealed record CommentTraces(string? Decoy, string? Stamp)
{
    public IPAddress? Address { get; init; }
}

/// <summary>
/// Weighs what speaks for and against a comment. It asks nobody a riddle, and a person reads every reason in the queue.
/// It only reads, so it is asked before the transaction that stores the comment: nobody else's comment waits for it.
/// </summary>
public sealed partial class CommentJudge(BlogDbContext db, SpamFilter filter, SpamService service, CurrentBlog blog)
{
    private static readonly TimeSpan FormsLast = TimeSpan.FromDays(7), FloodTime = TimeSpan.FromMinutes(10), SustainedTime = TimeSpan.FromHours(1), RepeatTime = TimeSpan.FromDays(30);

    /// <summary>
    /// So many of a network within <see cref="SustainedTime"/> are no office and no class any more: more than three times the
    /// pace at which ten minutes are doubted. What a person has approved does not count.
    /// </summary>
    private const int SustainedFlood = 100;

    /// <summary>Spam whether the words read well or the address is known. Somebody known, with good words, waits for a person even then.</summary>
    private const int Flooding = 105;

    /// <summary>Whatever speaks for a comment, it is put aside.</summary>
    private const int Certain = 200;

    private static readonly Func<BlogDbContext, int, int, string, string, string, long, DateTime, DateTime, DateTime, DateTime, DateTime, CancellationToken, Task<Known?>> AskKnown = EF.CompileAsyncQuery(
        (BlogDbContext db, int id, int post, string email, string banned, string network, long key, DateTime flood, DateTime sustained, DateTime repeats, DateTime until, DateTime now, CancellationToken cancel) => db.Posts.Where(p => p.Id == post).Select(p => new Known(
            p.Language,
            // A flood is not counted to its end, nor what came after a comment that its writer puts in other words.
            db.Comments.Where(c => c.Network == network && c.CreatedAt > flood && c.CreatedAt <= until).OrderBy(c => c.CreatedAt).Take(SustainedFlood).Count(),
            db.Comments.Where(c => c.Network == network && c.CreatedAt > sustained && c.CreatedAt <= until && (c.State != CommentState.Approved || c.DecidedById == null)).OrderBy(c => c.CreatedAt).Take(SustainedFlood).Count(),
            db.Comments.Count(c => c.TextKey == key && c.CreatedAt > repeats && c.Id != id),
            db.Comments.Count(c => c.TextKey == key && c.CreatedAt > repeats && c.Id != id && c.State == CommentState.Spam),
            db.Comments.Count(c => c.AuthorEmail == email && c.State == CommentState.Spam),
            db.Comments.Count(c => c.AuthorEmail == email && c.State == CommentState.Approved),
            db.Bans.Any(b => (b.ExpiresAt == null || b.ExpiresAt > now)
                && (b.Kind == BanKind.Name || (b.Kind == BanKind.Email && b.Pattern == banned) || (b.Kind == BanKind.Network && b.Pattern == network))))).SingleOrDefault());

    private static readonly Func<BlogDbContext, string, string?, DateTime, IAsyncEnumerable<Ban>> AskBans = EF.CompileAsyncQuery(
        (BlogDbContext db, string email, string? network, DateTime now) => db.Bans.AsNoTracking().Where(b => (b.ExpiresAt == null || b.ExpiresAt > now)
            && (b.Kind == BanKind.Name || (b.Kind == BanKind.Email && b.Pattern == email) || (b.Kind == BanKind.Network && b.Pattern == network))));

    /// <param name="comment">Not stored yet.</param>
    public async Task<CommentJudgement> JudgeAsync(Comment comment, CommentTraces traces, DateTime now, CancellationToken cancel)
    {
        var known = await KnownAsync(comment, now, cancel);
        List<CommentReason> reasons =
        [
            .. OfForm(comment, traces, now),
            .. OfWords(comment),
            .. OfNeighbours(known),
            .. known.MayBeBanned ? await OfBansAsync(comment, now, cancel) : [],
            .. OfWriter(known),
            .. OfLanguage(comment, known),
        ];
        if (await filter.LikenessAsync(comment.AuthorName, comment.AuthorWebsite, comment.Text, cancel) is { } likeness)
        {
            var weight = likeness switch { >= 0.99 => 80, >= 0.9 => 50, >= 0.7 => 30, <= 0.1 => -25, _ => 0 };
            if (weight != 0) reasons.Add(new CommentReason(CommentSignal.Learned, weight, likeness.ToString("0.00", CultureInfo.InvariantCulture)));
        }

        // What is spam already needs no other opinion, and leaves the blog for no other eyes.
        if (new CommentJudgement(reasons).Score < CommentJudgement.Spam && await service.IsSpamAsync(comment, traces.Address, cancel) is true)
            reasons.Add(new CommentReason(CommentSignal.Service, 60, ""));

        return new CommentJudgement(reasons);
    }

    private IEnumerable<CommentReason> OfForm(Comment comment, CommentTraces traces, DateTime now)
    {
        if (!string.IsNullOrEmpty(traces.Decoy)) yield return new CommentReason(CommentSignal.Decoy, 90, "");
        var age = FormStamp.AgeOf(traces.Stamp, blog.Value, comment.PostId, now);
        if (age is null) yield return new CommentReason(CommentSignal.ForeignForm, 35, "");
        else if (age > FormsLast) yield return new CommentReason(CommentSignal.OldForm, 20, Number((int)age.Value.TotalDays));
    }

    private IEnumerable<CommentReason> OfWords(Comment comment)
    {
        var links = Link().Count(comment.Text);
        if (links > 1) yield return new CommentReason(CommentSignal.Links, links switch { 2 => 10, <= 5 => 30, _ => 60 }, Number(links));

        // Parts of their own, so that no phrase is found across two of them.
        string?[] parts = [comment.AuthorName, comment.AuthorEmail, comment.AuthorWebsite, comment.Text];
        string? FirstOf(WordList list) => parts.Select(part => part is null ? null : list.FirstIn(part)).FirstOrDefault(line => line is not null);
        if (FirstOf(blog.Value.BlockedWords) is { } blocked) yield return new CommentReason(CommentSignal.BlockedWord, Certain, blocked);
        if (FirstOf(blog.Value.HeldWords) is { } held) yield return new CommentReason(CommentSignal.HeldWord, 60, held);
    }

    private static IEnumerable<CommentReason> OfNeighbours(Known known)
    {
        if (known.NeighboursOfHour >= SustainedFlood) yield return new CommentReason(CommentSignal.SustainedFlood, Flooding, Number(known.NeighboursOfHour));
        else if (known.Neighbours >= 5) yield return new CommentReason(CommentSignal.Flood, known.Neighbours >= 20 ? 60 : 25, Number(known.Neighbours));
        if (known.Repeats > 0) yield return new CommentReason(CommentSignal.Repeated, known.RepeatsOfSpam > 0 ? 80 : 40, Number(known.Repeats));
    }

    private async Task<IEnumerable<CommentReason>> OfBansAsync(Comment comment, DateTime now, CancellationToken cancel)
    {
        var bans = await AskBans(db, comment.AuthorEmail.ToLowerInvariant(), comment.Network, now).ToListAsync(cancel);
        return bans.Find(ban => ban.Kind is not BanKind.Name || NamePattern.Matches(ban.Pattern, comment.AuthorName)) is { } banned
            ? [new CommentReason(CommentSignal.Banned, Certain, banned.Label)]
            : [];
    }

    private static IEnumerable<CommentReason> OfWriter(Known known)
    {
        if (known is { SendersSpam: > 0, SendersGood: 0 }) yield return new CommentReason(CommentSignal.KnownSender, 50, Number(known.SendersSpam));
        if (known is { SendersSpam: 0, SendersGood: > 0 }) yield return new CommentReason(CommentSignal.TrustedSender, -20, Number(known.SendersGood));
    }

    private IEnumerable<CommentReason> OfLanguage(Comment comment, Known known)
    {
        var letters = comment.Text.Count(char.IsLetter);
        if (letters >= 10 && comment.Text.Count(letter => char.IsLetter(letter) && letter > '\u024F') > letters / 2) yield return new CommentReason(CommentSignal.ForeignScript, 35, "");
        else if (LanguageGuess.Of(comment.Text) is { } language && language != blog.Value.Language && language != known.LanguageOfPost) yield return new CommentReason(CommentSignal.ForeignLanguage, 15, language);
    }

    /// <summary>In one question: a flood of comments asks it two hundred times a second.</summary>
    private async Task<Known> KnownAsync(Comment comment, DateTime now, CancellationToken cancel) =>
        await AskKnown(db, comment.Id, comment.PostId, comment.AuthorEmail, comment.AuthorEmail.ToLowerInvariant(), comment.Network ?? "", comment.TextKey, now - FloodTime, now - SustainedTime, now - RepeatTime, comment.CreatedAt, now, cancel)
            ?? new Known(null, 0, 0, 0, 0, 0, 0, MayBeBanned: true);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the blog has seen that a comment is held against.</summary>
    /// <param name="Neighbours">Comments from the same network in <see cref="FloodTime"/>, counted up to <see cref="SustainedFlood"/>.</param>
    /// <param name="NeighboursOfHour">Those in <see cref="SustainedTime"/> that no person has approved, counted likewise.</param>
    /// <param name="Repeats">Other comments of the same words in <see cref="RepeatTime"/>.</param>
    /// <param name="MayBeBanned">There are bans of names, which are to be compared, or one of this address or network.</param>
    private sealed record Known(string? LanguageOfPost, int Neighbours, int NeighboursOfHour, int Repeats, int RepeatsOfSpam, int SendersSpam, int SendersGood, bool MayBeBanned);

    [GeneratedRegex(@"https?://|www\.|\[url", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Link();
}
