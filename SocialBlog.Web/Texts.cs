using System.Globalization;
using Microsoft.Extensions.Localization;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web;

/// <summary>
/// Names the resources of all texts that people see. The English text is the key; French is in Resources/Texts.fr.resx.
/// </summary>
public sealed class Texts;

/// <summary>Texts with a number in them. Only one is singular, in French too: "0 commentaires".</summary>
public static class Plurals
{
    /// <summary>Of silent reading by adults: Brysbaert, "How many words do we read per minute?", 2019.</summary>
    public const int WordsPerMinute = 238;

    public static string CommentCount(this IStringLocalizer<Texts> t, int count) =>
        count == 1 ? t["{0} comment", Number(count)] : t["{0} comments", Number(count)];

    public static string PostCount(this IStringLocalizer<Texts> t, int count) =>
        count == 1 ? t["{0} post", Number(count)] : t["{0} posts", Number(count)];

    /// <summary>How long a text takes to read.</summary>
    public static string ReadingTime(this IStringLocalizer<Texts> t, int words) => t["{0} min read", Number(Math.Max(1, (words + (WordsPerMinute / 2)) / WordsPerMinute))];

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}

/// <summary>Words on a language, in that language.</summary>
public static class Languages
{
    public static string NameOf(string language) => language is "fr" ? "Français" : "English";

    public static string ReadIn(string language) => language is "fr" ? "Lire en français" : "Read in English";
}

/// <summary>What the admin calls the stations of a post's life.</summary>
public static class StatusNames
{
    public static string StatusOf(this IStringLocalizer<Texts> t, PostStatus status) => status switch
    {
        PostStatus.Draft => t["Draft"],
        PostStatus.InReview => t["In review"],
        PostStatus.Scheduled => t["Scheduled"],
        PostStatus.Published => t["Published"],
        _ => t["In the trash"],
    };
}

/// <summary>What the filter noticed about a comment, for moderators.</summary>
public static class ReasonWords
{
    public static string ReasonOf(this IStringLocalizer<Texts> t, CommentReason reason) => reason.Signal switch
    {
        CommentSignal.Decoy => t["A field that people don’t see was filled in."],
        CommentSignal.ForeignForm => t["It was not sent from a page of this blog."],
        CommentSignal.OldForm => t["The page it was sent from was {0} days old.", reason.Detail],
        CommentSignal.Flood => t["{0} comments came from the same network within ten minutes.", reason.Detail],
        CommentSignal.SustainedFlood => t["{0} comments or more came from the same network within an hour.", reason.Detail],
        CommentSignal.Links => t["It holds {0} links.", reason.Detail],
        CommentSignal.Repeated => t["The same text came before ({0}).", reason.Detail],
        CommentSignal.KnownSender => t["Comments of this e-mail address were spam before ({0}).", reason.Detail],
        CommentSignal.TrustedSender => t["Comments of this e-mail address were approved before ({0}).", reason.Detail],
        CommentSignal.ForeignScript => t["It is written in another script than the blog’s language."],
        CommentSignal.HeldWord => t["It says “{0}”, which is on the list of words to be read first.", reason.Detail],
        CommentSignal.BlockedWord => t["It says “{0}”, which is on the list of words that are not wanted.", reason.Detail],
        CommentSignal.Banned => t["Its writer is banned ({0}).", reason.Detail],
        CommentSignal.ForeignLanguage => t["It seems to be written in another language than the post: {0}.", CultureInfo.GetCultureInfo(reason.Detail).DisplayName],
        CommentSignal.Service => t["The service that you chose takes it for spam."],
        _ when reason.Weight < 0 => t["It reads like comments that were approved here."],
        _ => t["It reads like what was spam here before."],
    };
}

/// <summary>What stands for a comment where readers can't open it.</summary>
public static class SensitiveWords
{
    public static string SensitiveComment(this IStringLocalizer<Texts> t) => t["This comment is marked as sensitive."];
}

/// <summary>What the interface calls the parts of the blog that a menu can lead to.</summary>
public static class PartNames
{
    public static string MenuName(this IStringLocalizer<Texts> t, MenuEntry entry) => entry.Title.Length > 0 ? entry.Title : entry.Address switch
    {
        "/" => t["Newest posts"],
        "/archive" => t["Archive"],
        "/tags" => t["Tags"],
        "/series" => t["Series"],
        _ => entry.Address,
    };
}
