using System.Text.RegularExpressions;

namespace SocialBlog.Web.Markdown.Events;

/// <summary>An event that a text announces.</summary>
/// <param name="Place">Where people meet; null: nowhere, or nobody said.</param>
/// <param name="Online">By what means one takes part from afar, empty where it is not named; null: one can't.</param>
/// <param name="Address">Where there is more to read: absolute, or a path of the blog; null: nowhere.</param>
/// <param name="Note">More words, one line or several; empty: none.</param>
public sealed partial record TextEvent(EventTime Time, string Title, string? Place, string? Online, string? Address, string Note)
{
    private const string OnlineWords = "en ligne|à distance|distanciel|visio|visioconférence|webinaire|online|remote|webinar";

    /// <summary>Reads the parts of a line that follow the date: the title, then in any order a place, an address, other words.</summary>
    /// <returns>Null without a title.</returns>
    internal static TextEvent? Of(EventTime time, IReadOnlyList<string> parts)
    {
        if (parts.Count == 0 || parts[0].Length == 0) return null;
        var read = new TextEvent(time, parts[0], null, null, null, "");
        foreach (var part in parts.Skip(1).Where(part => part.Length > 0))
        {
            if (AddressIn(part) is { } address) read = read.Address is null ? read with { Address = address } : read.Noting(part);
            else if (OnlineOnly().Match(part) is { Success: true } online && read.Online is null) read = read with { Online = online.Groups["means"].Value.Trim() };
            else if (read.Place is not null || read.Online is not null) read = read.Noting(part);
            else if (PlaceAndOnline().Match(part) is { Success: true } both) read = read with { Place = both.Groups["place"].Value, Online = "" };
            else read = read with { Place = part };
        }

        return read;
    }

    /// <summary>That and how one takes part from afar; null: one can't.</summary>
    internal string? OnlineIn(Wording wording) => Online is { Length: > 0 } ? $"{wording.Online} ({Online})" : Online is null ? null : wording.Online;

    internal TextEvent Noting(string words) => this with { Note = Note.Length > 0 ? Note + "\n" + words : words };

    private static string? AddressIn(string part)
    {
        var address = MarkdownLink().Match(part) is { Success: true } link ? link.Groups["address"].Value : part.Trim('<', '>');
        if (address.Any(char.IsWhiteSpace)) return null;
        if (address is ['/', not '/' and not '\\', ..]) return address;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" ? address : null;
    }

    [GeneratedRegex(@"^\[[^\]]*\]\((?<address>[^)\s]+)\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MarkdownLink();

    [GeneratedRegex($@"^({OnlineWords})(\s*[(:](?<means>[^()]*)\)?)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OnlineOnly();

    [GeneratedRegex($@"^((?<place>.+?)(?<!\s)\s*(,|;|\bet\b|\bou\b|\band\b|\bor\b|&|\+|/)\s*({OnlineWords})|({OnlineWords})\s*(,|;|\bet\b|\bou\b|\band\b|\bor\b|&|\+|/)\s*(?<place>.+))$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlaceAndOnline();
}
