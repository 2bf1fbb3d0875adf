using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Comments.Defence;

/// <summary>
/// Learns from what moderators decide on this blog, and tells how much a comment reads like spam: each word by how often
/// it stood in spam and in approved comments, the most telling ones combined as Gary Robinson described ("A statistical
/// approach to the spam problem", Linux Journal 107, 2003).
/// </summary>
public sealed partial class SpamFilter(BlogDbContext db)
{
    /// <summary>Of each kind; with fewer decisions the filter has no opinion.</summary>
    public const int NeededDecisions = 3;

    /// <summary>What a word that was never seen says: nothing. And how many sightings that counts as.</summary>
    private const double Unknown = 0.5, Strength = 1;

    private const int MostTelling = 25;

    /// <summary>Words nearer to the middle say too little to be counted.</summary>
    private const double LeastTelling = 0.1;

    private const int MaxWords = 400;

    private static readonly Func<BlogDbContext, List<string>, IAsyncEnumerable<SpamWord>> AskWords = EF.CompileAsyncQuery(
        (BlogDbContext db, List<string> words) => db.SpamWords.AsNoTracking().Where(w => words.Contains(w.Word)));

    private static readonly (string Name, Regex Sign)[] Features =
    [
        ("link", AnyLink()), ("mail", Mail()), ("telephone", Telephone()), ("price", Price()), ("percent", PerCent()), ("handle", Handle()), ("shout", Shout()), ("disguise", Disguise()),
    ];

    /// <returns>0 (like what was approved) to 1 (like spam); null while too little was decided.</returns>
    public async Task<double?> LikenessAsync(string name, string? website, string text, CancellationToken cancel)
    {
        var words = WordsOf(name, website, text);
        var known = await AskWords(db, [.. words, SpamWord.All]).ToDictionaryAsync(w => w.Word, StringComparer.Ordinal, cancellationToken: cancel);
        if (!known.TryGetValue(SpamWord.All, out var all) || all.Spam < NeededDecisions || all.Good < NeededDecisions) return null;

        var telling = words.Where(known.ContainsKey).Select(word => ChanceOf(known[word], all)).Where(chance => Math.Abs(chance - 0.5) >= LeastTelling)
            .OrderByDescending(chance => Math.Abs(chance - 0.5)).Take(MostTelling).ToList();
        if (telling.Count == 0) return Unknown;
        // Fisher's method: how surprising the words would be if they said nothing, once for spam and once against it.
        var spam = 1 - InverseChiSquare(-2 * telling.Sum(chance => Math.Log(1 - chance)), telling.Count * 2);
        var good = 1 - InverseChiSquare(-2 * telling.Sum(Math.Log), telling.Count * 2);
        return (1 + spam - good) / 2;
    }

    /// <summary>Follows a decision: counts the comment in, and out of what it was counted in before. Part of the caller's transaction.</summary>
    public async Task LearnAsync(Comment comment, CancellationToken cancel)
    {
        bool? lesson = comment.State switch { CommentState.Spam => true, CommentState.Approved => false, _ => null };
        if (comment.LearnedAsSpam == lesson) return;

        List<string> words = [.. WordsOf(comment.AuthorName, comment.AuthorWebsite, comment.Text), SpamWord.All];
        var known = await db.SpamWords.Where(w => words.Contains(w.Word)).ToDictionaryAsync(w => w.Word, StringComparer.Ordinal, cancel);
        // Those that the same transaction brought. Asked for once: each time the context looks for changes in all that it holds.
        var added = db.SpamWords.Local;
        foreach (var word in words)
        {
            var counts = known.GetValueOrDefault(word) ?? added.FindEntry(word)?.Entity ?? db.SpamWords.Add(new SpamWord(word)).Entity;
            if (comment.LearnedAsSpam is { } before) counts.Count(before, -1);
            if (lesson is { } now) counts.Count(now, 1);
        }

        comment.Learn(lesson);
    }

    /// <summary>How sure it is that a comment with the word is spam: Robinson's f(w).</summary>
    private static double ChanceOf(SpamWord word, SpamWord all)
    {
        var (spam, good) = ((double)word.Spam / Math.Max(1, all.Spam), (double)word.Good / Math.Max(1, all.Good));
        if (spam + good == 0) return Unknown;
        var seen = word.Spam + word.Good;
        return ((Strength * Unknown) + (seen * (spam / (spam + good)))) / (Strength + seen);
    }

    /// <summary>Probability that chi-square with so many degrees of freedom (even) is as large by chance.</summary>
    private static double InverseChiSquare(double chi, int degrees)
    {
        var m = chi / 2;
        double term = Math.Exp(-m), sum = term;
        for (var i = 1; i < degrees / 2; i++)
        {
            term *= m / i;
            sum += term;
        }

        return Math.Min(1, sum);
    }

    /// <summary>
    /// Each once: of the text, of the name ("name:"), hosts of links ("host:"), which say more than the words around
    /// them, and what a text is made of whatever its words ("has:"). A number counts by its length, since no two
    /// advertisers ask for the same.
    /// </summary>
    private static List<string> WordsOf(string name, string? website, string text)
    {
        var hosts = Link().Matches(text).Select(m => m.Groups["host"].Value).Concat(Uri.TryCreate(website, UriKind.Absolute, out var site) ? [site.Host] : [])
            .Select(host => "host:" + host.ToLower(CultureInfo.InvariantCulture).Replace("www.", "", StringComparison.Ordinal)).ToList();
        var made = Features.Where(feature => feature.Sign.IsMatch(text)).Select(feature => "has:" + feature.Name);
        var words = FoldedWords.Of(text).Where(w => w.Length > 1).Select(w => w.All(char.IsAsciiDigit) ? string.Create(CultureInfo.InvariantCulture, $"digits:{w.Length}") : w);
        return [.. made.Concat(words).Concat(FoldedWords.Of(name).Select(w => "name:" + w)).Concat(hosts)
            .Select(w => w.Length <= SpamWord.MaxLength ? w : w[..SpamWord.MaxLength]).Distinct(StringComparer.Ordinal).Take(MaxWords)];
    }

    [GeneratedRegex(@"https?://(?<host>[^\s/?#:""'<>\])]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"https?://|www\.", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AnyLink();

    [GeneratedRegex(@"[^\s@]@[\w-]+\.\w", RegexOptions.None, 1000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(\+|\b0)\d[\d .-]{7,}\d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"[$€£]\s?\d|\d\s?[$€£]", RegexOptions.None, 1000)]
    private static partial Regex Price();

    [GeneratedRegex(@"\d\s?%", RegexOptions.None, 1000)]
    private static partial Regex PerCent();

    [GeneratedRegex(@"(^|\s)@\w", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Handle();

    [GeneratedRegex(@"!\s?!", RegexOptions.None, 1000)]
    private static partial Regex Shout();

    /// <summary>A Latin letter beside one of another script that looks like one.</summary>
    [GeneratedRegex(@"[a-z][\u0370-\u058F]|[\u0370-\u058F][a-z]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Disguise();
}
