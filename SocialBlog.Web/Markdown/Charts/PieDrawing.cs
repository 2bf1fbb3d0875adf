using AngleSharp.Dom;
using static SocialBlog.Web.Markdown.Charts.Svg;

namespace SocialBlog.Web.Markdown.Charts;

/// <summary>Shares of a whole, the greatest first, clockwise from above; a list beside it says what is what.</summary>
internal static class PieDrawing
{
    /// <summary>What comes after so many is shown in one.</summary>
    private const int MaxSlices = 8;

    /// <summary>Smaller slices have no room for their number.</summary>
    private const double SmallestNamed = .06;

    /// <param name="Number">The share in words.</param>
    public sealed record Slice(string Label, double Share, string Number);

    public static IReadOnlyList<Slice> Slices(Chart chart)
    {
        var values = chart.Series[0].Values;
        var total = chart.Series[0].Known.Sum();
        var slices = chart.Labels.Select((label, i) => (Label: label, Share: (values[i] ?? 0) / total)).Where(slice => slice.Share > 0).OrderByDescending(slice => slice.Share).ToList();
        if (slices.Count > MaxSlices) slices = [.. slices.Take(MaxSlices - 1), (chart.Wording.Others, slices.Skip(MaxSlices - 1).Sum(slice => slice.Share))];
        var numbers = chart.Numbers.Shares([.. slices.Select(slice => slice.Share)]);
        return [.. slices.Select((slice, i) => new Slice(slice.Label, slice.Share, numbers[i]))];
    }

    public static void Draw(IElement drawing, IElement plot, Chart chart)
    {
        var slices = Slices(chart);
        var pie = plot.Draw("svg", ("viewBox", "-101 -101 202 202"), ("width", "230"), ("height", "230"));
        var from = 0d;
        for (var i = 0; i < slices.Count; i++)
        {
            var (label, share, number) = slices[i];
            var shape = share > .9999
                ? pie.Draw("circle", ("class", Class(i)), ("r", "100"))
                : pie.Draw("path", ("class", Class(i)), ("d", $"M0 0L{Point(from)}A100 100 0 {(share > .5 ? "1" : "0")} 1 {Point(from + share)}z"));
            shape.Explain(label, number);
            from += share;
        }

        from = 0;
        foreach (var (_, share, number) in slices)
        {
            var (x, y) = At(from + (share / 2), share > .9999 ? 0 : 70);
            if (share >= SmallestNamed) pie.Write(number, ("x", Px(x)), ("y", Px(y + 4.5)), ("text-anchor", "middle"));
            from += share;
        }

        var legend = drawing.Add("ul", cssClass: "legend");
        for (var i = 0; i < slices.Count; i++)
        {
            var item = legend.Add("li");
            BarsDrawing.DrawKey(item, i);
            item.Add("span", slices[i].Label);
            item.Add("b", slices[i].Number);
        }
    }

    private static string Class(int slice) => "s" + Px(slice + 1);

    /// <summary>On the rim.</summary>
    private static string Point(double turn)
    {
        var (x, y) = At(turn, 100);
        return Px(x) + " " + Px(y);
    }

    private static (double X, double Y) At(double turn, double radius) => (radius * Math.Sin(turn * Math.Tau), -radius * Math.Cos(turn * Math.Tau));
}
