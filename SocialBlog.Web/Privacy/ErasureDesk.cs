using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Outbox;
using SocialBlog.Data.Privacy;
using SocialBlog.Data.Subscriptions;
using SocialBlog.Data.Users;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Mail;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Privacy;

/// <param name="Path">Of the post.</param>
/// <param name="IsAnswered">Its place stays when it is erased.</param>
public sealed record StoredComment(int Id, string Name, string? Website, string Text, CommentState State, DateTime CreatedAt, string PostTitle, string? PostLanguage, string Path, bool IsAnswered);

/// <summary>All that is stored under an address.</summary>
/// <param name="Comments">The newest; <paramref name="Count"/> counts all.</param>
public sealed record StoredData(string Email, IReadOnlyList<StoredComment> Comments, int Count, IReadOnlyList<string> Subscriptions);

/// <summary>Shows readers what is stored under their address, and erases it, once a mail to that address has shown that it is theirs.</summary>
public sealed class ErasureDesk(BlogDbContext db, CurrentBlog blog, MailRoot root, CommentMails mails, OutboxSignal outbox, TimeProvider clock, IStringLocalizer<Texts> t)
{
    private const int Shown = 200;

    private static readonly AuditAction[] Bans = [AuditAction.CommenterBanned, AuditAction.CommenterNameBanned, AuditAction.CommenterNetworkBanned];

    private static readonly AuditAction[] LiftedBans = [AuditAction.CommenterBanLifted, AuditAction.CommenterNameBanLifted, AuditAction.CommenterNetworkBanLifted];

    private static readonly AuditAction[] OfComments =
        [
            AuditAction.CommentApproved, AuditAction.CommentMarkedAsSpam, AuditAction.CommentTrashed, AuditAction.CommentHeld, AuditAction.CommentAnswered, AuditAction.CommentEdited,
            AuditAction.CommentAssigned, AuditAction.CommentEscalated, AuditAction.CommentCalmed, AuditAction.CommentMarkedSensitive, AuditAction.CommentUnmarkedSensitive,
            .. Bans,
        ];

    private static readonly AuditAction[] OfFilters = [AuditAction.CommentsApproved, AuditAction.CommentsMarkedAsSpam, AuditAction.CommentsTrashed, AuditAction.CommentsTakenBack];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Sends a link to an address, where anything is stored under it and not too many were sent.</summary>
    /// <param name="network">As <see cref="CommentOrigin.Network"/>.</param>
    /// <returns>False when too many requests came from the network. Nothing else tells from outside what is stored.</returns>
    public async Task<bool> RequestAsync(string email, string? network, CancellationToken cancel)
    {
        var (now, key) = (Now, ConfirmedAddress.KeyOf(email));
        var (hour, day, pause) = (now.AddHours(-1), now.AddDays(-1), now - DataRequest.Pause);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.DataRequests.CountAsync(r => r.Network == network && r.CreatedAt > hour, cancel) >= DataRequest.MaxOfNetwork) return false;

        var before = await db.DataRequests.Where(r => r.Email == key && r.CreatedAt > day).Select(r => r.CreatedAt).ToListAsync(cancel);
        var token = LinkToken.Create();
        var isStored = await db.Comments.From(key).AnyAsync(cancel) | await db.CommentSubscriptions.Of(key).AnyAsync(cancel) | await db.ConfirmedAddresses.HaveAsync(key, cancel);
        db.DataRequests.Add(new DataRequest(key, token, network, now));
        if (isStored && before.Count < DataRequest.MaxADay && !before.Exists(at => at > pause)) Write(key, token, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        outbox.Changed();
        return true;
    }

    /// <returns>Null for a link that is forged or too old.</returns>
    public async Task<StoredData?> FindAsync(string token, CancellationToken cancel)
    {
        if (await AddressOfAsync(token, cancel) is not { } email) return null;
        var comments = await db.Comments.From(email).NewestFirst().Take(Shown).Select(c => new StoredComment(
            c.Id, c.AuthorName, c.AuthorWebsite, c.Text, c.State, c.CreatedAt, c.Post!.Title, c.Post.Language, c.Post.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).FirstOrDefault() ?? "",
            db.Comments.Any(answer => answer.ParentId == c.Id))).ToListAsync(cancel);
        var subscriptions = await db.CommentSubscriptions.Of(email).Confirmed().OrderBy(s => s.Id).Select(s => s.Post!.Title).ToListAsync(cancel);
        return new StoredData(email, comments, await db.Comments.From(email).CountAsync(cancel), subscriptions);
    }

    /// <summary>
    /// Erases for good: a comment that nobody answered goes; of an answered one the place stays, without its words and
    /// whoever wrote them. So do mails that tell of it and were not sent yet, and names in the log.
    /// </summary>
    /// <param name="commentId">Null: everything under the address.</param>
    /// <returns>False for a link that is forged or too old.</returns>
    public async Task<bool> EraseAsync(string token, int? commentId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await AddressOfAsync(token, cancel) is not { } email) return false;
        var comments = await db.Comments.From(email).Where(c => commentId == null || c.Id == commentId).OrderByDescending(c => c.Id).ToListAsync(cancel);
        await EraseAsync(comments, cancel);
        if (commentId is null)
        {
            await db.CommentSubscriptions.Of(email).ExecuteDeleteAsync(cancel);
            await db.ConfirmedAddresses.Where(a => a.Email == email).ExecuteDeleteAsync(cancel);
            // What is on its way to the address itself stays, or this could be used to silence it.
            await db.Outbox.Where(m => m.To == email && m.SentAt != null).ExecuteDeleteAsync(cancel);
            // Somebody decided on all comments from the address. An underscore in it stands for any letter here, which takes at worst a few words too many.
            var named = "%" + email + "%";
            await db.BulkDecisions.Where(d => EF.Functions.Like(d.Words, named)).ExecuteUpdateAsync(d => d.SetProperty(x => x.Words, ""), cancel);
            await db.AuditEntries.Where(e => OfFilters.Contains(e.Action) && EF.Functions.Like(e.Subject, named)).ExecuteUpdateAsync(e => e.SetProperty(x => x.Subject, ""), cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        mails.Committed();
        return true;
    }

    private async Task EraseAsync(List<Comment> comments, CancellationToken cancel)
    {
        var ids = comments.Select(c => c.Id).ToHashSet();
        var answers = (await db.Comments.Where(c => c.ParentId != null && ids.Contains(c.ParentId.Value)).Select(c => new { c.Id, ParentId = c.ParentId!.Value }).ToListAsync(cancel)).ToLookup(c => c.ParentId, c => c.Id);
        using var language = new MailLanguage(blog.Value.Language);
        var name = t["Somebody"].Value;
        var words = CommentRenderer.Render(t["Whoever wrote this comment has had it erased."], blog.Value.Language);
        HashSet<int> removed = [];
        // Answers come after what they answer: from the newest on, whole ends of threads can go.
        foreach (var comment in comments)
        {
            if (answers[comment.Id].All(removed.Contains))
            {
                removed.Add(comment.Id);
                db.Comments.Remove(comment);
            }
            else
            {
                comment.Erase(name, words);
            }

            db.AuditEntries.Add(new AuditEntry(AuditAction.CommentErased, null, comment.Id, "", Now));
        }

        // Lifting a ban names the same person as the ban. Older versions logged a ban with words around the name, and it may have been lifted since.
        var bans = await db.AuditEntries.Where(e => Bans.Contains(e.Action) && e.SubjectId != null && ids.Contains(e.SubjectId.Value)).Select(e => new { e.Action, e.Subject }).ToListAsync(cancel);
        var (named, inWords) = (bans.Select(b => b.Subject), string.Join('\n', bans.Where(b => b.Action is AuditAction.CommenterBanned).Select(b => b.Subject)));
        await db.AuditEntries.Where(e => LiftedBans.Contains(e.Action) && (named.Contains(e.Subject) || (e.Action != AuditAction.CommenterBanLifted && inWords.Contains(e.Subject))))
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Subject, ""), cancel);
        await db.AuditEntries.Where(e => e.SubjectId != null && ids.Contains(e.SubjectId.Value) && OfComments.Contains(e.Action)).ExecuteUpdateAsync(e => e.SetProperty(x => x.Subject, ""), cancel);
        await mails.WithdrawAsync(ids, Now, cancel);
    }

    private void Write(string email, string token, DateTime now)
    {
        using var language = new MailLanguage(blog.Value.Language);
        var subject = t["[{0}] What is stored under your address", blog.Value.Title].Value;
        var body = new MailBody()
            .Paragraph(t["Somebody, you most likely, wants to see what “{0}” has stored under this address.", blog.Value.Title])
            .Link(root.Value is null ? t["Put this behind the address of the blog to see and erase it:"] : t["See it, and erase what you like:"], root.Value + "/privacy/comments/" + token)
            .Paragraph(t["The link works for an hour. If it was not you, do nothing: nobody sees anything."]);
        db.Outbox.Add(new OutboxMessage(email, subject, body.Text, body.ToHtml(subject), MailHeaders.None, [], now));
    }

    private Task<string?> AddressOfAsync(string token, CancellationToken cancel)
    {
        var (hash, now) = (LinkToken.HashOf(token), Now);
        return db.DataRequests.Where(r => r.TokenHash == hash && r.ExpiresAt > now).Select(r => r.Email).SingleOrDefaultAsync(cancel);
    }
}
