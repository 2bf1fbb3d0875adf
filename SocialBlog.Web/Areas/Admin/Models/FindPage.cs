using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Localization;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>Something the search of the admin leads to.</summary>
/// <param name="Kind">In words: a post, a setting.</param>
public sealed record Hit(string Name, string Kind, string Url)
{
    /// <summary>Other words that people call it by, and that it is found by.</summary>
    [JsonIgnore]
    public string Synonyms { get; init; } = "";

    /// <inheritdoc cref="FixedHits.Matches"/>
    public bool Matches(string query) => FixedHits.Matches(Name + " " + Synonyms, query);
}

public sealed record FindPage(string Query, IReadOnlyList<Hit> Hits);

/// <summary>What can be found that is not stored: settings by their labels, and things to do.</summary>
public static class FixedHits
{
    public static IReadOnlyList<Hit> All(IStringLocalizer<Texts> t)
    {
        string settings = t["Settings"], look = t["Look"], action = t["Something to do"];
        return
        [
            new(t["New post"], action, "/admin/posts/new"),
            new(t["New page"], action, "/admin/pages/new"),
            new(t["New series"], action, "/admin/series/new"),
            new(t["Moderate comments"], action, "/admin/comments") { Synonyms = t["moderation, queue, waiting, approve"] },
            new(t["Change the menu"], action, "/admin/menu"),
            new(t["Look into the trash"], action, "/admin/posts?state=trashed"),
            new(t["See who did what"], action, "/admin/log"),
            new(t["Rota"], action, "/admin/rota") { Synonyms = t["duty, on duty, team, week, schedule"] },
            new(t["Bans"], action, "/admin/comments/bans") { Synonyms = t["ban, banned, block, blocked, blacklist, network"] },
            new(t["Spam"], action, "/admin/comments?state=spam") { Synonyms = t["junk, advertising, unwanted comments"] },
            new(t["Mails"], action, "/admin/outbox"),
            new(t["Media"], action, "/admin/media"),
            new(t["People"], action, "/admin/people"),
            new(t["Invite somebody"], action, "/admin/people#invite"),
            new(t["Sign-in"], action, "/admin/account"),
            new(t["Your profile"], action, "/admin/profile"),
            new(t["View the blog"], action, "/"),
            new(t["Title"], settings, "/admin/settings#Title"),
            new(t["Tagline"], settings, "/admin/settings#Tagline"),
            new(t["Language"], settings, "/admin/settings#Language"),
            new(t["Time zone"], settings, "/admin/settings#TimeZone"),
            new(t["Second step for everyone"], settings, "/admin/people#second"),
            new(t["A reader’s comment shows"], settings, "/admin/settings/comments#passing-label") { Synonyms = t["comment rules, moderation, approval, at once, confirmed address"] },
            new(t["A comment should wait no longer than"], settings, "/admin/settings/comments#WaitHours") { Synonyms = t["comment rules, waiting time, late, hours"] },
            new(t["Only people with an account or an approved comment"], settings, "/admin/settings/comments#OnlyKnownPeople") { Synonyms = t["comment rules, who may write, known people"] },
            new(t["Words to be read first"], settings, "/admin/settings/comments#HeldWords") { Synonyms = t["comment rules, held words, word list, filter"] },
            new(t["Words that are not wanted"], settings, "/admin/settings/comments#BlockedWords") { Synonyms = t["comment rules, blocked words, word list, blacklist, filter, spam"] },
            new(t["Close the comments of all posts older than"], settings, "/admin/settings/comments#CloseAfterDays") { Synonyms = t["comment rules, closing, old posts, days"] },
            new(t["A service against spam"], settings, "/admin/settings/comments#ServiceUrl") { Synonyms = t["comment rules, Akismet, antispam, filter, key"] },
            new(t["Accent colour"], look, "/admin/look#Accent"),
            new(t["Letters of texts"], look, "/admin/look#font-label"),
            new(t["Title and menu"], look, "/admin/look#header-label"),
            new(t["Logo"], look, "/admin/look#Logo"),
            new(t["Cover picture"], look, "/admin/look#Cover"),
            new(t["Lists show the beginning of each post only"], look, "/admin/look#Summaries"),
            new(t["Footer text"], look, "/admin/look#Footer"),
            new(t["Profiles elsewhere"], look, "/admin/look#Profiles"),
            new(t["Rules of your own"], look, "/admin/look#CustomCss"),
        ];
    }

    /// <summary>What a person must be allowed to be led there.</summary>
    public static Permission NeededFor(string url) => url.Split('/', '?', '#') switch
    {
        [_, "admin", "posts" or "media", ..] => Permission.Write,
        [_, "admin", "comments", ..] => Permission.Moderate,
        [_, "admin", "pages" or "series" or "menu" or "rota", ..] => Permission.Arrange,
        [_, "admin", "settings" or "look" or "people" or "outbox" or "log", ..] => Permission.Govern,
        _ => Permission.HaveAnAccount,
    };

    /// <summary>Each word typed begins a word of the name; accents and capitals make no difference.</summary>
    public static bool Matches(string name, string query)
    {
        var words = WordsOf(name);
        return WordsOf(query) is { Length: > 0 } typed
            && typed.All(t => words.Any(w => CultureInfo.InvariantCulture.CompareInfo.IsPrefix(w, t, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace)));
    }

    private static string[] WordsOf(string text) => text.Split([' ', '\'', '’', '-', ',', '.', '\u00A0', '\u202F'], StringSplitOptions.RemoveEmptyEntries);
}
