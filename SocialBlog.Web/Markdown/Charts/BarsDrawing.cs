using AngleSharp.Dom;
using SocialBlog.Web.Settings;
using static SocialBlog.Web.Markdown.Charts.Svg;

namespace SocialBlog.Web.Markdown.Charts;

/// <summary>Bars from nought: standing side by side, or lying under their names where these are long.</summary>
internal static class BarsDrawing
{
    private const int MostLying = 60;

    /// <summary>More bars than this are too thin for a mouse to rest on.</summary>
    private const int MostExplained = 200;

    public static void Draw(IElement plot, Chart chart)
    {
        if (ChartFrame.HasRoomFor(chart.Labels) || chart.Labels.Count > MostLying || chart.Labels.All(IsTime)) DrawStanding(plot, chart);
        else DrawLying(plot, chart);
    }

    /// <summary>A bar, for the legend.</summary>
    public static void DrawKey(IElement legend, int series) =>
        legend.Draw("svg", ("class", Class(series)), ("width", "16"), ("height", "12"), ("aria-hidden", "true")).Draw("rect", ("x", "1"), ("width", "14"), ("height", "12"));

    /// <summary>Times run from left to right, whatever room their names have: a short one with a digit, or of a month or weekday.</summary>
    private static bool IsTime(string label) =>
        label.Length <= 9 && (label.Any(char.IsAsciiDigit) || ((string[])["fr", "en"]).Any(language =>
        {
            var names = Blog.CultureOf(language).DateTimeFormat;
            return names.MonthNames.Concat(names.DayNames).Any(name => label.Length >= 3 && name.StartsWith(label.TrimEnd('.'), StringComparison.OrdinalIgnoreCase));
        }));

    private static void DrawStanding(IElement plot, Chart chart)
    {
        var (places, only) = (chart.Labels.Count, chart.Series is [var one] ? one : null);
        // Where each bar has room for its number, no axis has to say it again.
        var bearsNumbers = only is not null && only.Places.Max(i => TextWidth.Of(chart.Say(only, i))) * ChartFrame.FontSize * ChartFrame.Bold + 4 <= ChartFrame.Narrow / places;
        var axis = Axis.Of([.. chart.Series.SelectMany(s => s.Known)], fromZero: true);
        if (bearsNumbers) axis = axis with { Low = Math.Min(0, only!.Known.Min()), High = Math.Max(0, only.Known.Max()) };
        if (axis.High - axis.Low < 1e-6) axis = axis with { High = 1 };
        // Below the lowest bar its number stands, and below that the names.
        if (bearsNumbers && axis.Low < 0) axis = axis with { Low = axis.Low - ((axis.High - axis.Low) * .09) };
        var frame = new ChartFrame(plot, axis, chart, !bearsNumbers);
        frame.NamePlaces(chart.Labels);
        var width = (places > 40 ? .9 : .68) / Math.Max(places, 4) / chart.Series.Count;
        for (var s = 0; s < chart.Series.Count; s++)
        {
            var series = chart.Series[s];
            var bars = frame.Area.Draw("g", ("class", Class(s)));
            foreach (var i in series.Places)
            {
                var (value, zero) = (frame.Y(series.Values[i]!.Value), frame.Y(0));
                var bar = bars.Draw(
                    "rect", ("x", Percent(frame.X(i) + ((s - (chart.Series.Count / 2d)) * width))), ("y", Px(Math.Min(value, zero))), ("width", Percent(width * (only is null ? .92 : 1))),
                    ("height", Px(Math.Abs(value - zero))));
                if (places * chart.Series.Count <= MostExplained) bar.Explain(chart.Labels[i], chart.NameOf(series), chart.Say(series, i));
            }
        }

        if (!bearsNumbers) return;
        foreach (var i in only!.Places)
            frame.Area.Write(chart.Say(only, i), ("class", "value"), ("x", Percent(frame.X(i))), ("y", Px(frame.Y(only.Values[i]!.Value) + (only.Values[i] < 0 ? 17 : -7))), ("text-anchor", "middle"));
    }

    private static void DrawLying(IElement plot, Chart chart)
    {
        const double name = 19, bar = 16, gap = 14;
        var known = chart.Series.SelectMany(s => s.Known).ToList();
        var (low, high) = (Math.Min(0, known.Min()), Math.Max(0, known.Max()));
        // Numbers stand at the ends of their bars, so the longest bar leaves room for the longest number.
        var room = (chart.Series.Max(s => s.Places.Max(i => TextWidth.Of(chart.Say(s, i)))) * ChartFrame.FontSize * ChartFrame.Bold + 8) / ChartFrame.Narrow;
        var (before, behind) = (low < 0 ? room : 0, high > 0 ? room : 0);
        double X(double value) => before + ((value - low) / Math.Max(high - low, 1e-6) * (1 - before - behind));

        var area = plot.Draw("svg");
        var y = 0d;
        for (var i = 0; i < chart.Labels.Count; i++)
        {
            foreach (var line in TextWidth.Lines(chart.Labels[i], ChartFrame.Narrow / ChartFrame.FontSize)) area.Write(line, ("class", "name"), ("y", Px((y += name) - 6)));
            var top = y;
            for (var s = 0; s < chart.Series.Count; s++, y += bar)
            {
                var series = chart.Series[s];
                if (series.Values[i] is not { } value) continue;
                area.Draw("rect", ("class", Class(s)), ("x", Percent(Math.Min(X(value), X(0)))), ("y", Px(y)), ("width", Percent(Math.Abs(X(value) - X(0)))), ("height", Px(bar - 2)))
                    .Explain(chart.Labels[i], chart.NameOf(series), chart.Say(series, i));
                area.Write(chart.Say(series, i), ("class", "value"), ("x", Percent(X(value))), ("dx", value < 0 ? "-5" : "5"), ("y", Px(y + 11.5)), ("text-anchor", value < 0 ? "end" : "start"));
            }

            if (low < 0) area.Draw("line", ("class", "zero"), ("x1", Percent(X(0))), ("x2", Percent(X(0))), ("y1", Px(top - 3)), ("y2", Px(y + 1)));
            y += gap;
        }

        area.SetAttribute("height", Px(y - gap));
    }

    private static string Class(int series) => "s" + Px(series + 1);
}
