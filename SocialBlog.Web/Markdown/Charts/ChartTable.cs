using System.Text;

namespace SocialBlog.Web.Markdown.Charts;

/// <summary>
/// What an author typed or pasted between the fences of a chart: one line a row, its cells between bars, tabs,
/// semicolons or commas. The first line holds the headings, the first column the labels.
/// </summary>
/// <param name="Headings">As many as each row has cells; none where the first line is data already.</param>
/// <param name="Rows">All of the same length, missing cells being empty.</param>
/// <param name="LongerRow">Label of a row that has more cells than the first line; null: there is none.</param>
internal sealed record ChartTable(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows, string? LongerRow)
{
    private const int MaxColumns = 30;

    /// <param name="lines">Those with something on them.</param>
    /// <param name="language">Of numbers: tells a first line of headings from one of data.</param>
    public static ChartTable Read(IReadOnlyList<string> lines, string language)
    {
        var mark = MarkOf(lines);
        var rows = lines.Where(line => mark is not "|" || !IsRuler(line)).Select(line => Cells(line, mark)).ToList();
        var columns = Math.Min(rows.Select(row => row.Count).DefaultIfEmpty().Max(), MaxColumns);
        var even = rows.Select(IReadOnlyList<string> (row) => [.. Enumerable.Range(0, columns).Select(i => i < row.Count ? row[i] : "")]).ToList();
        var hasRuler = rows.Count < lines.Count;
        var longer = rows.Find(row => row.FindLastIndex(cell => cell.Length > 0) >= rows[0].Count)?[0];
        return even.Count == 0 || (!hasRuler && IsData(even[0], language)) ? new ChartTable([], even, longer) : new ChartTable(even[0], even[1..], longer);
    }

    /// <summary>A label and numbers, which are not years, are no headings.</summary>
    private static bool IsData(IReadOnlyList<string> row, string language) =>
        row.Count > 1 && row[0].Length > 0 && row.Skip(1).All(cell => TypedNumber.Read(cell, language) is not null)
        && !row.Skip(1).All(cell => cell.Length == 4 && TypedNumber.Read(cell, language)!.Value is >= 1800 and < 2200);

    private static string MarkOf(IReadOnlyList<string> lines)
    {
        var first = string.Join('\n', lines.Take(2));
        if (first.Contains('|', StringComparison.Ordinal)) return "|";
        if (first.Contains('\t', StringComparison.Ordinal)) return "\t";
        if (first.Contains(';', StringComparison.Ordinal)) return ";";
        // With a space behind those that part cells, the others are inside numbers.
        return lines.All(line => line.Contains(", ", StringComparison.Ordinal)) ? ", " : ",";
    }

    private static List<string> Cells(string line, string mark)
    {
        var rest = line.Trim(mark is "\t" ? [' '] : [' ', '\t', '\r']);
        if (mark is "|") rest = rest.StartsWith('|') ? rest[1..] : rest;
        if (mark is "|" && rest.EndsWith('|') && !rest.EndsWith("\\|", StringComparison.Ordinal)) rest = rest[..^1];

        List<string> cells = [];
        var cell = new StringBuilder();
        var isQuoted = false;
        var hasQuotes = mark is not "|" && rest.Count(c => c is '"') % 2 == 0;
        for (var i = 0; i < rest.Length; i++)
        {
            if (mark is "|" && rest[i] is '\\' && i + 1 < rest.Length && rest[i + 1] is '|') cell.Append(rest[++i]);
            // RFC 4180: a mark inside quotes is text, and two quotes there are one.
            else if (hasQuotes && rest[i] is '"' && (isQuoted || cell.Length == 0))
            {
                if (isQuoted && i + 1 < rest.Length && rest[i + 1] is '"') cell.Append(rest[++i]);
                else isQuoted = !isQuoted;
            }
            else if (!isQuoted && string.CompareOrdinal(rest, i, mark, 0, mark.Length) == 0)
            {
                cells.Add(CleanText.Line(cell.ToString()));
                cell.Clear();
                i += mark.Length - 1;
            }
            else if (cell.Length > 0 || !char.IsWhiteSpace(rest[i]))
            {
                cell.Append(rest[i]);
            }
        }

        cells.Add(CleanText.Line(cell.ToString()));
        return cells;
    }

    /// <summary>The line under the headings of a table in Markdown.</summary>
    private static bool IsRuler(string line) => line.Contains('-', StringComparison.Ordinal) && line.All(c => c is '|' or '-' or ':' || char.IsWhiteSpace(c));
}
