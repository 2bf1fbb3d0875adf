using System.Globalization;

namespace SocialBlog.Web.Markdown.Charts;

internal enum ChartKind
{
    Line,
    Bars,
    Pie,
    Cloud,
}

/// <summary>What there is to draw.</summary>
/// <param name="Series">At least one, each with at least one number.</param>
internal sealed record Chart(ChartKind Kind, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series, ChartNumbers Numbers, Wording Wording)
{
    /// <summary>More lines than there are kinds of them can't be told apart.</summary>
    public const int MaxSeries = 6;

    private static readonly Dictionary<string, ChartKind> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["line"] = ChartKind.Line,
        ["lines"] = ChartKind.Line,
        ["courbe"] = ChartKind.Line,
        ["courbes"] = ChartKind.Line,
        ["ligne"] = ChartKind.Line,
        ["lignes"] = ChartKind.Line,
        ["bar"] = ChartKind.Bars,
        ["bars"] = ChartKind.Bars,
        ["barre"] = ChartKind.Bars,
        ["barres"] = ChartKind.Bars,
        ["pie"] = ChartKind.Pie,
        ["secteurs"] = ChartKind.Pie,
        ["camembert"] = ChartKind.Pie,
        ["cloud"] = ChartKind.Cloud,
        ["word cloud"] = ChartKind.Cloud,
        ["nuage"] = ChartKind.Cloud,
        ["nuage de mots"] = ChartKind.Cloud,
    };

    /// <summary>All names of kinds.</summary>
    public static IReadOnlyList<string> KindNames { get; } = [.. Names.Keys];

    /// <summary>Reads what stands behind <c>chart</c> on a fence: a kind, then perhaps a title, in quotation marks or not.</summary>
    public static (ChartKind? Kind, string Title) Named(string arguments)
    {
        var words = CleanText.Line(arguments);
        var name = Names.Keys.Where(name => (words + " ").StartsWith(name + " ", StringComparison.OrdinalIgnoreCase)).MaxBy(name => name.Length);
        return name is null ? (null, Unquoted(words)) : (Names[name], Unquoted(words[name.Length..]));
    }

    /// <summary>A number in full: with its unit, and as many decimals as it was typed with.</summary>
    public string Say(ChartSeries series, int place) => Numbers.Write(series.Values[place]!.Value, series.Decimals[place], series.Unit);

    /// <summary>What all numbers share.</summary>
    public ChartUnit Unit => Series.Select(s => s.Unit).Distinct().Count() == 1 ? Series[0].Unit : ChartUnit.None;

    /// <summary>Empty where there is only one, which the title names.</summary>
    public string NameOf(ChartSeries series) => Series.Count > 1 ? series.Name : "";

    /// <summary>What the drawing shows, in a few words, for who can't see it.</summary>
    public string Describe() => Kind switch
    {
        ChartKind.Pie => Wording.PieChart + ". " + string.Join(", ", PieDrawing.Slices(this).Select(slice => slice.Label + " " + slice.Number)),
        ChartKind.Cloud => Wording.WordCloud + ". " + string.Join(", ", CloudDrawing.Words(this).Take(12).Select(word => word.Label)),
        _ => (Kind is ChartKind.Line ? Wording.LineChart : Wording.BarChart) + ". " + string.Join(". ", Series.Select(Range)),
    };

    private string Range(ChartSeries series)
    {
        var (low, high) = (series.Places.MinBy(i => series.Values[i]), series.Places.MaxBy(i => series.Values[i]));
        var range = string.Format(CultureInfo.InvariantCulture, Wording.Range, Say(series, low), Labels[low], Say(series, high), Labels[high]);
        return series.Name.Length > 0 ? series.Name + ", " + range : range;
    }

    private static string Unquoted(string title)
    {
        var text = title.Trim();
        return text is ['"', .., '"'] or ['“', .., '”'] or ['«', .., '»'] ? text[1..^1].Trim() : text;
    }
}
