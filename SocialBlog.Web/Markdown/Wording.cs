namespace SocialBlog.Web.Markdown;

/// <summary>Words that stand inside a rendered text: they follow the text's own language, not the interface's.</summary>
/// <param name="WatchVideo">{0} is the name of the site.</param>
/// <param name="OpenFile">Where a browser has no player; {0} is what the author calls it, or the name of its file.</param>
/// <param name="Range">Of the values in a chart: from {0} (at {1}) to {2} (at {3}).</param>
/// <param name="Others">Small shares of a whole, taken together.</param>
/// <param name="Figures">Opens the table under a chart.</param>
/// <param name="Online">Where an event is that is nowhere else.</param>
/// <param name="LinkTo">Of the sign behind a heading that is its address; {0} is the heading.</param>
/// <param name="FromDay">Before the first day of several; <paramref name="ToDay"/> follows it.</param>
internal sealed record Wording(
    string WatchVideo, string OpenFile, string Table, string LineChart, string BarChart, string PieChart, string WordCloud, string Range, string Others, string Figures, string Online,
    string FromDay, string ToDay, string AddToCalendar, string LinkTo, string Note, string Tip, string Important, string Warning, string Caution)
{
    public static readonly Wording English = new(
        WatchVideo: "Watch the video on {0}",
        OpenFile: "Open “{0}”",
        Table: "Table",
        LineChart: "Line chart",
        BarChart: "Bar chart",
        PieChart: "Pie chart",
        WordCloud: "Word cloud",
        Range: "from {0} ({1}) to {2} ({3})",
        Others: "Others",
        Figures: "See the figures",
        Online: "Online",
        FromDay: "",
        ToDay: " to ",
        AddToCalendar: "Add these dates to my calendar (.ics)",
        LinkTo: "Link to “{0}”",
        Note: "Note",
        Tip: "Tip",
        Important: "Important",
        Warning: "Warning",
        Caution: "Caution");

    public static readonly Wording French = new(
        WatchVideo: "Regarder la vidéo sur {0}",
        OpenFile: "Ouvrir « {0} »",
        Table: "Tableau",
        LineChart: "Courbe",
        BarChart: "Diagramme en barres",
        PieChart: "Diagramme en secteurs",
        WordCloud: "Nuage de mots",
        Range: "de {0} ({1}) à {2} ({3})",
        Others: "Autres",
        Figures: "Voir les chiffres",
        Online: "En ligne",
        FromDay: "du ",
        ToDay: " au ",
        AddToCalendar: "Ajouter ces dates à mon agenda (.ics)",
        LinkTo: "Lien vers « {0} »",
        Note: "Note",
        Tip: "Astuce",
        Important: "Important",
        Warning: "Avertissement",
        Caution: "Attention");

    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    public static Wording Of(string language) => language is "fr" ? French : English;

    /// <param name="kind">Of a box, as <see cref="Callouts"/> has them.</param>
    public string CalloutTitle(string kind) => kind switch { "tip" => Tip, "important" => Important, "warning" => Warning, "caution" => Caution, _ => Note };
}
