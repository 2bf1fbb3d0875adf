using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Mail;

/// <summary>
/// What a link in a moderator's mail stands for: one comment, one person, a week. It is used up once anybody has decided
/// on the comment since, by whatever way.
/// </summary>
/// <param name="DecidedAt">When the last decision before the mail was; null: there was none.</param>
/// <param name="Until">UTC.</param>
public sealed record ModerationLink(int CommentId, int UserId, DateTime? DecidedAt, DateTime Until)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static string Make(Blog blog, int commentId, int userId, DateTime? decidedAt, DateTime now) =>
        SignedLink.Make(blog, SignedLink.Moderate, commentId, userId, decidedAt?.Ticks ?? 0, (now + Lifetime).Ticks);

    /// <returns>Null for what is forged or too old.</returns>
    public static ModerationLink? Read(Blog blog, string? token, DateTime now) =>
        SignedLink.Read(blog, SignedLink.Moderate, 4, token) is [var comment, var user, var decided, var until] && until > now.Ticks
            ? new ModerationLink((int)comment, (int)user, decided == 0 ? null : new DateTime(decided, DateTimeKind.Utc), new DateTime(until, DateTimeKind.Utc))
            : null;
}
