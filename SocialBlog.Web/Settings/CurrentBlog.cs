using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Pages;

namespace SocialBlog.Web.Settings;

/// <summary>
/// Holds the <see cref="Blog"/> in force, so that no page asks the database for it. Whoever changes settings or pages
/// marks it stale (see <see cref="Caching.ChangeWatcher"/>); the next request loads it again.
/// </summary>
public sealed class CurrentBlog
{
    private volatile Blog _blog = Blog.NotSetUp;
    private int _stale = 1;

    public Blog Value => _blog;

    /// <summary>Settings exist: somebody has set the blog up.</summary>
    public bool IsSetUp => !ReferenceEquals(_blog, Blog.NotSetUp);

    public bool IsStale => Volatile.Read(ref _stale) != 0;

    public void MarkStale() => Interlocked.Exchange(ref _stale, 1);

    public async Task RefreshAsync(BlogDbContext db, CancellationToken cancel)
    {
        Interlocked.Exchange(ref _stale, 0);
        try
        {
            if (await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } settings) return;
            var menu = await db.Pages.InMenuOrder().Select(p => new MenuEntry(p.Title, p.Slug)).ToListAsync(cancel);
            _blog = Blog.From(settings, menu);
        }
        catch
        {
            MarkStale();
            throw;
        }
    }
}
