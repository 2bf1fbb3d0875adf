namespace SocialBlog.Web.Markdown.Charts;

/// <summary>A column of numbers.</summary>
/// <param name="Values">One a row; null: nothing was measured there.</param>
/// <param name="Decimals">How many each was typed with.</param>
/// <param name="Unit">What all of them share.</param>
/// <param name="IsMixed">They share none.</param>
internal sealed record ChartSeries(string Name, IReadOnlyList<double?> Values, IReadOnlyList<int> Decimals, ChartUnit Unit, bool IsMixed)
{
    private static readonly string[] Missing = ["", "-", "–", "—", "−", "?", ".", "…", "...", "na", "n/a", "nd", "n/d", "n.a.", "n.d.", "n. d.", "null"];

    /// <summary>The rows that have a number.</summary>
    public IEnumerable<int> Places => Enumerable.Range(0, Values.Count).Where(i => Values[i] is not null);

    public IEnumerable<double> Known => Values.OfType<double>();

    /// <summary>The columns that hold a number, the labels' own left out.</summary>
    /// <param name="strays">Takes in cells of these columns that are neither a number nor a usual sign for none.</param>
    public static IReadOnlyList<ChartSeries> Of(ChartTable table, string language, ICollection<string> strays)
    {
        List<(string Name, List<TypedNumber?> Numbers)> columns = [];
        for (var column = 1; table.Rows.Count > 0 && column < table.Rows[0].Count; column++)
        {
            var numbers = table.Rows.Select(row => TypedNumber.Read(row[column], language)).ToList();
            if (numbers.TrueForAll(number => number is null)) continue;
            foreach (var row in table.Rows.Where((row, i) => numbers[i] is null && !Missing.Contains(row[column], StringComparer.OrdinalIgnoreCase))) strays.Add(row[column]);
            columns.Add((table.Headings.Count > column ? table.Headings[column] : "", numbers));
        }

        var unit = ChartUnit.Of(columns.SelectMany(column => column.Numbers));
        return [.. columns.Select(column => Of(column.Name, column.Numbers, unit ?? ChartUnit.Of(column.Numbers)))];
    }

    private static ChartSeries Of(string name, List<TypedNumber?> numbers, ChartUnit? shared)
    {
        var unit = shared ?? ChartUnit.None;
        return new ChartSeries(
            name,
            numbers.ConvertAll<double?>(n => n is { } number ? number.Value * (number.Unit == unit ? 1 : number.Unit.Whole().Factor) : null),
            numbers.ConvertAll(n => n is { } number && (number.Unit == unit || number.Unit.Whole().Factor == 1) ? number.Decimals : 0),
            unit,
            shared is null);
    }
}
