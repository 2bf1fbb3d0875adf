namespace SocialBlog.Data.Outbox;

public static class OutboxQueries
{
    public static IQueryable<OutboxMessage> DueAsOf(this IQueryable<OutboxMessage> messages, DateTime now) =>
        messages.Where(m => m.NextAttemptAt <= now).OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id);

    public static IQueryable<OutboxMessage> NewestFirst(this IQueryable<OutboxMessage> messages) => messages.OrderByDescending(m => m.Id);
}
