using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;

namespace SocialBlog.Data.Search;

/// <summary>
/// Finds comments of any state for those who moderate, by a part of the text, the name or the address. An index of pieces
/// of three letters says which comments may have it, see docs/decisions/0034-parts-of-comments.md.
/// </summary>
public static class CommentFinding
{
    /// <summary>For a part that more comments may have, going through them is no slower.</summary>
    private const int FewEnough = 4_000;

    /// <summary>Pieces of a longer part tell no more.</summary>
    private const int MaxPieces = 30;

    private const int PieceLength = 3;

    /// <summary>Those that have the part as it stands; the letters a to z are the same in capitals.</summary>
    public static IQueryable<Comment> Containing(this IQueryable<Comment> comments, string part)
    {
        var pattern = "%" + part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
        return comments.Where(c => EF.Functions.Like(c.Text, pattern, "\\") || EF.Functions.Like(c.AuthorName, pattern, "\\") || EF.Functions.Like(c.AuthorEmail, pattern, "\\"));
    }

    /// <summary>The same comments of one state, by the index where few have the part.</summary>
    /// <param name="comments">All there are.</param>
    public static async Task<IQueryable<Comment>> WithPartAsync(this DbSet<Comment> comments, CommentState state, string part, CancellationToken cancel)
    {
        var all = comments.In(state).Containing(part);
        if (PiecesOf(part) is not { } pieces) return all;

        // Comments that wait are mostly the newest: the index need not be read from its beginning.
        var from = state is CommentState.Pending ? await comments.Where(c => c.State == CommentState.Pending).MinAsync(c => (int?)c.Id, cancel) ?? int.MaxValue : 0;
        // CROSS JOIN keeps SQLite from going through the whole list and asking for each whether it is among the few.
        var few = comments.FromSql($"SELECT c.* FROM (SELECT rowid AS Id FROM CommentParts WHERE CommentParts MATCH {pieces} AND rowid >= {from}) f CROSS JOIN Comments c ON c.Id = f.Id");
        var found = comments.FromSql($"SELECT c.* FROM (SELECT rowid AS Id FROM CommentParts WHERE CommentParts MATCH {pieces} AND rowid >= {from} LIMIT {FewEnough + 1}) f CROSS JOIN Comments c ON c.Id = f.Id");
        return await found.CountAsync(cancel) <= FewEnough ? few.In(state).Containing(part) : all;
    }

    /// <returns>An FTS5 expression; null for what the index can't tell: one letter is in nearly all comments, and a string of SQLite ends at a NUL.</returns>
    private static string? PiecesOf(string part)
    {
        var runes = part.EnumerateRunes().ToList();
        if (runes.Count < PieceLength - 1 || runes.Contains(default)) return null;
        // Two blanks follow each field in the index, so that two letters are always the beginning of a piece.
        if (runes.Count < PieceLength) return Quote(runes) + " *";
        return string.Join(" AND ", Enumerable.Range(0, runes.Count - PieceLength + 1).Select(at => Quote(runes.Skip(at).Take(PieceLength))).Distinct(StringComparer.Ordinal).Take(MaxPieces));
    }

    private static string Quote(IEnumerable<Rune> piece) => $"\"{string.Concat(piece).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
