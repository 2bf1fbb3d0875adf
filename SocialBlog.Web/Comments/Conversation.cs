using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Comments;

/// <summary>Which part of a conversation somebody looks at, and in which order.</summary>
/// <param name="Page">The first being 1.</param>
/// <param name="NewestFirst">Threads by their first comments; answers stand oldest first always.</param>
public sealed record ConversationPart(int Page = 1, bool NewestFirst = false);

/// <summary>The comments of a post, thread after thread, cut into pages. A long thread goes on on the next page.</summary>
public sealed record Conversation(IReadOnlyList<CommentThread> Threads, ConversationPart Part, int PageCount)
{
    /// <summary>Comments on a page.</summary>
    public const int PageSize = 100;

    public static readonly Conversation Empty = new([], new ConversationPart(), 1);

    /// <summary>The query of an address that leads to a part; empty for what the address shows by itself.</summary>
    public static string Query(ConversationPart part) =>
        (part is { Page: > 1, NewestFirst: true } ? FormattableString.Invariant($"?comments={part.Page}&order=newest")
        : part.Page > 1 ? FormattableString.Invariant($"?comments={part.Page}")
        : part.NewestFirst ? "?order=newest" : "");

    /// <param name="comments">Those that show.</param>
    /// <param name="count">At least as many as there are: few are loaded at once, of many the numbers first.</param>
    /// <returns>A part beyond the last page is empty.</returns>
    public static async Task<Conversation> LoadAsync(IQueryable<Comment> comments, int count, ConversationPart part, CancellationToken cancel)
    {
        if (count <= PageSize)
        {
            var all = (await CommentThread.Project(comments.OldestFirst()).ToListAsync(cancel)).ToDictionary(c => c.Id);
            return part.Page == 1
                ? new Conversation(CommentThread.Arrange([.. Sequence(all.Values.Select(c => (c.Id, c.ParentId)), part.NewestFirst).Select(id => all[id])]), part, 1)
                : new Conversation([], part, 1);
        }

        var sequence = await SequenceAsync(comments, part.NewestFirst, cancel);
        var shown = sequence.Skip((part.Page - 1) * PageSize).Take(PageSize).ToList();
        var rows = await CommentThread.Project(comments.Where(c => shown.Contains(c.Id))).ToDictionaryAsync(c => c.Id, cancel);
        var elsewhere = rows.Values.Where(c => c.ParentId is { } parent && !rows.ContainsKey(parent)).Select(c => c.ParentId).ToList();
        var names = elsewhere.Count == 0 ? [] : await comments.Where(c => elsewhere.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.AuthorName, cancel);
        return new Conversation(
            CommentThread.Arrange([.. shown.Where(rows.ContainsKey).Select(id => rows[id]).Select(c => c.ParentId is { } parent && names.TryGetValue(parent, out var name) ? c with { AnswersName = name } : c)]),
            part, Math.Max(1, (sequence.Count + PageSize - 1) / PageSize));
    }

    /// <returns>The page that a comment stands on, oldest first; null where it does not show.</returns>
    public static async Task<int?> PageOfAsync(IQueryable<Comment> comments, int id, CancellationToken cancel) =>
        (await SequenceAsync(comments, false, cancel)).IndexOf(id) is var at and >= 0 ? (at / PageSize) + 1 : null;

    private static async Task<List<int>> SequenceAsync(IQueryable<Comment> comments, bool newestFirst, CancellationToken cancel)
    {
        var places = await comments.OldestFirst().Select(c => new { c.Id, c.ParentId }).ToListAsync(cancel);
        return Sequence(places.Select(c => (c.Id, c.ParentId)), newestFirst);
    }

    /// <summary>
    /// Each comment before the answers to it. An answer to one that does not show begins a thread; so does the oldest of
    /// those that answer each other in a circle, which can't be written but could be imported, after all others.
    /// </summary>
    private static List<int> Sequence(IEnumerable<(int Id, int? ParentId)> oldestFirst, bool newestFirst)
    {
        var places = oldestFirst.ToList();
        var known = places.Select(c => c.Id).ToHashSet();
        var answers = places.Where(c => c.ParentId is { } parent && known.Contains(parent)).ToLookup(c => c.ParentId, c => c.Id);
        var first = places.Where(c => c.ParentId is not { } parent || !known.Contains(parent)).Select(c => c.Id);
        var placed = new HashSet<int>(places.Count);
        var sequence = new List<int>(places.Count);
        foreach (var beginning in (newestFirst ? first.Reverse() : first).Concat(places.Select(c => c.Id)))
        {
            // A stack, since answers may be nested as deep as there are comments: what is to come first lies on top.
            var open = new Stack<int>([beginning]);
            while (open.TryPop(out var id))
            {
                if (!placed.Add(id)) continue;
                sequence.Add(id);
                foreach (var answer in answers[id].Reverse()) open.Push(answer);
            }
        }

        return sequence;
    }
}
