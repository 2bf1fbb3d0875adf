using BenchmarkDotNet.Attributes;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Bench;

/// <summary>What a save costs: Markdown to safe, typeset HTML. The hostile texts must stay in proportion to the ordinary one.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class Rendering
{
    private static readonly TextContext French = new("fr", Guid.Empty, TimeZoneInfo.Utc);

    private readonly MarkdownRenderer _renderer = new();

    private readonly string _article = string.Join("\n\n", Enumerable.Range(0, 60).Select(i =>
        i % 6 == 0 ? "## Partie" : "Une phrase *simple* : « oui » ou [non](https://example.org/), à 50 % ? " + string.Join(' ', Enumerable.Repeat("mot", 80))));

    private readonly string _lines = string.Concat(Enumerable.Repeat("a\\\n", 150_000));

    private readonly string _nested = string.Concat(Enumerable.Range(0, 10_000).Select(_ => "> ")) + "fin";

    /// <summary>About 5,000 words.</summary>
    [Benchmark(Baseline = true)]
    public string Article() => _renderer.Render(_article, French).Html;

    /// <summary>One paragraph of 150,000 lines.</summary>
    [Benchmark]
    public string Lines() => _renderer.Render(_lines, French).Html;

    /// <summary>Quotes in quotes, 10,000 deep.</summary>
    [Benchmark]
    public string Nested() => _renderer.Render(_nested, French).Html;
}
