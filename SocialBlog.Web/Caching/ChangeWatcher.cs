using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Media;
using SocialBlog.Data.Menu;
using SocialBlog.Data.Pages;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Series;
using SocialBlog.Data.Settings;
using SocialBlog.Data.Tags;
using SocialBlog.Data.Users;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Caching;

/// <summary>
/// Sees every change that is saved and, once it is committed, makes readers' pages and the current blog follow it. In
/// one place, so that no writer can forget it.
/// </summary>
public sealed class ChangeWatcher(PageGeneration generation, IOutputCacheStore pages, CurrentBlog blog, MediaSignal media) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    /// <summary>The rest of an account changes with every sign-in.</summary>
    private static readonly string[] PublicOfUsers = [nameof(User.DisplayName), nameof(User.Slug), nameof(User.BiographyHtml), nameof(User.Picture), nameof(User.Profiles)];

    private readonly ConditionalWeakTable<DbContext, Seen> _seen = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
        {
            var seen = _seen.GetOrCreateValue(db);
            foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is not (EntityState.Unchanged or EntityState.Detached)))
            {
                seen.Public |= IsPublic(entry);
                seen.Media |= entry is { Entity: MediaUse, State: EntityState.Added };
                seen.Settings |= entry.Entity is BlogSettings or Page or MenuItem;
            }
        }

        return ValueTask.FromResult(result);
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } db) await FollowAsync(db);
        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        eventData.Context is { } db ? FollowAsync(db) : Task.CompletedTask;

    private static bool IsPublic(EntityEntry entry) => entry.Entity switch
    {
        Post => entry.Property(nameof(Post.Status)) is var status
            && !(status.CurrentValue is PostStatus.Draft or PostStatus.InReview && status.OriginalValue is PostStatus.Draft or PostStatus.InReview),
        // Rendered again, most come out the same.
        Comment => (entry.State is not EntityState.Modified || entry.Properties.Any(p => p is { IsModified: true, Metadata.Name: not nameof(Comment.RendererVersion) }))
            && entry.Property(nameof(Comment.State)) is var state
            && (state.CurrentValue is CommentState.Approved || (entry.State is not EntityState.Added && state.OriginalValue is CommentState.Approved)),
        User => entry.State is not EntityState.Modified || PublicOfUsers.Any(name => entry.Property(name).IsModified),
        PostAddress or RelatedPost or PostSeries or Tag or Page or MenuItem or BlogSettings => true,
        _ => entry.Metadata.IsPropertyBag,
    };

    private async Task FollowAsync(DbContext db)
    {
        if (!_seen.TryGetValue(db, out var seen)) return;
        _seen.Remove(db);
        if (seen.Settings) blog.MarkStale();
        if (seen.Media) media.Changed();
        if (!seen.Public) return;
        generation.Advance();
        // Unreachable from now on; this only gives their memory back.
        await pages.EvictByTagAsync(ReaderPagePolicy.Tag, CancellationToken.None);
    }

    private sealed class Seen
    {
        public bool Public { get; set; }

        public bool Settings { get; set; }

        public bool Media { get; set; }
    }
}
