using System.Text;
using AngleSharp.Dom;
using static SocialBlog.Web.Markdown.Charts.Svg;

namespace SocialBlog.Web.Markdown.Charts;

/// <summary>Lines over a common axis, told apart by colour, dashes and the marks on their points.</summary>
internal static class LineDrawing
{
    /// <summary>With more points than this a line has no room for marks.</summary>
    private const int MaxMarks = 25;

    private static readonly string[] Dashes = ["", "8 4", "2 4", "12 4 2 4", "5 2", "1 3 6 3"];

    /// <summary>Behind the circle of the first line: square, diamond, triangle, triangle upside down, cross.</summary>
    private static readonly string[] Marks =
        ["M-3.5-3.5h7v7h-7z", "M0-5 5 0 0 5-5 0z", "M0-5 5 4h-10z", "M0 5 5-4h-10z", "M-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z"];

    public static void Draw(IElement plot, Chart chart)
    {
        var axis = Axis.Of([.. chart.Series.SelectMany(s => s.Known)], fromZero: false);
        var frame = new ChartFrame(plot, axis, chart, isNumbered: true);
        frame.NamePlaces(chart.Labels);
        for (var i = 0; i < chart.Series.Count; i++) Draw(frame, chart, i);
        if (chart.Series is [var only]) NameEnds(frame, chart, only);
    }

    /// <summary>A short piece of a line, for the legend.</summary>
    public static void DrawKey(IElement legend, int series)
    {
        var key = legend.Draw("svg", ("class", Class(series)), ("width", "30"), ("height", "12"), ("aria-hidden", "true"));
        Dash(key.Draw("path", ("class", "line"), ("d", "M1 6h28")), series);
        Mark(key, series, "15", "6");
    }

    private static void Draw(ChartFrame frame, Chart chart, int index)
    {
        var series = chart.Series[index];
        Dash(frame.Stretched().Draw("path", ("class", "line " + Class(index)), ("d", Path(frame, series.Values)), ("vector-effect", "non-scaling-stroke")), index);
        if (series.Values.Count > MaxMarks) return;

        var marks = frame.Area.Draw("g", ("class", Class(index)));
        foreach (var i in series.Places)
            Mark(marks, index, Percent(frame.X(i)), Px(frame.Y(series.Values[i]!.Value))).Explain(chart.Labels[i], chart.NameOf(series), chart.Say(series, i));
    }

    private static void Dash(IElement line, int series)
    {
        if (Dashes[series].Length > 0) line.SetAttribute("stroke-dasharray", Dashes[series]);
    }

    /// <summary>Only a circle can stand at a part of the width by itself.</summary>
    private static IElement Mark(IElement parent, int series, string x, string y) => series == 0
        ? parent.Draw("circle", ("cx", x), ("cy", y), ("r", "4"))
        : parent.Draw("svg", ("x", x), ("y", y)).Draw("path", ("d", Marks[series - 1]));

    /// <summary>A line that breaks off where nothing was measured.</summary>
    private static string Path(ChartFrame frame, IReadOnlyList<double?> values)
    {
        var path = new StringBuilder();
        var isDrawing = false;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                // Nearly nothing long: with round ends a point that stands alone is a dot.
                path.Append(isDrawing ? 'L' : 'M').Append(Px(frame.X(i) * 1000)).Append(' ').Append(Px(frame.Y(value))).Append(isDrawing ? "" : "h.01");
            }

            isDrawing = values[i] is not null;
        }

        return path.ToString();
    }

    /// <summary>The first and the last number at their points: from where to where the line goes.</summary>
    private static void NameEnds(ChartFrame frame, Chart chart, ChartSeries series)
    {
        foreach (var i in (int[])[series.Places.First(), series.Places.Last()])
        {
            var text = chart.Say(series, i);
            var width = TextWidth.Of(text) * ChartFrame.FontSize * ChartFrame.Bold;
            var anchor = frame.AnchorAt(frame.X(i), width);
            var (left, right) = anchor switch { "start" => (0, width), "end" => (width, 0), _ => (width / 2, width / 2) };
            // Above the line, which may rise on its way along the number.
            var top = series.Places.Where(p => (frame.X(p) - frame.X(i)) * frame.NarrowWidth is var away && away >= -left && away <= right).Min(p => frame.Y(series.Values[p]!.Value));
            // Far from its point a number would be taken for another's.
            if (frame.Y(series.Values[i]!.Value) - top < 40) frame.Area.Write(text, ("class", "value"), ("x", Percent(frame.X(i))), ("y", Px(top - 10)), ("text-anchor", anchor));
        }
    }

    private static string Class(int series) => "s" + Px(series + 1);
}
