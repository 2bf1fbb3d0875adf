using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Data.Outbox;

public static class OutboxQueries
{
    public static IQueryable<OutboxMessage> DueAsOf(this IQueryable<OutboxMessage> messages, DateTime now) =>
        messages.Where(m => m.NextAttemptAt <= now).OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id);

    /// <summary>Mails that tell of one of these comments, in words or by their number, and were not sent yet.</summary>
    public static IQueryable<OutboxMessage> StillTellingOf(this IQueryable<OutboxMessage> messages, IEnumerable<int> commentIds) =>
        messages.Where(m => m.SentAt == null && m.CommentIds.Any(id => commentIds.Contains(id)));

    public static IQueryable<OutboxMessage> NewestFirst(this IQueryable<OutboxMessage> messages) => messages.OrderByDescending(m => m.Id);
}
