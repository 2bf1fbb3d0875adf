using AngleSharp.Dom;

namespace SocialBlog.Web.Markdown.Charts;

/// <summary>
/// Makes a drawing of each block fenced as <c>chart</c>, with its figures one click away. What can't be drawn is shown
/// as a plain table, or as it was typed. docs/writing.md says what authors may write.
/// </summary>
internal static class ChartBlocks
{
    /// <summary>More than a drawing of this width can show.</summary>
    private const int MaxRows = 1000, MaxLength = 100_000;

    /// <summary>In a text.</summary>
    private const int MaxCharts = 100;

    public static void Draw(IElement body, TextContext context, ICollection<TextProblem> problems)
    {
        foreach (var name in Chart.KindNames.Where(name => Fence.In(body, name).Count > 0))
            problems.Add(new TextProblem("The block “{0}” is shown as code. To make a chart of it, write “chart {0}” behind the backticks.", name));
        var fences = Fence.In(body, "chart", "graphique");
        if (fences.Count > MaxCharts) problems.Add(new TextProblem("A text has room for {0} charts. Those after them stay as they were typed.", MaxCharts));
        for (var i = 0; i < Math.Min(fences.Count, MaxCharts); i++)
        {
            if (Read(fences[i], i + 1, context.Language, problems) is { } shown) fences[i].Element.Replace(shown(body.Owner!));
        }
    }

    /// <param name="number">The chart's in its text.</param>
    /// <returns>Makes what takes the place of the block; null: it stays as it was typed.</returns>
    private static Func<IDocument, IElement>? Read(Fence fence, int number, string language, ICollection<TextProblem> problems)
    {
        var lines = fence.Text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        if (lines.Count == 0)
        {
            problems.Add(new TextProblem("Chart {0} is empty.", number));
            return null;
        }

        if (lines.Count > MaxRows + 2 || fence.Text.Length > MaxLength)
        {
            problems.Add(new TextProblem("Chart {0} is too long to be drawn: it has {1} lines, and at most {2} find room.", number, lines.Count, MaxRows));
            return null;
        }

        var (kind, title) = Chart.Named(fence.Arguments);
        var table = ChartTable.Read(lines, language);
        IReadOnlyList<string> labels = [.. table.Rows.Select(row => row[0])];
        List<string> strays = [];
        var series = ChartSeries.Of(table, language, strays);
        if (Obstacle(kind, labels, series, CleanText.Line(fence.Arguments), number) is { } obstacle)
        {
            problems.Add(obstacle);
            return table.Rows.Count > 0 && table.Rows[0].Count > 1 ? document => PlainTable(document, table, title, language) : null;
        }

        Doubt(table, series, strays, number, problems);
        if (kind is ChartKind.Pie or ChartKind.Cloud && series.Count > 1)
        {
            problems.Add(new TextProblem("Chart {0} shows its first column of numbers only: this kind of chart has room for one.", number));
            series = [series[0]];
        }

        var chart = new Chart(kind!.Value, labels, series, new ChartNumbers(language), Wording.Of(language));
        return document => Figure(document, chart, table, title, language);
    }

    /// <summary>What can be drawn, but perhaps not as it was meant.</summary>
    private static void Doubt(ChartTable table, IReadOnlyList<ChartSeries> series, IEnumerable<string> strays, int number, ICollection<TextProblem> problems)
    {
        foreach (var stray in strays.Distinct(StringComparer.Ordinal).Take(3)) problems.Add(new TextProblem("Chart {0}: “{1}” is no number, so nothing is drawn there.", number, CleanText.Start(stray, 40)));
        if (table.LongerRow is { } longer) problems.Add(new TextProblem("Chart {0}: the row “{1}” has more cells than the first one. Perhaps a comma inside a number was taken for the end of a cell: part cells by |.", number, CleanText.Start(longer, 40)));
        else if (series.Count > 1 && series.Any(s => s.Name.Length == 0)) problems.Add(new TextProblem("Chart {0} has columns without a heading, which nobody can tell apart.", number));
        if (series.Any(s => s.IsMixed)) problems.Add(new TextProblem("Chart {0} has numbers of different units in one column. They are drawn as if all were the same.", number));
    }

    private static TextProblem? Obstacle(ChartKind? kind, IReadOnlyList<string> labels, IReadOnlyList<ChartSeries> series, string arguments, int number)
    {
        if (kind is null && arguments.Length == 0) return new TextProblem("Chart {0} does not say its kind: line, bars, pie or cloud.", number);
        if (kind is null) return new TextProblem("Chart {0}: “{1}” is no kind of chart. There are line, bars, pie and cloud.", number, CleanText.Start(arguments, 40));
        if (series.Count == 0) return new TextProblem("Chart {0} has no numbers.", number);
        return kind switch
        {
            ChartKind.Line or ChartKind.Bars when series.Count > Chart.MaxSeries => new TextProblem("Chart {0} has {1} columns of numbers; at most {2} can be told apart.", number, series.Count, Chart.MaxSeries),
            ChartKind.Line when series[0].Values.Count < 2 => new TextProblem("Chart {0} has one row only: a line needs two.", number),
            ChartKind.Pie or ChartKind.Cloud when series[0].Known.Any(value => value < 0) => new TextProblem("Chart {0} has a number below zero, which this kind of chart can’t show.", number),
            ChartKind.Pie or ChartKind.Cloud when !series[0].Places.Any(i => series[0].Values[i] > 0 && (kind is ChartKind.Pie || labels[i].Length > 0)) => new TextProblem("Chart {0} has no number above zero.", number),
            _ => null,
        };
    }

    private static IElement Figure(IDocument document, Chart chart, ChartTable table, string title, string language)
    {
        var figure = document.CreateElement("figure");
        figure.ClassName = "chart " + chart.Kind.ToString().ToLowerInvariant();
        if (title.Length > 0) figure.Add("figcaption", title);

        var drawing = figure.Add("div", cssClass: "drawing");
        if (chart.Kind is ChartKind.Line or ChartKind.Bars && chart.Series.Count > 1) DrawLegend(drawing.Add("ul", cssClass: "legend"), chart);
        var plot = drawing.Add("div", cssClass: chart.Kind is ChartKind.Cloud ? "words" : "plot");
        plot.SetAttribute("role", "img");
        plot.SetAttribute("aria-label", Typography.Typeset((title.Length > 0 ? title + ". " : "") + chart.Describe(), language));
        switch (chart.Kind)
        {
            case ChartKind.Line: LineDrawing.Draw(plot, chart); break;
            case ChartKind.Bars: BarsDrawing.Draw(plot, chart); break;
            case ChartKind.Pie: PieDrawing.Draw(drawing, plot, chart); break;
            default: CloudDrawing.Draw(plot, chart); break;
        }

        var details = figure.Add("details");
        details.Add("summary", chart.Wording.Figures);
        details.AppendChild(PlainTable(document, table, "", language));
        return figure;
    }

    private static void DrawLegend(IElement legend, Chart chart)
    {
        for (var i = 0; i < chart.Series.Count; i++)
        {
            var item = legend.Add("li");
            if (chart.Kind is ChartKind.Line) LineDrawing.DrawKey(item, i);
            else BarsDrawing.DrawKey(item, i);
            item.Add("span", chart.Series[i].Name);
        }
    }

    /// <summary>The figures as they were typed.</summary>
    private static IElement PlainTable(IDocument document, ChartTable table, string title, string language)
    {
        var classes = Enumerable.Range(0, table.Rows.Select(row => row.Count).FirstOrDefault())
            .Select(column => column > 0 && table.Rows.Any(row => TypedNumber.Read(row[column], language) is not null) ? "end" : "").ToList();
        var element = document.CreateElement("table");
        if (title.Length > 0) element.Add("caption", title);
        if (table.Headings.Count > 0)
        {
            var row = element.Add("thead").Add("tr");
            for (var i = 0; i < classes.Count; i++) row.Add("th", table.Headings[i], classes[i]).SetAttribute("scope", "col");
        }

        var rows = element.Add("tbody");
        foreach (var cells in table.Rows)
        {
            var row = rows.Add("tr");
            row.Add("th", cells[0]).SetAttribute("scope", "row");
            for (var i = 1; i < classes.Count; i++) row.Add("td", cells[i], classes[i]);
        }

        return element;
    }
}
