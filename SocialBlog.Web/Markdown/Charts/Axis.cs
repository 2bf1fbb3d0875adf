namespace SocialBlog.Web.Markdown.Charts;

/// <summary>A scale whose marks are round numbers: 1, 2, 2.5 or 5 times a power of ten apart.</summary>
internal sealed record Axis(double Low, double High, double Step)
{
    private const int Steps = 5;

    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Low + (i * Step));

    /// <param name="values">At least one.</param>
    /// <param name="fromZero">Lengths are compared, so that nought must be on it.</param>
    public static Axis Of(IReadOnlyCollection<double> values, bool fromZero)
    {
        var (low, high) = (values.Min(), values.Max());
        // Where all is far from nought, a line may show what changes.
        if (fromZero || (low >= 0 && low < high * 2 / 3) || (high <= 0 && high > low * 2 / 3) || low == high) (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        if (high - low < 1e-6) high = low + 1;

        var step = Nice((high - low) / Steps);
        if (values.All(double.IsInteger)) step = Math.Max(step, 1);
        return new Axis(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }

    /// <returns>0 at the low end, 1 at the high one.</returns>
    public double Place(double value) => (value - Low) / (High - Low);

    /// <summary>How many decimals it takes to write multiples of a step.</summary>
    public static int DecimalsOf(double step)
    {
        var decimals = 0;
        for (var rest = step; decimals < 9 && Math.Abs(rest - Math.Round(rest)) > 1e-6; rest *= 10) decimals++;
        return decimals;
    }

    private static double Nice(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * (step / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 };
    }
}
