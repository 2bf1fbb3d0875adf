using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Menu;
using SocialBlog.Data.Settings;

namespace SocialBlog.Web.Settings;

/// <summary>
/// Holds the <see cref="Blog"/> in force, so that no page asks the database for it. Whoever changes settings or pages
/// marks it stale (see <see cref="Caching.ChangeWatcher"/>); the next request loads it again, and those that come
/// meanwhile wait for it.
/// </summary>
public sealed class CurrentBlog : IDisposable
{
    private readonly AsyncLocal<BlogLook?> _tried = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile Blog _blog = Blog.NotSetUp;
    private long _changes = 1;
    private long _loadedAt;

    /// <summary>
    /// Speaks the language of the request (see <see cref="Startup.BlogCultureProvider"/>), so that dates and numbers are
    /// never in another one than the words beside them; outside of a request, the blog's own. Wears a look
    /// that is being tried on, see <see cref="Try"/>.
    /// </summary>
    public Blog Value
    {
        get
        {
            var blog = _tried.Value is { } tried ? _blog with { Look = tried } : _blog;
            var spoken = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            return spoken == blog.Interface || !BlogSettings.Languages.Contains(spoken, StringComparer.Ordinal) ? blog : blog with { Interface = spoken };
        }
    }

    /// <summary>The look in force, whatever is tried on.</summary>
    public BlogLook ChosenLook => _blog.Look;

    /// <summary>Lets the caller alone, and what it calls, see the blog in a look that is not chosen yet; dispose the result to go back.</summary>
    public IDisposable Try(BlogLook look)
    {
        _tried.Value = look;
        return new Trial(_tried);
    }

    /// <summary>Settings exist: somebody has set the blog up.</summary>
    public bool IsSetUp => !ReferenceEquals(_blog, Blog.NotSetUp);

    public bool IsStale => Interlocked.Read(ref _changes) != Interlocked.Read(ref _loadedAt);

    public void MarkStale() => Interlocked.Increment(ref _changes);

    public async Task RefreshAsync(BlogDbContext db, CancellationToken cancel)
    {
        await _loading.WaitAsync(cancel);
        try
        {
            if (!IsStale) return;
            var changes = Interlocked.Read(ref _changes);
            if (await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancel) is { } settings)
            {
                var menu = await db.MenuItems.InOrder().Select(i => new MenuEntry(i.Label.Length > 0 || i.Page == null ? i.Label : i.Page.Title, i.Page == null ? i.Address : "/" + i.Page.Slug)).ToListAsync(cancel);
                _blog = Blog.From(settings, menu);
            }

            Interlocked.Exchange(ref _loadedAt, changes);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private sealed class Trial(AsyncLocal<BlogLook?> tried) : IDisposable
    {
        public void Dispose() => tried.Value = null;
    }
}
