using AngleSharp.Dom;
using static SocialBlog.Web.Markdown.Formulas.FormulaSymbols;

namespace SocialBlog.Web.Markdown.Formulas;

/// <summary>
/// Reads the part of LaTeX's mathematics that articles use and makes MathML Core of it (https://www.w3.org/TR/mathml-core/):
/// fractions, roots, indices, Greek letters, sums, brackets that grow, matrices, cases.
/// </summary>
internal sealed class FormulaReader
{
    private const int Longest = 4000, Deepest = 40;

    private readonly IDocument _document;
    private readonly List<string> _tokens;
    private int _at;
    private int _depth;

    private FormulaReader(IDocument document, string source) => (_document, _tokens) = (document, FormulaTokens.Of(source));

    /// <returns>A <c>math</c> element; or null, and what could not be read.</returns>
    public static (IElement? Formula, string Unread) Read(IDocument document, string source)
    {
        if (source.Length is 0 or > Longest) return (null, source.Length == 0 ? "$$" : "…");
        var reader = new FormulaReader(document, source);
        try
        {
            var row = reader.Row();
            if (reader._at < reader._tokens.Count) throw new UnreadException(reader._tokens[reader._at]);
            return (reader.Make("math", [.. row]), "");
        }
        catch (UnreadException unread)
        {
            return (null, unread.Message);
        }
    }

    private string? Next => _at < _tokens.Count ? _tokens[_at] : null;

    private string Take() => _at < _tokens.Count ? _tokens[_at++] : throw new UnreadException("…");

    private void Expect(string token)
    {
        if (Take() is var found && found != token) throw new UnreadException(found);
    }

    /// <summary>Up to what ends it: a closing brace, the next cell or line of a table, <c>\right</c>, <c>\end</c>.</summary>
    private List<IElement> Row()
    {
        List<IElement> row = [];
        while (Next is not (null or "}" or "&" or "\\\\" or "\\right" or "\\end" or "]")) row.Add(WithScripts());
        return row;
    }

    private IElement Group(List<IElement> row) => row is [var only] ? only : Make("mrow", [.. row]);

    /// <summary>Something and what stands above and below it.</summary>
    private IElement WithScripts()
    {
        var isLimited = Next is { } name && Limited.Contains(name);
        var nucleus = Next is "^" or "_" or "'" ? Make("mrow") : Atom();
        IElement? lower = null, upper = null;
        while (Next is "^" or "_" or "'")
        {
            switch (Take())
            {
                case "_" when lower is null: lower = Argument(); break;
                case "^" when upper is null: upper = Argument(); break;
                case "'" when upper is null: upper = Operator("′"); break;
                case var twice: throw new UnreadException(twice);
            }
        }

        return (lower, upper) switch
        {
            (null, null) => nucleus,
            (null, _) => Make(isLimited ? "mover" : "msup", nucleus, upper),
            (_, null) => Make(isLimited ? "munder" : "msub", nucleus, lower),
            _ => Make(isLimited ? "munderover" : "msubsup", nucleus, lower, upper),
        };
    }

    /// <summary>One thing, or several in braces.</summary>
    private IElement Argument()
    {
        if (Next is not "{") return Atom();
        Take();
        var row = Row();
        Expect("}");
        return Group(row);
    }

    /// <summary>Whatever stands inside something else comes through here.</summary>
    private IElement Atom()
    {
        var token = Take();
        if (++_depth > Deepest) throw new UnreadException(token);
        var atom = Atom(token);
        _depth--;
        return atom;
    }

    private IElement Atom(string token)
    {
        if (token is "{")
        {
            _at--;
            return Argument();
        }

        if (token[0] is '\\' && token.Length > 1) return Command(token);
        if (char.IsAsciiDigit(token[0])) return Leaf("mn", token);
        if (char.IsLetter(token, 0)) return Leaf("mi", token);
        return token is "}" or "&" or "^" or "_" or "\\" ? throw new UnreadException(token) : Operator(token is "-" ? "−" : token);
    }

    private IElement Command(string name)
    {
        if (Letters.TryGetValue(name, out var letter)) return Leaf("mi", letter);
        if (Operators.TryGetValue(name, out var sign)) return Operator(sign);
        if (Functions.Contains(name)) return Leaf("mi", name[1..]);
        if (Spaces.TryGetValue(name, out var width)) return Space(width);
        if (Accents.TryGetValue(name, out var accent)) return Make("mover", Argument(), Operator(accent));
        switch (name)
        {
            case "\\frac" or "\\dfrac" or "\\tfrac": return Make("mfrac", Argument(), Argument());
            case "\\binom": return Fenced("(", Line(Argument(), Argument()), ")");
            case "\\sqrt": return Root();
            case "\\text" or "\\mathrm" or "\\textrm" or "\\operatorname": return Words();
            case "\\mathbb": return Leaf("mi", string.Concat(FormulaTokens.Braced(_tokens, ref _at).Select(c => DoubleStruck.GetValueOrDefault(c, c.ToString()))));
            case "\\mathbf" or "\\boldsymbol" or "\\mathcal" or "\\mathit": return Argument();
            case "\\left": return Growing();
            case "\\begin": return Table();
            default: throw new UnreadException(name);
        }
    }

    private IElement Root()
    {
        if (Next is not "[") return Make("msqrt", Argument());
        Take();
        var degree = Group(Row());
        Expect("]");
        return Make("mroot", Argument(), degree);
    }

    private IElement Words() => Leaf("mtext", FormulaTokens.Braced(_tokens, ref _at).Replace(' ', '\u00A0'));

    /// <summary>Brackets as high as what they hold.</summary>
    private IElement Growing()
    {
        var open = Bracket(Take());
        var row = Row();
        Expect("\\right");
        return Fenced(open, Group(row), Bracket(Take()));
    }

    private IElement Table()
    {
        var name = FormulaTokens.Braced(_tokens, ref _at);
        if (!Tables.TryGetValue(name, out var brackets)) throw new UnreadException($"\\begin{{{name}}}");
        var table = Make("mtable");
        var line = Make("mtr");
        while (true)
        {
            line.AppendChild(Make("mtd", [.. Row()]));
            var end = Take();
            if (end is "&") continue;
            if (end is not ("\\\\" or "\\end")) throw new UnreadException(end);
            if (line.TextContent.Length > 0) table.AppendChild(line);
            line = Make("mtr");
            if (end is "\\end") break;
        }

        if (FormulaTokens.Braced(_tokens, ref _at) is var closed && closed != name) throw new UnreadException($"\\end{{{closed}}}");
        return Fenced(brackets.Open, table, brackets.Close);
    }

    private IElement Line(IElement above, IElement below)
    {
        var fraction = Make("mfrac", above, below);
        fraction.SetAttribute("linethickness", "0");
        return fraction;
    }

    private IElement Fenced(string open, IElement inside, string close) =>
        Make("mrow", [.. (IElement[])(open.Length > 0 ? [Operator(open)] : []), inside, .. (IElement[])(close.Length > 0 ? [Operator(close)] : [])]);

    private static string Bracket(string token) => token switch
    {
        "." => "",
        "\\{" or "\\}" or "\\|" or "\\langle" or "\\rangle" => Operators[token],
        "(" or ")" or "[" or "]" or "|" or "/" => token,
        _ => throw new UnreadException(token),
    };

    private IElement Space(string width)
    {
        var space = Make("mspace");
        space.SetAttribute("width", width);
        return space;
    }

    private IElement Operator(string sign) => Leaf("mo", sign);

    private IElement Leaf(string name, string text)
    {
        var leaf = Make(name);
        leaf.TextContent = text;
        return leaf;
    }

    private IElement Make(string name, params IReadOnlyList<INode> children)
    {
        var element = _document.CreateElement(NamespaceNames.MathMlUri, name);
        foreach (var child in children) element.AppendChild(child);
        return element;
    }

    /// <summary>Says what could not be read.</summary>
    private sealed class UnreadException(string token) : Exception(token);
}
