using System.Text;
using System.Text.Json;
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
    public static async Task<IQueryable<Comment>> CommentsContainingAsync(this BlogDbContext db, CommentState state, string part, CancellationToken cancel)
    {
        if (db.Candidates(state, part) is not { } candidates) return db.Comments.In(state).Containing(part);
        var ids = await candidates.ToListAsync(cancel);
        if (ids.Count > FewEnough) return db.Comments.In(state).Containing(part);

        // CROSS JOIN keeps SQLite from going through the whole list and asking for each whether it is among the few.
        var json = JsonSerializer.Serialize(ids.Distinct());
        return db.Comments.FromSql($"SELECT c.* FROM json_each({json}) AS few CROSS JOIN Comments AS c ON c.Id = few.value").In(state).Containing(part);
    }

    /// <summary>Numbers of all comments of the state that may have the part, and of others, to one more than are few.</summary>
    /// <returns>Null for what the index can't tell: one letter is in nearly all comments, and a string of SQLite ends at a NUL.</returns>
    private static IQueryable<int>? Candidates(this BlogDbContext db, CommentState state, string part)
    {
        var runes = part.EnumerateRunes().ToList();
        if (runes.Count < PieceLength - 1 || runes.Contains(default)) return null;
        if (runes.Count < PieceLength)
        {
            // The index has small letters; which those are of others than these, SQLite alone knows.
            if (!runes.TrueForAll(rune => rune.IsAscii || Rune.ToLowerInvariant(rune) == Rune.ToUpperInvariant(rune))) return null;
            var beginning = part.ToLowerInvariant();
            return db.Database.SqlQuery<int>($"SELECT doc AS Value FROM CommentPieces WHERE term >= {beginning} AND term < {beginning + "\U0010FFFF"} LIMIT {FewEnough + 1}");
        }

        // Every second one: twice as fast, and little is lost.
        var pieces = string.Join(" AND ", Enumerable.Range(0, runes.Count - PieceLength + 1).Where(at => at % 2 == 0 || at == runes.Count - PieceLength)
            .Select(at => Quote(runes.Skip(at).Take(PieceLength))).Distinct(StringComparer.Ordinal).Take(MaxPieces));
        // Comments that wait are mostly the newest.
        return state is CommentState.Pending
            ? db.Database.SqlQuery<int>($"SELECT rowid AS Value FROM CommentParts WHERE CommentParts MATCH {pieces} AND rowid >= (SELECT min(Id) FROM Comments INDEXED BY IX_Comments_Pending WHERE State = 'Pending') LIMIT {FewEnough + 1}")
            : db.Database.SqlQuery<int>($"SELECT rowid AS Value FROM CommentParts WHERE CommentParts MATCH {pieces} LIMIT {FewEnough + 1}");
    }

    private static string Quote(IEnumerable<Rune> piece) => $"\"{string.Concat(piece).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
