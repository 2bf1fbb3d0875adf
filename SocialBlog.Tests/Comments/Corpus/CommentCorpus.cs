using System.Globalization;
using System.Text.RegularExpressions;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments;

namespace SocialBlog.Tests.Comments.Corpus;

/// <summary>A comment made for the figures of the filter.</summary>
public sealed record CorpusComment(string Name, string? Website, string Text)
{
    /// <summary>Not stored yet, and from an address that nobody else writes under.</summary>
    public Comment Under(int postId, DateTime now) => new(
        postId, null, new CommentAuthor(Name, Guid.NewGuid().ToString("N") + "@example.org", Website), CommentRenderer.Render(Text, "fr"), new CommentOrigin(CommentSource.Form, null, null), now);
}

/// <summary>
/// Comments written for the purpose, described in docs/filter.md. A line of a file stands for several: each
/// <c>{one|another}</c> is one of its words. Those of the held-out files are other lines than those to train with.
/// </summary>
public static partial class CommentCorpus
{
    private static readonly string[] People = ["Anne", "Benoît", "Chloé", "David", "Emma", "Farid", "Grace", "Hugo", "Inès", "Jack", "Karim", "Laura", "Marc", "Nora", "Oscar", "Paula"];

    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    /// <param name="part"><c>training</c> or <c>heldout</c>.</param>
    /// <param name="variants">Of each line.</param>
    /// <returns>The same ones at every run, those of one line far from each other.</returns>
    public static IReadOnlyList<CorpusComment> Read(string language, bool isSpam, string part, int variants)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{language}-{(isSpam ? "spam" : "good")}-{part}.txt");
        using var reader = new StreamReader(typeof(CommentCorpus).Assembly.GetManifestResourceStream("Corpus." + name)!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var random = new Random(20111);
        return [.. Enumerable.Range(0, variants).SelectMany(_ => lines.Select(line => Vary(line, isSpam, random)))];
    }

    private static CorpusComment Vary(string line, bool isSpam, Random random)
    {
        var text = line;
        // The innermost first.
        while (Choice().IsMatch(text)) text = Choice().Replace(text, choice => choice.Groups["words"].Value.Split('|') is var words ? words[random.Next(words.Length)] : "");
        text = Escape().Replace(text, escape => ((char)int.Parse(escape.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        // Both have websites, as on a real blog: what tells them apart is not that there is one.
        var number = random.Next(40);
        var website = random.Next(4) > 0 ? null : string.Create(CultureInfo.InvariantCulture, $"https://{(isSpam ? "site" : "carnet")}-{number}.example/");
        return new CorpusComment(People[random.Next(People.Length)], website, text);
    }

    [GeneratedRegex(@"\{(?<words>[^{}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Choice();

    [GeneratedRegex(@"\\u(?<code>[0-9a-f]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
