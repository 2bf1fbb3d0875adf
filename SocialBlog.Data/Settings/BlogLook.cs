namespace SocialBlog.Data.Settings;

/// <summary>Letters of running text. Stored by name.</summary>
public enum BodyFont
{
    Serif,
    Sans,
}

/// <summary>What stands at the head of every page. Stored by name.</summary>
public enum HeaderLayout
{
    /// <summary>Title and menu at the left.</summary>
    Left,

    /// <summary>Title and menu in the middle.</summary>
    Centred,

    /// <summary>The title over the cover picture, from edge to edge.</summary>
    Cover,
}

/// <summary>How the blog looks to its readers, as chosen in the admin. Files are paths under <c>/media/</c>.</summary>
public sealed record BlogLook
{
    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxCustomCssLength = 50_000;

    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxFooterLength = 2000;

    /// <summary>Most links to profiles elsewhere.</summary>
    public const int MaxProfiles = 12;

    /// <summary>Of links and buttons, <c>#rrggbb</c>; empty: the design's own.</summary>
    public string Accent { get; init; } = "";

    public BodyFont BodyFont { get; init; }

    public HeaderLayout Header { get; init; }

    /// <summary>A picture in place of the written title; null: none.</summary>
    public string? Logo { get; init; }

    /// <summary>Small square pictures made from the logo: their folder, with <c>192.png</c> and so on in it; null: the program's own icon.</summary>
    public string? Icons { get; init; }

    public string? Cover { get; init; }

    /// <summary>The cover at 1200 by 630 pixels, for cards in social networks.</summary>
    public string? CoverCard { get; init; }

    /// <summary>Markdown.</summary>
    public string Footer { get; init; } = "";

    /// <summary>Safe HTML of <see cref="Footer"/>.</summary>
    public string FooterHtml { get; init; } = "";

    /// <summary>Absolute addresses of the author's profiles elsewhere, one a line.</summary>
    public string Profiles { get; init; } = "";

    /// <summary>Lists show posts by their beginning alone, whether or not they have a jump break.</summary>
    public bool Summaries { get; init; }

    /// <summary>The author's own rules, after all others.</summary>
    public string CustomCss { get; init; } = "";
}
