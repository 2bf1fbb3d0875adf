using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Data.Subscriptions;

public static class SubscriptionQueries
{
    public static IQueryable<CommentSubscription> Of(this IQueryable<CommentSubscription> subscriptions, string email)
    {
        var key = ConfirmedAddress.KeyOf(email);
        return subscriptions.Where(s => s.Email == key);
    }

    public static IQueryable<CommentSubscription> Confirmed(this IQueryable<CommentSubscription> subscriptions) => subscriptions.Where(s => s.ConfirmedAt != null);

    public static IQueryable<CommentSubscription> Unconfirmed(this IQueryable<CommentSubscription> subscriptions) => subscriptions.Where(s => s.ConfirmedAt == null);

    /// <summary>The owner of the address has used a link that was sent to it.</summary>
    public static Task<bool> HaveAsync(this IQueryable<ConfirmedAddress> addresses, string email, CancellationToken cancel)
    {
        var key = ConfirmedAddress.KeyOf(email);
        return addresses.AnyAsync(a => a.Email == key, cancel);
    }
}
