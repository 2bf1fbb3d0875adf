using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Outbox;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Mail;

/// <summary>Makes one mail of all that somebody is still to be told of, each in the receiver's language.</summary>
public sealed class CommentMailWriter(BlogDbContext db, CurrentBlog blog, IStringLocalizer<Texts> t)
{
    /// <summary>A mail tells of no more than so many comments in words, and of the number of the others.</summary>
    private const int MaxComments = 30;

    /// <summary>How much of a comment a mail quotes, in characters: alone, among others, and of the one it answers.</summary>
    private const int Alone = Comment.MaxTextLength, AmongOthers = 800, Context = 400;

    /// <summary>Mails before one that its header names, beside the post's own.</summary>
    private const int MaxReferences = 20;

    private sealed record Told(
        int NoticeId, NoticeKind Kind, string? Root, int Id, string Name, string Email, string Text, DateTime? DecidedAt, int Score, string ReasonLines, int PostId, string PostTitle,
        string PostPath, string? PostLanguage, int? ParentId, string? ParentName, string? ParentText, bool IsSensitive, bool ParentIsSensitive);

    /// <summary>The receiver, as the texts need it.</summary>
    /// <param name="Key">Stands in the names of mails: they differ from one receiver to the other.</param>
    /// <param name="Subscription">Of a reader; null for somebody with an account.</param>
    private sealed record Receiver(string To, string Language, string Key, int? UserId, int? Subscription);

    public async Task WriteToUserAsync(int userId, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var user = await db.Users.Where(u => u.Id == userId)
            .Select(u => new { u.Email, u.Language, u.Role, IsActive = u.DeactivatedAt == null }).SingleAsync(cancel);
        var moderates = user.Role.May(Permission.Moderate);
        var notices = db.CommentNotices.Where(n => n.UserId == userId);
        var last = await notices.MaxAsync(n => (int?)n.Id, cancel);
        // What was decided meanwhile waits no more, and what was taken back is not published.
        var owed = notices.Where(n => user.IsActive && ((n.Kind == NoticeKind.Waiting && moderates && n.Comment!.State == CommentState.Pending)
            || (n.Kind == NoticeKind.Published && n.Comment!.State == CommentState.Approved && n.Comment.Post!.Status == PostStatus.Published)));
        if (user.Email is not null && await WriteAsync(owed, new Receiver(user.Email, user.Language ?? blog.Value.Language, Invariant($"u{userId}"), userId, null), now, cancel))
            await db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(u => u.SetProperty(x => x.ToldOfCommentsAt, now), cancel);
        await DoneAsync(notices.Where(n => n.Id <= last), cancel);
        await transaction.CommitAsync(cancel);
    }

    public async Task WriteToReaderAsync(int subscriptionId, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.CommentSubscriptions.SingleOrDefaultAsync(s => s.Id == subscriptionId, cancel) is not { } subscription) return;
        var notices = db.CommentNotices.Where(n => n.SubscriptionId == subscriptionId);
        var last = await notices.MaxAsync(n => (int?)n.Id, cancel);
        // A mail of a list without a way out is not sent.
        var owed = notices.Where(n => n.Root != null && n.Comment!.State == CommentState.Approved && n.Comment.Post!.Status == PostStatus.Published);
        if (await WriteAsync(owed, new Receiver(subscription.Email, subscription.Language, Invariant($"s{subscriptionId}"), null, subscriptionId), now, cancel))
        {
            subscription.Tell(now);
            await db.SaveChangesAsync(cancel);
        }

        await DoneAsync(notices.Where(n => n.Id <= last), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Those of a comment that was announced and is held again stay: it is announced only once, and may come back.</summary>
    private static Task<int> DoneAsync(IQueryable<CommentNotice> notices, CancellationToken cancel) =>
        notices.Where(n => n.Kind == NoticeKind.Waiting || n.Comment!.State != CommentState.Pending).ExecuteDeleteAsync(cancel);

    /// <returns>False where nothing is owed.</returns>
    private async Task<bool> WriteAsync(IQueryable<CommentNotice> owed, Receiver receiver, DateTime now, CancellationToken cancel)
    {
        var ids = await owed.OrderBy(n => n.Id).Select(n => n.CommentId).ToListAsync(cancel);
        var count = ids.Count;
        if (count == 0) return false;
        var told = await owed.OrderBy(n => n.Id).Take(MaxComments).Select(n => new Told(
            n.Id, n.Kind, n.Root, n.CommentId, n.Comment!.AuthorName, n.Comment.AuthorEmail, n.Comment.Text, n.Comment.DecidedAt, n.Comment.Score, n.Comment.ReasonLines, n.Comment.PostId,
            n.Comment.Post!.Title, n.Comment.Post.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).First(), n.Comment.Post.Language, n.Comment.ParentId,
            n.Comment.Parent == null ? null : n.Comment.Parent.AuthorName, n.Comment.Parent == null ? null : n.Comment.Parent.Text,
            n.Comment.IsSensitive, n.Comment.Parent != null && n.Comment.Parent.IsSensitive)).ToListAsync(cancel);

        using var language = new MailLanguage(receiver.Language);
        var (body, first) = (new MailBody(), told[0]);
        var root = told[^1].Root;
        var subject = count == 1
            ? t["[{0}] New comment on “{1}”", blog.Value.Title, TitleOf(first)].Value
            : t["[{0}] {1} new comments", blog.Value.Title, count.ToString("N0", blog.Value.Culture)].Value;
        foreach (var one in told)
        {
            if (count > 1) body.Heading(t["{0} on “{1}”", CleanText.Line(one.Name), TitleOf(one)]);
            Tell(body, one, receiver, count == 1, now);
        }

        if (count > told.Count) body.Paragraph(t["And {0} more.", (count - told.Count).ToString("N0", blog.Value.Culture)]);
        if (told.Exists(one => one.Kind is NoticeKind.Waiting))
        {
            if (root is null) body.Paragraph(t["It waits for your decision in the admin, under Comments."]);
            else body.Paragraph(t["The links to decide work for {0} days, for you alone, and ask you once more. Show them to nobody.", ModerationLink.Lifetime.Days]).Link(t["All that waits:"], root + "/admin/comments");
        }
        else if (receiver.UserId is not null && root is not null)
        {
            body.Link(t["Choose which mails you get:"], root + "/admin/profile");
        }

        string? unsubscribe = null;
        if (receiver.Subscription is { } id)
        {
            unsubscribe = root + "/subscriptions/" + SignedLink.Make(blog.Value, SignedLink.Unsubscribe, id) + LanguageOf(receiver);
            body.Paragraph(t["You get this mail because you asked for it under a comment of yours."]).Link(t["No more of these mails:"], unsubscribe);
        }

        db.Outbox.Add(new OutboxMessage(
            receiver.To, subject, body.Text, body.ToHtml(subject), await HeadersAsync(told, count, receiver, unsubscribe, cancel), ids, now));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private void Tell(MailBody body, Told one, Receiver receiver, bool isAlone, DateTime now)
    {
        var name = CleanText.Line(one.Name);
        if (one.Kind is NoticeKind.Waiting) body.Paragraph(t["{0} <{1}> wrote:", name, one.Email]);
        else if (isAlone) body.Paragraph(one.Kind is NoticeKind.Published ? t["{0} commented on your post “{1}”:", name, TitleOf(one)] : t["{0} wrote on “{1}”:", name, TitleOf(one)]);
        Quote(one.Text, isAlone ? Alone : AmongOthers, one.IsSensitive);
        if (one.ParentText is not null)
        {
            body.Paragraph(t["In answer to {0}:", CleanText.Line(one.ParentName!)]);
            Quote(one.ParentText, Context, one.ParentIsSensitive);
        }

        if (one.Kind is NoticeKind.Waiting && Comment.ReasonsOf(one.ReasonLines) is { Count: > 0 } reasons)
            body.Paragraph(t["What the filter noticed, {0} of 100:", one.Score.ToString(CultureInfo.InvariantCulture)]).List(reasons.Select(reason => t.ReasonOf(reason)));
        if (one.Root is not { } root) return;

        var post = root + PublicAddress.Escape(one.PostPath);
        if (one.Kind is not NoticeKind.Waiting)
        {
            body.Link(t["Read it and answer:"], post + Invariant($"#comment-{one.Id}"));
            return;
        }

        var link = root + "/moderation/" + ModerationLink.Make(blog.Value, one.Id, receiver.UserId!.Value, one.DecidedAt, now);
        if (isAlone) body.Link(t["The post:"], post);
        body.Link(t["Approve:"], link + "/approval" + LanguageOf(receiver)).Link(t["It is spam:"], link + "/spam" + LanguageOf(receiver)).Link(t["Discard:"], link + "/trash" + LanguageOf(receiver));

        // What readers open first on the page, a mail does not thrust upon them.
        void Quote(string text, int length, bool isSensitive)
        {
            if (isSensitive && receiver.Subscription is not null) body.Paragraph(t.SensitiveComment());
            else body.Quote(CleanText.Beginning(text.Trim(), length), words => CommentRenderer.RenderForMail(words, blog.Value.Language));
        }
    }

    /// <summary>A thread of comments is a thread of mails: each follows the one about what it answers, and the first the post.</summary>
    private async Task<MailHeaders> HeadersAsync(IReadOnlyList<Told> told, int count, Receiver receiver, string? unsubscribe, CancellationToken cancel)
    {
        var first = told[0];
        // The same post on another blog behind the same sender is another thread.
        var mark = Convert.ToHexStringLower(HMACSHA256.HashData(blog.Value.NetworkKey.Span, "mails"u8).AsSpan(0, 6));
        var post = Invariant($"post-{first.PostId}.{receiver.Key}.{mark}");
        var list = first.Kind is NoticeKind.Waiting ? "moderation" : Invariant($"post-{first.PostId}");
        if (count > 1) return new MailHeaders(null, null, told.All(one => one.PostId == first.PostId) ? [post] : [], list, unsubscribe);

        string NameOf(int comment) => Invariant($"comment-{comment}.{(first.Kind is NoticeKind.Waiting ? "w" : "")}{receiver.Key}.{mark}");
        var above = await db.Comments.AncestorsAsync(first.PostId, first.ParentId, cancel);
        string[] before = [post, .. above.Take(MaxReferences).Reverse().Select(NameOf)];
        return new MailHeaders(NameOf(first.Id), before[^1], before, list, unsubscribe);
    }

    private string LanguageOf(Receiver receiver) => MailLanguage.QueryOf(receiver.Language, blog.Value);

    private string TitleOf(Told one) => blog.Value.Typeset(one.PostTitle, one.PostLanguage);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
