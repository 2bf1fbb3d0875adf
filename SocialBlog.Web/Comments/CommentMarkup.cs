using System.Globalization;
using System.Text;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Web.Comments;

/// <summary>
/// Writes a comment as HTML, and can write no other elements and attributes than those that are named here: all words of
/// the reader's are escaped, and an address begins with one of a few schemes. Of what it does not know it writes the words.
/// </summary>
/// <param name="text">As it was typed.</param>
/// <param name="language">Of the blog: its spaces are set, nothing else of the words changes.</param>
/// <param name="showsAddresses">Each link says where it leads.</param>
internal sealed class CommentMarkup(string text, string language, bool showsAddresses)
{
    /// <summary>Quotations and lists in each other, and emphases in each other.</summary>
    private const int DeepestBlocks = 5, DeepestInlines = 20;

    /// <summary>What may follow an address in a sentence; the first only where the address has no opening one.</summary>
    private const string Ends = "]»›”’\"…;,.:!?";

    private readonly StringBuilder _html = new();

    /// <summary>Those that follow each other within an element, however Markdig has parted them: a space is set by what stands on both sides.</summary>
    private readonly StringBuilder _words = new();

    private HtmlRenderer? _writer;

    /// <summary>What the words follow, in an element that has ended: **Attention**!</summary>
    private string _before = "";

    private string _last = "";
    private int _written;
    private bool _isInLink, _isTooDeep;

    /// <summary>Only to escape.</summary>
    private HtmlRenderer Writer => _writer ??= new HtmlRenderer(new StringWriter(_html, CultureInfo.InvariantCulture));

    public override string ToString() => _html.ToString();

    /// <returns>False where it is nested so deep that it can't be meant, or says nothing; what was written then is of no use.</returns>
    public bool TryWrite(MarkdownDocument document)
    {
        WriteBlocks(document, isTight: false, depth: 0);
        return !_isTooDeep && _written > 0;
    }

    /// <summary>Paragraphs and lines, and nothing of it is a mark.</summary>
    public void WriteAsTyped()
    {
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Write("p", () =>
            {
                foreach (var (i, line) in paragraph.Split('\n').Index())
                {
                    if (i > 0) WriteLineBreak();
                    _words.Append(line);
                }
            });
        }
    }

    /// <param name="isTight">Paragraphs are items of a list, and no elements of their own.</param>
    private void WriteBlocks(ContainerBlock blocks, bool isTight, int depth)
    {
        if (_isTooDeep |= depth > DeepestBlocks) return;
        Block? before = null;
        foreach (var block in blocks)
        {
            switch (block)
            {
                case ListBlock list:
                    WriteList(list, depth + 1);
                    break;
                case QuoteBlock quote:
                    Write("blockquote", () => WriteBlocks(quote, isTight: false, depth + 1));
                    break;
                case CodeBlock code:
                    Write("pre", () => Write("code", () => WriteCode(LinesOf(code))));
                    break;
                case ContainerBlock others:
                    WriteBlocks(others, isTight, depth);
                    break;
                case LeafBlock leaf when isTight:
                    if (before is LeafBlock and not CodeBlock) WriteLineBreak();
                    WriteWords(leaf);
                    EndWords();
                    break;
                case LeafBlock leaf:
                    Write("p", () => WriteWords(leaf));
                    break;
            }

            before = block;
        }
    }

    /// <summary>The numbers are those that were typed: whoever begins with "2011." has not written "1.". Who numbers all alike leaves it to the list to count.</summary>
    private void WriteList(ListBlock list, int depth)
    {
        var items = list.OfType<ListItemBlock>().ToList();
        var isCounted = !list.IsOrdered || items.TrueForAll(item => item.Order == items[0].Order);
        var next = items.Count > 0 ? items[0].Order : 1;
        Write(list.IsOrdered ? "ol" : "ul", list.IsOrdered && next != 1 ? Attribute("start", next) : "", () =>
        {
            foreach (var item in items)
            {
                Write("li", isCounted || item.Order == next ? "" : Attribute("value", item.Order), () => WriteBlocks(item, !list.IsLoose, depth));
                next = item.Order + 1;
            }
        });
    }

    private static string Attribute(string name, int number) => string.Create(CultureInfo.InvariantCulture, $" {name}=\"{number}\"");

    /// <summary>A word after the fence names a language. Where there is more, or the fence stays open, it was meant to be read.</summary>
    private static string LinesOf(CodeBlock code)
    {
        var lines = code.Lines.Count > 0 ? code.Lines + "\n" : "";
        return code is FencedCodeBlock { Info: { Length: > 0 } info } fenced && (fenced.ClosingFencedCharCount == 0 || fenced.Arguments is { Length: > 0 }) ? $"{info} {fenced.Arguments}\n{lines}" : lines;
    }

    private void WriteWords(LeafBlock leaf)
    {
        if (leaf.Inline is { } inlines) WriteInlines(inlines, depth: 0);
        // A line across the text, which lists read whether or not others do.
        else _words.Append(leaf is ThematicBreakBlock line ? line.Content.ToString().Trim() : leaf.Lines.ToString());
    }

    private void WriteInlines(ContainerInline inlines, int depth)
    {
        if (_isTooDeep |= depth > DeepestInlines) return;
        for (var inline = inlines.FirstChild; inline is not null; inline = Following(inline, inlines))
        {
            switch (inline)
            {
                case LiteralInline literal:
                    _words.Append(literal.Content.AsSpan());
                    break;
                case HtmlEntityInline entity:
                    _words.Append(entity.Transcoded.AsSpan());
                    break;
                case LineBreakInline:
                    WriteLineBreak();
                    break;
                case CodeInline code:
                    Write("code", () => WriteCode(code.Content));
                    break;
                case EmphasisInline emphasis:
                    Write(emphasis.DelimiterCount > 1 ? "strong" : "em", () => WriteInlines(emphasis, depth + 1));
                    break;
                case LinkInline { IsAutoLink: true } link:
                    WriteAddress(link);
                    break;
                // A picture would be asked for at another site by everybody who reads the post.
                case LinkInline link:
                    if (LeadsSomewhere(link.Url ?? "")) WriteLink(link.Url!, () => WriteInlines(link, depth + 1));
                    else _words.Append(Typed(link));
                    break;
                case AutolinkInline address:
                    var target = (address.IsEmail ? "mailto:" : "") + address.Url;
                    if (LeadsSomewhere(target)) WriteLink(target, () => WriteCode(address.Url));
                    else _words.Append(Typed(address));
                    break;
                case DelimiterInline mark:
                    _words.Append(mark.ToLiteral());
                    break;
                case ContainerInline others:
                    WriteInlines(others, depth + 1);
                    break;
            }
        }
    }

    /// <summary>Marks that open nothing hold all that follows them, and so each other, thousands deep perhaps; they are walked through, not into.</summary>
    private static Inline? Following(Inline inline, ContainerInline within)
    {
        if (inline is DelimiterInline { FirstChild: { } child }) return child;
        for (var at = inline; at != within && at is not null; at = at.Parent)
        {
            if (at.NextSibling is { } next) return next;
        }

        return null;
    }

    /// <summary>One that stands in the text, without what ends the sentence around it.</summary>
    private void WriteAddress(LinkInline link)
    {
        var address = link.Url!;
        // The words of these two are without their scheme.
        var typed = address.StartsWith("tel:", StringComparison.Ordinal) || address.StartsWith("mailto:", StringComparison.Ordinal) || link.FirstChild is not LiteralInline shown ? address : shown.Content.ToString();
        var length = typed.AsSpan().TrimEnd(typed.Contains('[', StringComparison.Ordinal) ? Ends[1..] : Ends).Length;
        var rest = typed[length..];
        if (LeadsSomewhere(address) && address.EndsWith(rest, StringComparison.Ordinal))
        {
            WriteLink(address[..^rest.Length], () => WriteCode(typed[..length]));
            _words.Append(rest);
        }
        else
        {
            _words.Append(typed);
        }
    }

    private void WriteLink(string address, Action words)
    {
        EndWords();
        if (_isInLink)
        {
            words();
            return;
        }

        address = Clean(address);
        _html.Append("<a href=\"");
        var begin = _html.Length;
        Writer.WriteEscapeUrl(address);
        var href = _html.ToString(begin, _html.Length - begin);
        _html.Append("\" rel=\"nofollow ugc noopener\">");
        (begin, var written) = (_html.Length, _written);
        _isInLink = true;
        WriteInside("a", () =>
        {
            words();
            EndWords();
            if (_written == written) WriteCode(address);
        }, out var length);
        _isInLink = false;
        // Apart from what stands before it, which may turn the direction of writing.
        if (showsAddresses && _html.ToString(begin, length) != href) _html.Append("<bdi> (").Append(href).Append(")</bdi>");
    }

    /// <summary>To a place of this site, or with a scheme that runs nothing (RFC 3986, 4.1 and 4.2).</summary>
    private static bool LeadsSomewhere(string address) => address is ['/' or '?' or '#', ..]
        || (address.IndexOf(':', StringComparison.Ordinal) is > 0 and var end && address[..end].ToUpperInvariant() is "HTTP" or "HTTPS" or "MAILTO" or "TEL");

    private string Typed(Inline inline) => inline.Span is { Start: >= 0, End: var end } span && end < text.Length && end >= span.Start ? text[span.Start..(end + 1)] : "";

    /// <summary>In characters that a text may hold, and without overrides that make others read it backwards (Unicode TR36, 2.6).</summary>
    private static string Clean(string words) => CleanText.Of(words).Replace("\u202D", "", StringComparison.Ordinal).Replace("\u202E", "", StringComparison.Ordinal);

    private void Write(string element, Action content) => Write(element, "", content);

    private void Write(string element, string attributes, Action content)
    {
        EndWords();
        _html.Append('<').Append(element).Append(attributes).Append('>');
        WriteInside(element, content, out _);
    }

    /// <param name="length">Of what was written in it.</param>
    private void WriteInside(string element, Action content, out int length)
    {
        var (begin, written) = (_html.Length, _written);
        content();
        EndWords();
        length = _html.Length - begin;
        _html.Append("</").Append(element).Append('>');
        if (element is "a" or "code" or "em" or "strong" && _written > written) _before = _last;
    }

    private void WriteLineBreak()
    {
        EndWords();
        _html.Append("<br>");
    }

    private void WriteCode(string code) => Escape(Clean(code));

    private void EndWords()
    {
        if (_words.Length > 0)
        {
            Escape(Typography.Typeset(_before + Clean(_words.ToString()), language)[_before.Length..]);
            _words.Clear();
        }

        _before = "";
    }

    private void Escape(string words)
    {
        if (words.Length == 0) return;
        Writer.WriteEscape(words);
        (_last, _written) = (words[^1..], _written + words.Length);
    }
}
