using SocialBlog.Data.Settings;

namespace SocialBlog.Web.Models;

/// <summary>One of the languages that the interface speaks.</summary>
public sealed class OfferedLanguageAttribute : LocalizedRuleAttribute
{
    /// <summary>None may be chosen too.</summary>
    public bool OrNone { get; set; }

    protected override bool Accepts(string? text) => (OrNone && string.IsNullOrEmpty(text)) || BlogSettings.Languages.Contains(text, StringComparer.Ordinal);
}

/// <summary>An IANA time zone that this machine knows.</summary>
public sealed class KnownTimeZoneAttribute : LocalizedRuleAttribute
{
    protected override bool Accepts(string? text) => BlogSettings.IsTimeZone(text);
}
