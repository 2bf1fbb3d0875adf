using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Comments.Defence;

namespace SocialBlog.Web.Comments;

public enum BanOutcome
{
    Banned,

    /// <summary>There is no such comment.</summary>
    NotThere,

    /// <summary>Somebody with an account wrote it.</summary>
    HasAccount,

    /// <summary>Nothing that a person can be known by, such as a name of one letter.</summary>
    NoPattern,

    /// <summary>It is banned already.</summary>
    AlreadySo,
}

/// <summary>Bans people, hides what they wrote, and takes both back.</summary>
public sealed class BanDesk(BlogDbContext db, SpamFilter filter, TimeProvider clock)
{
    /// <summary>Others may write in between.</summary>
    private const int BatchSize = 500;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="name">The pattern, for a ban by name.</param>
    /// <returns>With the number of the ban, and of the comments it hid.</returns>
    public async Task<(BanOutcome Outcome, int BanId, int Hidden)> BanAsync(int commentId, BanKind kind, string name, int userId, CancellationToken cancel)
    {
        if (await db.Comments.AsNoTracking().SingleOrDefaultAsync(c => c.Id == commentId, cancel) is not { } comment) return (BanOutcome.NotThere, 0, 0);
        if (comment.UserId is not null) return (BanOutcome.HasAccount, 0, 0);
        var (pattern, label) = kind switch
        {
            BanKind.Email => (comment.AuthorEmail.ToLowerInvariant(), comment.AuthorEmail),
            BanKind.Network => (comment.Network ?? "", comment.AuthorName),
            _ => (name.Trim(), name.Trim()),
        };
        if (!Ban.IsPattern(kind, pattern)) return (BanOutcome.NoPattern, 0, 0);
        if (await db.Bans.AnyAsync(b => b.Kind == kind && b.Pattern == pattern, cancel)) return (BanOutcome.AlreadySo, 0, 0);

        var ids = await FindAsync(kind, pattern, comment.AuthorEmail, cancel);
        var ban = new Ban(kind, pattern, label, userId, Now);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            db.Bans.Add(ban);
            db.AuditEntries.Add(new AuditEntry(Logged(kind).Banned, userId, commentId, label, Now));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        var hidden = 0;
        foreach (var batch in ids.Chunk(BatchSize))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            foreach (var found in await db.Comments.Where(c => batch.Contains(c.Id)).ToListAsync(cancel))
            {
                var former = found.State;
                if (former is not (CommentState.Pending or CommentState.Approved) || !found.Trash(userId, Now)) continue;
                db.HiddenComments.Add(new HiddenComment(ban.Id, found.Id, former));
                await filter.LearnAsync(found, cancel);
                hidden++;
            }

            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            db.ChangeTracker.Clear();
        }

        return (BanOutcome.Banned, ban.Id, hidden);
    }

    /// <param name="bringBack">What it hid comes back as it was, where nobody decided otherwise since.</param>
    /// <returns>How many came back; null where there is no such ban.</returns>
    public async Task<int?> LiftAsync(int id, bool bringBack, int userId, CancellationToken cancel)
    {
        if (await db.Bans.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } ban) return null;
        var back = 0;
        var hidden = bringBack ? await db.HiddenComments.AsNoTracking().Where(h => h.BanId == id).ToListAsync(cancel) : [];
        foreach (var batch in hidden.Chunk(BatchSize))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var former = batch.ToDictionary(h => h.CommentId, h => h.Former);
            foreach (var comment in await db.Comments.Where(c => former.Keys.Contains(c.Id) && c.State == CommentState.Trashed).ToListAsync(cancel))
            {
                if (former[comment.Id] is CommentState.Approved) comment.Approve(userId, Now);
                else comment.Hold(userId, Now);
                await filter.LearnAsync(comment, cancel);
                back++;
            }

            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            db.ChangeTracker.Clear();
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            db.Bans.Remove(ban);
            db.AuditEntries.Add(new AuditEntry(Logged(ban.Kind).Lifted, userId, null, ban.Label, Now));
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else lifted it meanwhile.
                return null;
            }

            await transaction.CommitAsync(cancel);
        }

        return back;
    }

    private static (AuditAction Banned, AuditAction Lifted) Logged(BanKind kind) => kind switch
    {
        BanKind.Email => (AuditAction.CommenterBanned, AuditAction.CommenterBanLifted),
        BanKind.Name => (AuditAction.CommenterNameBanned, AuditAction.CommenterNameBanLifted),
        _ => (AuditAction.CommenterNetworkBanned, AuditAction.CommenterNetworkBanLifted),
    };

    /// <param name="typed">The address as the comment has it, beside the small letters of the pattern.</param>
    private async Task<List<int>> FindAsync(BanKind kind, string pattern, string typed, CancellationToken cancel)
    {
        var theirs = db.Comments.Where(c => c.UserId == null && (c.State == CommentState.Pending || c.State == CommentState.Approved));
        switch (kind)
        {
            case BanKind.Email:
                return await theirs.Where(c => c.AuthorEmail == pattern || c.AuthorEmail == typed).Select(c => c.Id).ToListAsync(cancel);
            case BanKind.Network:
                return await theirs.Where(c => c.Network == pattern).Select(c => c.Id).ToListAsync(cancel);
            default:
                List<int> ids = [];
                await foreach (var found in theirs.Select(c => new { c.Id, c.AuthorName }).AsAsyncEnumerable().WithCancellation(cancel))
                {
                    if (NamePattern.Matches(pattern, found.AuthorName)) ids.Add(found.Id);
                }

                return ids;
        }
    }
}
