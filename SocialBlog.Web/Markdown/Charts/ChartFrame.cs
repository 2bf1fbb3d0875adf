using AngleSharp.Dom;
using static SocialBlog.Web.Markdown.Charts.Svg;

namespace SocialBlog.Web.Markdown.Charts;

/// <summary>
/// The axes of lines and standing bars, and the room between them. Heights are in pixels and widths in parts of what the
/// reader's screen gives: so the words keep their size on a phone, and the drawing fills a wide page all the same.
/// </summary>
internal sealed class ChartFrame
{
    /// <summary>In pixels, as the style sheet has it.</summary>
    public const double FontSize = 13;

    /// <summary>What a phone of 320 pixels leaves for a drawing, and what a wide page does.</summary>
    public const double Narrow = 284, Wide = 610;

    /// <summary>How much wider bold words are than <see cref="TextWidth"/> says.</summary>
    public const double Bold = 1.1;

    private const double Height = 230, Top = 24, Bottom = 28;

    private readonly Axis _axis;
    private readonly int _places;
    private readonly double _margin;

    /// <param name="isNumbered">The axis has numbers; bars that bear their own need none.</param>
    public ChartFrame(IElement plot, Axis axis, Chart chart, bool isNumbered)
    {
        (_axis, _places) = (axis, chart.Labels.Count);
        var ticks = axis.Ticks.ToList();
        if (isNumbered)
        {
            var names = ticks.ConvertAll(tick => chart.Numbers.Write(tick, axis, chart.Unit, tick == ticks[^1]));
            _margin = Math.Ceiling(names.Max(TextWidth.Of) * FontSize) + 8;
            var side = plot.Draw("svg", ("width", Px(_margin)), ("height", Px(Top + Height + Bottom))).Draw("g", ("text-anchor", "end"));
            for (var i = 0; i < ticks.Count; i++) side.Write(names[i], ("x", Px(_margin - 8)), ("y", Px(Y(ticks[i]) + 4.5)));
        }

        Area = plot.Draw("svg", ("height", Px(Top + Height + Bottom)));
        foreach (var tick in isNumbered ? ticks : [0])
        {
            var line = Area.Draw("line", ("x2", "100%"), ("y1", Px(Y(tick))), ("y2", Px(Y(tick))));
            if (Math.Abs(tick) < axis.Step / 2) line.ClassName = "zero";
        }
    }

    /// <summary>Where values are drawn.</summary>
    public IElement Area { get; }

    /// <summary>Of the drawing on a phone, in pixels.</summary>
    public double NarrowWidth => Narrow - _margin;

    /// <summary>The middle of a place, in parts of the width.</summary>
    public double X(double place) => (place + .5) / _places;

    /// <summary>In pixels from above.</summary>
    public double Y(double value) => Top + ((1 - _axis.Place(value)) * Height);

    /// <summary>A field of 1000 by the height in pixels, stretched to the width that there is.</summary>
    public IElement Stretched() =>
        Area.Draw("svg", ("viewBox", $"0 0 1000 {Px(Top + Height)}"), ("width", "100%"), ("height", Px(Top + Height)), ("preserveAspectRatio", "none"));

    /// <summary>Names the places: as many as a wide page has room for, and fewer on a phone.</summary>
    public void NamePlaces(IReadOnlyList<string> labels)
    {
        var names = labels.Select((label, i) => new Name(TextWidth.Cut(label, 12), X(i), this)).ToList();
        var wide = Fitting(names, Wide - _margin, 1);
        var narrow = Fitting(names, NarrowWidth, wide);
        for (var i = 0; i < names.Count; i += wide)
        {
            var text = Area.Write(names[i].Text, ("x", Percent(names[i].X)), ("y", Px(Top + Height + 20)), ("text-anchor", names[i].Anchor));
            if (i % narrow != 0) text.ClassName = "wide";
        }
    }

    /// <summary>Where words over or under a point are to be hung up, so that they stay on a phone's screen.</summary>
    public string AnchorAt(double x, double width, double margin = 0) =>
        x * NarrowWidth + margin < width / 2 ? "start" : (1 - x) * NarrowWidth < width / 2 ? "end" : "middle";

    /// <summary>All names stand side by side, even on a phone.</summary>
    public static bool HasRoomFor(IReadOnlyList<string> labels) =>
        labels.Zip(labels.Skip(1)).All(pair => (TextWidth.Of(pair.First) + TextWidth.Of(pair.Second)) * FontSize / 2 + 6 <= (Narrow - 30) / labels.Count)
        && labels.All(label => TextWidth.Of(label) * FontSize <= Narrow);

    /// <returns>The smallest step, a multiple of the given one, at which names keep clear of each other.</returns>
    private static int Fitting(List<Name> names, double width, int multipleOf)
    {
        var step = multipleOf;
        while (step < names.Count && !Fits(names, width, step)) step += multipleOf;
        // A little further the last one may be among them.
        for (var further = step; further < step * 2 && further < names.Count; further += multipleOf)
        {
            if ((names.Count - 1) % further == 0 && Fits(names, width, further)) return further;
        }

        return step;
    }

    private static bool Fits(List<Name> names, double width, int step)
    {
        for (var i = step; i < names.Count; i += step)
        {
            if (names[i].Left(width) < names[i - step].Left(width) + names[i - step].Width + 8) return false;
        }

        return true;
    }

    /// <param name="X">The point it hangs at, in parts of the width.</param>
    private sealed record Name(string Text, double X, double Width, string Anchor)
    {
        public Name(string text, double x, ChartFrame frame)
            : this(text, x, TextWidth.Of(text) * FontSize, frame.AnchorAt(x, TextWidth.Of(text) * FontSize, frame._margin))
        {
            if (Anchor is not "middle") X = Anchor is "start" ? 0 : 1;
        }

        public double Left(double width) => (X * width) - (Anchor switch { "start" => 0, "end" => Width, _ => Width / 2 });
    }
}
