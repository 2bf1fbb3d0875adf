using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Data.Users;

public static class UserQueries
{
    public static IQueryable<User> Active(this IQueryable<User> users) => users.Where(u => u.DeactivatedAt == null);

    /// <summary>Those who decide on comments.</summary>
    public static IQueryable<User> Moderating(this IQueryable<User> users) =>
        users.Active().Where(u => u.Role == Role.Owner || u.Role == Role.Editor || u.Role == Role.Moderator);

    /// <summary>Of those who could still do everything. Ask in the transaction that changes the person.</summary>
    public static Task<int> CountOwnersBesideAsync(this IQueryable<User> users, int userId, CancellationToken cancel) =>
        users.Active().CountAsync(u => u.Role == Role.Owner && u.Id != userId, cancel);

    /// <summary>A free address of a person's page: the name, and a number where somebody has it.</summary>
    public static async Task<string> FreeSlugAsync(this IQueryable<User> users, string displayName, CancellationToken cancel)
    {
        var wanted = User.SlugOf(displayName);
        var taken = (await users.Where(u => u.Slug.StartsWith(wanted)).Select(u => u.Slug).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var slug = wanted;
        for (var number = 2; taken.Contains(slug); number++) slug = FormattableString.Invariant($"{wanted}-{number}");
        return slug;
    }

    public static IQueryable<Session> AliveAsOf(this IQueryable<Session> sessions, DateTime now)
    {
        var since = now - Session.Lifetime;
        return sessions.Where(s => s.LastSeenAt > since);
    }
}
