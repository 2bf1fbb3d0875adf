using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Found = DiffPlex.DiffBuilder.Model.DiffPiece;

namespace SocialBlog.Web.Posts;

public enum DiffKind
{
    Same,
    Added,
    Removed,
}

/// <summary>Words that follow each other and share a fate.</summary>
public sealed record DiffPiece(DiffKind Kind, string Text);

/// <summary>A line of a text, or several unchanged ones that are left out.</summary>
/// <param name="Skipped">How many lines are left out here; 0 for a line.</param>
public sealed record DiffLine(IReadOnlyList<DiffPiece> Pieces, int Skipped = 0);

/// <summary>What changed from one text to another, as people read it: lines in order, changed ones word by word.</summary>
public static class TextDiff
{
    /// <summary>In characters, both texts together; above it no more is said than what was and what is.</summary>
    public const int MaxLength = 600_000;

    /// <summary>Lines shown around a change.</summary>
    private const int Context = 2;

    /// <returns>Empty where nothing changed.</returns>
    public static IReadOnlyList<DiffLine> Of(string former, string current)
    {
        if (former == current) return [];
        if (former.Length + current.Length > MaxLength) return [new([new(DiffKind.Removed, former)]), new([new(DiffKind.Added, current)])];

        var diff = SideBySideDiffBuilder.Diff(former, current, ignoreWhiteSpace: false);
        var lines = diff.OldText.Lines.Zip(diff.NewText.Lines, LineOf).ToList();
        return Shorten(lines);
    }

    private static DiffLine LineOf(Found former, Found current)
    {
        if (former.Type is ChangeType.Modified && current.Type is ChangeType.Modified)
            return new DiffLine(Join(former.SubPieces.Zip(current.SubPieces).SelectMany(pair => PiecesOf(pair.First, pair.Second))));
        return new DiffLine([.. PiecesOf(former, current)]);
    }

    private static IEnumerable<DiffPiece> PiecesOf(Found former, Found current)
    {
        if (former.Type is ChangeType.Unchanged)
        {
            yield return new DiffPiece(DiffKind.Same, current.Text ?? "");
            yield break;
        }

        if (former.Type is not ChangeType.Imaginary) yield return new DiffPiece(DiffKind.Removed, former.Text ?? "");
        if (current.Type is not ChangeType.Imaginary) yield return new DiffPiece(DiffKind.Added, current.Text ?? "");
    }

    /// <summary>Words of one kind in a row become one piece; what was taken away stands before what came for it.</summary>
    private static List<DiffPiece> Join(IEnumerable<DiffPiece> words)
    {
        List<DiffPiece> joined = [];
        string removed = "", added = "";
        foreach (var (kind, text) in words)
        {
            if (kind is DiffKind.Removed) removed += text;
            else if (kind is DiffKind.Added) added += text;
            else if (string.IsNullOrWhiteSpace(text) && (removed.Length > 0 || added.Length > 0))
            {
                // A space between two changed words belongs to the change.
                removed += text;
                added += text;
            }
            else
            {
                Flush();
                Keep(text);
            }
        }

        Flush();
        return joined;

        void Keep(string text)
        {
            if (joined is [.., { Kind: DiffKind.Same } last]) joined[^1] = last with { Text = last.Text + text };
            else joined.Add(new DiffPiece(DiffKind.Same, text));
        }

        void Flush()
        {
            // The space after the last changed word is nobody's change.
            var space = removed.Length > 0 && added.Length > 0 && char.IsWhiteSpace(removed[^1]) && removed[^1] == added[^1] ? added[^1..] : "";
            (removed, added) = (removed[..^space.Length], added[..^space.Length]);
            if (removed.Length > 0) joined.Add(new DiffPiece(DiffKind.Removed, removed));
            if (added.Length > 0) joined.Add(new DiffPiece(DiffKind.Added, added));
            if (space.Length > 0) Keep(space);
            removed = added = "";
        }
    }

    /// <summary>Leaves out lines that are far from any change.</summary>
    private static List<DiffLine> Shorten(List<DiffLine> lines)
    {
        var changed = lines.Select(line => line.Pieces.Any(p => p.Kind is not DiffKind.Same)).ToList();
        List<DiffLine> shown = [];
        var skipped = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var isNear = Enumerable.Range(i - Context, (2 * Context) + 1).Any(j => j >= 0 && j < lines.Count && changed[j]);
            if (!isNear)
            {
                skipped++;
                continue;
            }

            if (skipped > 0) shown.Add(new DiffLine([], skipped));
            skipped = 0;
            shown.Add(lines[i]);
        }

        if (skipped > 0) shown.Add(new DiffLine([], skipped));
        return shown;
    }
}
