namespace SocialBlog.Web.Markdown;

/// <summary>Words that stand inside a rendered text: they follow the text's own language, not the interface's.</summary>
/// <param name="WatchVideo">{0} is the name of the site.</param>
internal sealed record Wording(string WatchVideo, string Table)
{
    public static readonly Wording English = new(WatchVideo: "Watch the video on {0}", Table: "Table");

    public static readonly Wording French = new(WatchVideo: "Regarder la vidéo sur {0}", Table: "Tableau");

    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    public static Wording Of(string language) => language is "fr" ? French : English;
}
