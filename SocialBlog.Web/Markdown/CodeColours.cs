using System.Diagnostics;
using AngleSharp.Dom;
using TextMateSharp.Grammars;
using TextMateSharp.Registry;

namespace SocialBlog.Web.Markdown;

/// <summary>
/// Colours code when its text is saved, by the grammars of TextMate (https://macromates.com/manual/en/language_grammars)
/// for the language that the fence names. Readers need no script for it.
/// </summary>
internal sealed class CodeColours
{
    /// <summary>In characters: longer blocks and lines stay plain.</summary>
    private const int LongestBlock = 60_000, LongestLine = 1500;

    /// <summary>No text is worth more: what is left then stays plain.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(3), MostTimeOfLine = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// The beginning of a scope's name, and the class of what it is: k keyword, s string, n number or constant, f
    /// function, t type or name of a tag, c comment, d deleted; empty: plain.
    /// </summary>
    private static readonly (string Scope, string Class)[] Classes =
    [
        ("comment", "c"), ("constant.character.escape", "n"), ("constant", "n"), ("support.constant", "n"), ("support.type.property-name", "t"), ("entity.name.function", "f"),
        ("support.function", "f"), ("entity.name.type", "t"), ("entity.name.tag", "t"), ("entity.name.class", "t"), ("support.type", "t"), ("support.class", "t"),
        ("entity.other.attribute-name", "t"), ("entity.name", ""), ("variable", ""), ("meta.interpolation", ""), ("meta.embedded", ""), ("keyword.operator", ""), ("keyword", "k"), ("storage", "k"), ("string", "s"),
        ("markup.inserted", "s"), ("markup.deleted", "d"), ("markup.heading", "k"),
    ];

    private readonly Lock _turn = new();

    // Made when the first code is saved.
    private readonly Lazy<Grammars> _grammars = new(() => new Grammars());

    public void Colour(IElement body)
    {
        var watch = new Stopwatch();
        foreach (var code in body.QuerySelectorAll("pre > code[class]"))
        {
            var language = code.ClassList.FirstOrDefault(c => c.StartsWith("language-", StringComparison.Ordinal))?["language-".Length..];
            if (language is null || code.ChildElementCount > 0 || code.TextContent.Length > LongestBlock) continue;
            // The library makes no promise for several at a time.
            lock (_turn)
            {
                if (_grammars.Value.Of(language) is not { } grammar) continue;
                // Neither the wait for other texts nor the first loading of a grammar is this text's time.
                watch.Start();
                Colour(code, grammar, watch);
                watch.Stop();
            }
        }
    }

    private static void Colour(IElement code, IGrammar grammar, Stopwatch watch)
    {
        var lines = code.TextContent.Split('\n');
        code.TextContent = "";
        IStateStack? state = null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) code.Say("\n");
            if (lines[i].Length > LongestLine || watch.Elapsed > MostTime)
            {
                code.Say(lines[i]);
                continue;
            }

            var read = grammar.TokenizeLine(lines[i], state, MostTimeOfLine);
            state = read.RuleStack;
            foreach (var (text, cssClass) in Pieces(lines[i], read.Tokens))
            {
                if (cssClass.Length > 0) code.Add("span", text, cssClass);
                else code.Say(text);
            }
        }
    }

    /// <summary>Neighbours of one class are one piece.</summary>
    private static List<(string Text, string Class)> Pieces(string line, IToken[] tokens)
    {
        List<(string Text, string Class)> pieces = [];
        foreach (var token in tokens)
        {
            // The last one counts the end of the line in.
            var text = line[Math.Min(token.StartIndex, line.Length)..Math.Min(token.EndIndex, line.Length)];
            if (text.Length == 0) continue;
            // A space has no colour: it goes with what stands before it.
            var cssClass = string.IsNullOrWhiteSpace(text) && pieces.Count > 0 ? pieces[^1].Class : ClassOf(token.Scopes);
            if (pieces is [.., var last] && last.Class == cssClass) pieces[^1] = (last.Text + text, cssClass);
            else pieces.Add((text, cssClass));
        }

        return pieces;
    }

    /// <summary>The innermost scope that says anything.</summary>
    private static string ClassOf(List<string> scopes)
    {
        for (var i = scopes.Count - 1; i > 0; i--)
        {
            foreach (var (scope, cssClass) in Classes)
            {
                if (scopes[i].StartsWith(scope, StringComparison.Ordinal)) return cssClass;
            }
        }

        return "";
    }

    /// <summary>The grammars by all names a fence may have for a language: its own, its nicknames, the ends of its files.</summary>
    private sealed class Grammars
    {
        private readonly RegistryOptions _options = new(ThemeName.LightPlus);
        private readonly Registry _registry;
        private readonly Dictionary<string, string> _languages = new(StringComparer.OrdinalIgnoreCase) { ["bash"] = "shellscript", ["console"] = "shellscript", ["text"] = "" };

        public Grammars()
        {
            _registry = new Registry(_options);
            var languages = _options.GetAvailableLanguages();
            foreach (var language in languages) _languages.TryAdd(language.Id, language.Id);
            foreach (var language in languages)
            {
                foreach (var name in (language.Aliases ?? []).Concat((language.Extensions ?? []).Select(end => end.TrimStart('.')))) _languages.TryAdd(name, language.Id);
            }
        }

        /// <returns>Null for a language that is not known.</returns>
        public IGrammar? Of(string name) =>
            _languages.TryGetValue(name, out var id) && _options.GetScopeByLanguageId(id) is { } scope ? _registry.LoadGrammar(scope) : null;
    }
}
