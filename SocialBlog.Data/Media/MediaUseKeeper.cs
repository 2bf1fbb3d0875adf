using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SocialBlog.Data.Pages;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Settings;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Media;

/// <summary>
/// Keeps <see cref="MediaUse"/> true: whatever saves a place that can name a file saves its uses with it. In one place,
/// so that no writer can forget it. A text that is rendered again is read again, which is how those of older versions
/// come in.
/// </summary>
internal sealed class MediaUseKeeper : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is BlogDbContext db)
        {
            foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified).ToList()) await KeepAsync(db, entry, cancellationToken);
        }

        return result;
    }

    private static Task KeepAsync(BlogDbContext db, EntityEntry entry, CancellationToken cancel) => entry.Entity switch
    {
        Post post when Touches(entry, nameof(Post.Markdown), nameof(Post.RendererVersion), nameof(Post.Image), nameof(Post.Card)) => SetAsync(
            db, entry, db.MediaUses.Where(u => u.PostId == post.Id), [.. MediaAddressesInText.In(post.Markdown, post.Image, post.Card)], use => use.Post = post, cancel),
        // What is being written uses its files before it is saved; the next save of the post or page says anew what it uses.
        PostRevision { IsAutosave: true } writing when Touches(entry, nameof(PostRevision.Markdown)) => AddAsync(
            db, db.MediaUses.Where(u => u.PostId == writing.PostId), [.. MediaAddressesInText.In(writing.Markdown)], use => use.PostId = writing.PostId, cancel),
        PageRevision { IsAutosave: true, PageId: { } pageId } writing when Touches(entry, nameof(PageRevision.Markdown)) => AddAsync(
            db, db.MediaUses.Where(u => u.PageId == pageId), [.. MediaAddressesInText.In(writing.Markdown)], use => use.PageId = pageId, cancel),
        Page page when Touches(entry, nameof(Page.Markdown), nameof(Page.RendererVersion)) => SetAsync(
            db, entry, db.MediaUses.Where(u => u.PageId == page.Id), [.. MediaAddressesInText.In(page.Markdown)], use => use.Page = page, cancel),
        User user when Touches(entry, nameof(User.Biography), nameof(User.BiographyHtml), nameof(User.Picture)) => SetAsync(
            db, entry, db.MediaUses.Where(u => u.UserId == user.Id), [.. MediaAddressesInText.In(user.Biography, user.Picture)], use => use.User = user, cancel),
        BlogSettings { Look: var look } => SetAsync(
            db, entry, db.MediaUses.OfLook(), [.. MediaAddressesInText.In(look.Logo, look.Icons, look.Cover, look.CoverCard, look.Footer, look.CustomCss)], _ => { }, cancel),
        _ => Task.CompletedTask,
    };

    private static bool Touches(EntityEntry entry, params ReadOnlySpan<string> properties)
    {
        if (entry.State is EntityState.Added) return true;
        foreach (var name in properties)
        {
            if (entry.Property(name).IsModified) return true;
        }

        return false;
    }

    private static async Task AddAsync(BlogDbContext db, IQueryable<MediaUse> stored, HashSet<string> paths, Action<MediaUse> at, CancellationToken cancel)
    {
        if (paths.Count == 0) return;
        paths.ExceptWith(await stored.Select(u => u.Path).ToListAsync(cancel));
        Add(db, paths, at);
    }

    private static async Task SetAsync(
        BlogDbContext db, EntityEntry place, IQueryable<MediaUse> stored, HashSet<string> paths, Action<MediaUse> at, CancellationToken cancel)
    {
        if (place.State is not EntityState.Added || place.Entity is BlogSettings)
        {
            foreach (var use in await stored.ToListAsync(cancel))
            {
                if (!paths.Remove(use.Path)) db.MediaUses.Remove(use);
            }
        }

        Add(db, paths, at);
    }

    private static void Add(BlogDbContext db, HashSet<string> paths, Action<MediaUse> at)
    {
        foreach (var path in paths)
        {
            var use = new MediaUse(path);
            at(use);
            db.MediaUses.Add(use);
        }
    }
}
