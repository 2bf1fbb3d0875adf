using AngleSharp.Dom;
using static SocialBlog.Web.Markdown.Charts.Svg;

namespace SocialBlog.Web.Markdown.Charts;

/// <summary>Words as large as their weight, the heaviest in the middle; the same words always lie in the same places.</summary>
internal static class CloudDrawing
{
    private const int MaxWords = 60;

    /// <summary>In units of the drawing, which is about as wide as a phone.</summary>
    private const double Width = 350, Smallest = 14, Largest = 46, Gap = 4;

    /// <summary>The words with their weights, the heaviest first.</summary>
    public static IReadOnlyList<(string Label, double Weight, string Number)> Words(Chart chart) =>
    [
        .. chart.Series[0].Places.Select(i => (Label: TextWidth.Cut(chart.Labels[i], 24), Weight: chart.Series[0].Values[i]!.Value, Number: chart.Say(chart.Series[0], i)))
            .Where(word => word is { Weight: > 0, Label.Length: > 0 }).OrderByDescending(word => word.Weight).ThenBy(word => word.Label, StringComparer.Ordinal).Take(MaxWords),
    ];

    public static void Draw(IElement plot, Chart chart)
    {
        var words = Words(chart);
        var (light, heavy) = (words[^1].Weight, words[0].Weight);
        List<Box> placed = [];
        foreach (var (label, weight, _) in words)
        {
            var size = heavy > light ? Smallest + ((Largest - Smallest) * Math.Pow((weight - light) / (heavy - light), .8)) : (Smallest + Largest) / 2;
            size = Math.Min(size, Width / TextWidth.Of(label));
            placed.Add(Place(placed, TextWidth.Of(label) * size, size));
        }

        var (top, bottom) = (placed.Min(box => box.Top), placed.Max(box => box.Bottom));
        var cloud = plot.Draw("svg", ("viewBox", $"{Px(-Width / 2)} {Px(top)} {Px(Width)} {Px(bottom - top)}"), ("text-anchor", "middle"));
        for (var i = 0; i < words.Count; i++)
        {
            var box = placed[i];
            // With its length given no font can make a word overlap its neighbour.
            var word = cloud.Write(
                words[i].Label, ("x", Px(box.X)), ("y", Px(box.Y + (box.Height * .34))), ("font-size", Px(box.Height)), ("textLength", Px(box.Width)), ("lengthAdjust", "spacingAndGlyphs"));
            if (i < 3) word.ClassName = "s1";
            word.Explain(words[i].Label, words[i].Number);
        }
    }

    /// <summary>The first free place on a spiral, wider than high, from the middle outwards.</summary>
    private static Box Place(List<Box> placed, double width, double height)
    {
        for (var turn = 0d; ; turn += .15)
        {
            var box = new Box(5 * turn * Math.Cos(turn), 2.2 * turn * Math.Sin(turn), width, height);
            var isInside = Math.Abs(box.X) + (width / 2) <= (Width / 2) + .01;
            if (isInside && !placed.Exists(box.Touches)) return box;
            // Far outside it is as good as in the middle of a new line below.
            if (turn > 400) return new Box(0, placed.Max(b => b.Bottom) + Gap + (height / 2), width, height);
        }
    }

    /// <param name="X">Of its middle.</param>
    /// <param name="Y">Of its middle.</param>
    private sealed record Box(double X, double Y, double Width, double Height)
    {
        public double Top => Y - (Height / 2);

        public double Bottom => Y + (Height / 2);

        public bool Touches(Box other) =>
            Math.Abs(X - other.X) < ((Width + other.Width) / 2) + Gap && Math.Abs(Y - other.Y) < ((Height + other.Height) * .5) + (Gap / 2);
    }
}
