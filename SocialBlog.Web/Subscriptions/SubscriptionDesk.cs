using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Outbox;
using SocialBlog.Data.Settings;
using SocialBlog.Data.Subscriptions;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Mail;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Subscriptions;

/// <summary>What a subscription is about, for the pages that confirm and end it.</summary>
/// <param name="ThreadOf">Who wrote the comment at the top of the thread; null: the whole post.</param>
public sealed record SubscriptionSubject(int Id, string PostTitle, string? PostLanguage, string? ThreadOf);

/// <summary>Takes readers' wishes to be told of answers, has them confirmed, and ends them.</summary>
public sealed class SubscriptionDesk(BlogDbContext db, CurrentBlog blog, MailRoot root, OutboxSignal outbox, TimeProvider clock, IStringLocalizer<Texts> t)
{
    private const string Name = "confirm-";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Notes what the writer of a comment wants to be told of, and asks by mail whether the address is really theirs; as
    /// part of the caller's transaction, with the comment. Somebody with an account is not asked.
    /// </summary>
    public async Task AskAsync(Comment comment, SubscriptionScope scope, DateTime now, CancellationToken cancel)
    {
        if (root.Value is null) return;
        var above = await db.Comments.AncestorsAsync(comment.PostId, comment.ParentId, cancel);
        var top = above.Count == 0 ? 0 : above[^1];
        var thread = scope is SubscriptionScope.Post ? null : above.Count == 0 ? comment : await db.Comments.SingleAsync(c => c.Id == top, cancel);
        var threadId = thread?.Id;
        var known = await db.CommentSubscriptions.Of(comment.AuthorEmail).Where(s => s.PostId == comment.PostId && (s.ThreadId == null || s.ThreadId == threadId)).ToListAsync(cancel);
        if (known.Exists(s => s.ConfirmedAt is not null)) return;

        var post = await db.Posts.Where(p => p.Id == comment.PostId).Select(p => new { p.Title, p.Language }).SingleAsync(cancel);
        var language = post.Language is { } own && BlogSettings.Languages.Contains(own, StringComparer.Ordinal) ? own : blog.Value.Language;
        var subscription = known.Find(s => s.ThreadId == threadId);
        if (subscription is null) db.CommentSubscriptions.Add(subscription = new CommentSubscription(comment.PostId, thread, comment.AuthorEmail, language, comment.Network, now));
        if (comment.UserId is not null) subscription.Confirm(now);
        else if (await MayAskAsync(subscription, now, cancel)) await WriteAsync(subscription, post.Title, post.Language, now, cancel);
    }

    /// <summary>Call it after the commit.</summary>
    public void Committed() => outbox.Changed();

    /// <summary>What a link asks to confirm: all that waits under its address, so that one mail is enough.</summary>
    /// <returns>Nothing where all is confirmed already; null for a link that is forged, too old or about what is gone.</returns>
    public async Task<IReadOnlyList<SubscriptionSubject>?> FindUnconfirmedAsync(string token, CancellationToken cancel) =>
        await AddressOfAsync(token, cancel) is { } email ? await Subjects(Waiting(email)).ToListAsync(cancel) : null;

    /// <param name="upTo">Number of the last that the page showed: what came since is not confirmed unseen.</param>
    /// <returns>False for such a link as above.</returns>
    public async Task<bool> ConfirmAsync(string token, int upTo, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await AddressOfAsync(token, cancel) is not { } email) return false;
        foreach (var subscription in await Waiting(email).Where(s => s.Id <= upTo).ToListAsync(cancel)) subscription.Confirm(Now);
        if (!await db.ConfirmedAddresses.HaveAsync(email, cancel)) db.ConfirmedAddresses.Add(new ConfirmedAddress(email, Now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <returns>Whether the link is one of this blog's; and what it ends, null where that has ended.</returns>
    public async Task<(bool IsOurs, SubscriptionSubject? Subject)> FindAsync(string token, CancellationToken cancel) =>
        IdOf(token) is { } id ? (true, await Subjects(db.CommentSubscriptions.Where(s => s.Id == id)).SingleOrDefaultAsync(cancel)) : (false, null);

    /// <param name="all">All of the same address.</param>
    /// <returns>False for a link that is none of this blog's; true again and again for one that is.</returns>
    public async Task<bool> EndAsync(string token, bool all, CancellationToken cancel)
    {
        if (IdOf(token) is not { } id) return false;
        await db.CommentSubscriptions.Where(s => s.Id == id || (all && s.Email == db.CommentSubscriptions.Where(o => o.Id == id).Select(o => o.Email).FirstOrDefault())).ExecuteDeleteAsync(cancel);
        return true;
    }

    private async Task<bool> MayAskAsync(CommentSubscription subscription, DateTime now, CancellationToken cancel)
    {
        var (email, network) = (subscription.Email, subscription.Network);
        var (pause, hour, day) = (now - CommentSubscription.AskingPause, now.AddHours(-1), now.AddDays(-1));
        var most = await db.ConfirmedAddresses.HaveAsync(email, cancel) ? CommentSubscription.MaxADay : CommentSubscription.MaxADayUnasked;
        return !await db.CommentSubscriptions.Of(email).Unconfirmed().AnyAsync(s => s.AskedAt > pause, cancel)
            // What was withdrawn counts, too.
            && await db.Outbox.CountAsync(m => m.To == email && m.CreatedAt > day && m.MessageId.StartsWith(Name), cancel) < most
            && (network is null || await db.CommentSubscriptions.CountAsync(s => s.Network == network && s.AskedAt > hour, cancel) < CommentSubscription.MaxOfNetwork);
    }

    private async Task WriteAsync(CommentSubscription subscription, string postTitle, string? postLanguage, DateTime now, CancellationToken cancel)
    {
        subscription.Ask(now);
        // The link holds its number.
        await db.SaveChangesAsync(cancel);
        using var language = new MailLanguage(subscription.Language);
        var link = root.Value + "/subscriptions/confirm/" + SignedLink.Make(blog.Value, SignedLink.Confirm, subscription.Id, (now + CommentSubscription.ConfirmationLasts).Ticks)
            + MailLanguage.QueryOf(subscription.Language, blog.Value);
        var subject = t["[{0}] Mails about answers: please confirm", blog.Value.Title].Value;
        var body = new MailBody()
            .Paragraph(t["Somebody, you most likely, commented on “{0}” and wants to be told of answers at this address.", blog.Value.Typeset(postTitle, postLanguage)])
            .Link(t["Yes, that was me:"], link)
            .Paragraph(t["The link works for {0} days. If it was not you, do nothing: no such mails are sent.", CommentSubscription.ConfirmationLasts.Days]);
        var headers = MailHeaders.None with { MessageId = Name + Guid.CreateVersion7(new DateTimeOffset(now)).ToString("N") };
        db.Outbox.Add(new OutboxMessage(subscription.Email, subject, body.Text, body.ToHtml(subject), headers, [], now));
    }

    private IQueryable<CommentSubscription> Waiting(string email)
    {
        var since = Now - CommentSubscription.ConfirmationLasts;
        return db.CommentSubscriptions.Of(email).Unconfirmed().Where(s => s.CreatedAt > since);
    }

    private static IQueryable<SubscriptionSubject> Subjects(IQueryable<CommentSubscription> subscriptions) =>
        subscriptions.OrderBy(s => s.Id).Select(s => new SubscriptionSubject(s.Id, s.Post!.Title, s.Post.Language, s.Thread == null ? null : s.Thread.AuthorName));

    private async Task<string?> AddressOfAsync(string token, CancellationToken cancel) =>
        SignedLink.Read(blog.Value, SignedLink.Confirm, 2, token) is [var id, var until] && until > Now.Ticks
            ? await db.CommentSubscriptions.Where(s => s.Id == id).Select(s => s.Email).SingleOrDefaultAsync(cancel)
            : null;

    private long? IdOf(string token) => SignedLink.Read(blog.Value, SignedLink.Unsubscribe, 1, token) is [var id] ? id : null;
}
