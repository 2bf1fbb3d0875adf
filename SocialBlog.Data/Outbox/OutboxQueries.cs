namespace SocialBlog.Data.Outbox;

public static class OutboxQueries
{
    public static IQueryable<OutboxMessage> DueAsOf(this IQueryable<OutboxMessage> messages, DateTime now) =>
        messages.Where(m => m.NextAttemptAt <= now).OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id);

    /// <summary>Mails that quote a comment and were not sent yet.</summary>
    public static IQueryable<OutboxMessage> StillQuoting(this IQueryable<OutboxMessage> messages, int commentId) =>
        messages.Where(m => m.SentAt == null && m.CommentIds.Contains(commentId));

    public static IQueryable<OutboxMessage> NewestFirst(this IQueryable<OutboxMessage> messages) => messages.OrderByDescending(m => m.Id);
}
