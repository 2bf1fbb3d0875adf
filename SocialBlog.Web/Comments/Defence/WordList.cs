namespace SocialBlog.Web.Comments.Defence;

/// <summary>Words and phrases, one a line, found as whole words whatever their case, accents and look-alikes (<see cref="FoldedWords"/>). Immutable.</summary>
public sealed class WordList
{
    public static readonly WordList Empty = new("");

    private readonly ILookup<string, (string[] Words, string Line)> _byFirst;

    /// <param name="lines">Lines without a letter or digit are passed over.</param>
    public WordList(string lines) =>
        _byFirst = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => (Words: FoldedWords.Of(line).ToArray(), Line: line))
            .Where(entry => entry.Words.Length > 0)
            .ToLookup(entry => entry.Words[0], StringComparer.Ordinal);

    /// <returns>The first line that is found, as it was typed; null where none is.</returns>
    public string? FirstIn(string text)
    {
        if (_byFirst.Count == 0) return null;
        var words = FoldedWords.Of(text).ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            foreach (var (wanted, line) in _byFirst[words[i]])
            {
                if (words.AsSpan(i).StartsWith(wanted)) return line;
            }
        }

        return null;
    }
}
