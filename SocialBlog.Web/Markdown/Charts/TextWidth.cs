namespace SocialBlog.Web.Markdown.Charts;

/// <summary>How wide words will be, estimated: what lays them out here has no fonts.</summary>
internal static class TextWidth
{
    /// <returns>In multiples of the font's size, for a sans-serif face, rather too much than too little.</returns>
    public static double Of(string text) => text.EnumerateRunes().Sum(rune => rune.Value switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ';' or ':' or '\'' or '’' or '!' or '|' or 'I' => .3,
        'f' or 'r' or 't' or ' ' or '-' or '(' or ')' or '/' or 0xA0 or 0x202F => .38,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '—' or '…' => .92,
        >= 'A' and <= 'Z' or >= 0xC0 and <= 0xDE or '€' or '&' => .72,
        < 0x1100 => .63,
        _ => 1.1,
    });

    /// <summary>The words, cut at so many times the font's size.</summary>
    public static string Cut(string text, double width)
    {
        if (Of(text) <= width) return text;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Of(text[..(end + rune.Utf16SequenceLength)] + "…") > width) break;
            end += rune.Utf16SequenceLength;
        }

        return text[..end].TrimEnd() + "…";
    }

    /// <summary>The words on one line or two, the second being cut.</summary>
    public static IReadOnlyList<string> Lines(string text, double width)
    {
        if (Of(text) <= width) return [text];
        var end = 0;
        for (var space = text.IndexOf(' ', StringComparison.Ordinal); space >= 0 && Of(text[..space]) <= width; space = text.IndexOf(' ', space + 1)) end = space;
        return end == 0 ? [Cut(text, width)] : [text[..end], Cut(text[(end + 1)..], width)];
    }
}
