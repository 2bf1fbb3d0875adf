using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SocialBlog.Tests.Conventions;

/// <summary>The English text is the key; every one has its French.</summary>
public sealed partial class Languages
{
    private static readonly Dictionary<string, string> French = XDocument.Load(Path.Combine(Sources.Root, "SocialBlog.Web/Resources/Texts.fr.resx")).Root!
        .Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static readonly List<(string Path, string Text)> English =
    [
        .. Sources.Files("SocialBlog.Web", ".cs", ".cshtml").SelectMany(file => Used().Matches(file.Text)
            .Select(match => (file.Path, match.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)))),
    ];

    [Fact]
    public void Every_English_text_has_its_French_one()
    {
        Assert.True(English.Count > 100, "The texts were not found.");
        Assert.Empty(English.Where(e => !French.ContainsKey(e.Text)).Select(e => $"{e.Path}: {e.Text}"));
    }

    [Fact]
    public void No_French_text_is_unused() => Assert.Empty(French.Keys.Except(English.Select(e => e.Text), StringComparer.Ordinal));

    [Fact]
    public void Every_text_fills_in_the_same_places() =>
        Assert.Empty(French.Where(t => !Places(t.Key).SetEquals(Places(t.Value))).Select(t => $"{t.Key} => {t.Value}"));

    [Fact]
    public void No_French_text_is_empty() => Assert.DoesNotContain(French, t => string.IsNullOrWhiteSpace(t.Value));

    [Fact]
    public void French_typography_puts_no_plain_space_before_high_punctuation() =>
        Assert.DoesNotContain(French.Values, PlainSpace().IsMatch);

    [Fact]
    public void Views_say_nothing_that_is_not_translated() =>
        Assert.DoesNotContain(
            Sources.Files("SocialBlog.Web", ".cshtml").SelectMany(file => BareWords().Matches(file.Text).Select(match => (file.Path, Words: match.Value.Trim('>', '<', ' ', '\n')))),
            found => !Names.Contains(found.Words, StringComparer.Ordinal));

    /// <summary>What is called the same in every language.</summary>
    private static readonly string[] Names = ["Français", "English", "RSS", "Atom", "JSON Feed", "CSS"];

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    /// <summary>The ways in which the sources name a text that people see.</summary>
    [GeneratedRegex(@"(\b[tT]\[|\bErrorMessage = |\bText\(validationContext, |\bTextProblem\()""(?<text>([^""\\]|\\.)*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Used();

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@" [;:!?»]|« ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainSpace();

    /// <summary>Words between tags that no expression made.</summary>
    [GeneratedRegex(@"(?<=<(p|h[1-6]|a|span|button|label|legend|option|dt|dd|li|strong|em|small|summary)\b[^<>@]*)>\s*[A-Z][A-Za-z]+[^<>@{}]*<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareWords();
}
