using System.Security.Cryptography;

namespace SocialBlog.Data.Settings;

/// <summary>The choices made in the admin: one row.</summary>
public sealed class BlogSettings
{
    public const int TheOnlyId = 1;

    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxTitleLength = 100;

    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxTaglineLength = 200;

    /// <summary>What the interface can speak, as BCP 47 language tags.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "fr"];

    private BlogSettings()
    {
    }

    public BlogSettings(string title, string tagline, string language, string timeZone)
    {
        Id = TheOnlyId;
        NetworkKey = RandomNumberGenerator.GetBytes(32);
        Change(title, tagline, language, timeZone);
    }

    public int Id { get; private set; }

    public string Title { get; private set; } = "";

    public string Tagline { get; private set; } = "";

    /// <summary>One of <see cref="Languages"/>.</summary>
    public string Language { get; private set; } = "";

    /// <summary>IANA name, such as <c>Europe/Paris</c>.</summary>
    public string TimeZone { get; private set; } = "";

    public BlogLook Look { get; private set; } = new();

    public CommentRules CommentRules { get; private set; } = new();

    /// <summary>Key under which readers' networks are hashed before they are stored.</summary>
    public byte[] NetworkKey { get; private set; } = [];

    /// <summary>Everybody needs an authenticator or a passkey beside the password.</summary>
    public bool RequiresSecondFactor { get; private set; }

    /// <summary>After a mail about a comment, further ones to the same person are collected for so many minutes and sent as one; 0: each by itself.</summary>
    public int DigestMinutes { get; private set; } = 15;

    /// <summary>A day.</summary>
    public const int MaxDigestMinutes = 24 * 60;

    public int Version { get; private set; }

    public static bool IsTimeZone(string? name) =>
        !string.IsNullOrWhiteSpace(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    /// <exception cref="ArgumentException">A language that is not offered, or a time zone that is not known.</exception>
    public void Change(string title, string tagline, string language, string timeZone)
    {
        if (!Languages.Contains(language, StringComparer.Ordinal)) throw new ArgumentException("Not a language of the interface.", nameof(language));
        if (!IsTimeZone(timeZone)) throw new ArgumentException("Not a known time zone.", nameof(timeZone));

        if (title.Length > MaxTitleLength) throw new ArgumentException("Longer than a title may be.", nameof(title));
        if (tagline.Length > MaxTaglineLength) throw new ArgumentException("Longer than a tagline may be.", nameof(tagline));

        Title = title.Trim();
        Tagline = tagline.Trim();
        Language = language;
        TimeZone = timeZone;
        Version++;
    }

    /// <exception cref="ArgumentException">A text is longer than it may be.</exception>
    public void Dress(BlogLook look)
    {
        if (look.CustomCss.Length > BlogLook.MaxCustomCssLength) throw new ArgumentException("Longer than a style sheet may be.", nameof(look));
        if (look.Footer.Length > BlogLook.MaxFooterLength) throw new ArgumentException("Longer than a footer may be.", nameof(look));

        Look = look;
        Version++;
    }

    /// <exception cref="ArgumentException">A list or an address is longer, or a number another, than it may be.</exception>
    public void Rule(CommentRules rules)
    {
        if (rules.HeldWords.Length > CommentRules.MaxWordsLength || rules.BlockedWords.Length > CommentRules.MaxWordsLength) throw new ArgumentException("Longer than a list may be.", nameof(rules));
        if (rules.ServiceUrl.Length > CommentRules.MaxServiceLength || rules.ServiceKey.Length > CommentRules.MaxServiceLength) throw new ArgumentException("Longer than an address may be.", nameof(rules));
        if (rules.CloseAfterDays is < 1 or > Posts.Post.MaxCommentDays) throw new ArgumentException("Not a number of days that comments may be open.", nameof(rules));
        if (rules.WaitHours is < 1 or > CommentRules.MaxWaitHours) throw new ArgumentException("Not a number of hours that a comment may wait.", nameof(rules));

        CommentRules = rules;
        Version++;
    }

    /// <summary>Made on a page of its own, so it is in the way of no other change of the settings.</summary>
    public void RequireSecondFactor(bool required) => RequiresSecondFactor = required;

    /// <summary>Made on the page of the rota, as <see cref="RequireSecondFactor"/> on another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above <see cref="MaxDigestMinutes"/>.</exception>
    public void CollectMailsFor(int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, MaxDigestMinutes);
        DigestMinutes = minutes;
    }

    /// <summary>Takes a fresh rendering of the same footer: no edit, so the version does not change.</summary>
    public void RenderFooter(string html) => Look = Look with { FooterHtml = html };
}
