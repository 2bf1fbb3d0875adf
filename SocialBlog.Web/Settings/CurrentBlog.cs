using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Menu;
using SocialBlog.Data.Settings;
using SocialBlog.Web.Look;

namespace SocialBlog.Web.Settings;

/// <summary>
/// Holds the <see cref="Blog"/> in force, so that no page asks the database for it. Whoever changes settings or pages
/// marks it stale (see <see cref="Caching.ChangeWatcher"/>); the next request loads it again, and those that come
/// meanwhile wait for it.
/// </summary>
public sealed class CurrentBlog(IHttpContextAccessor http) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile Blog _blog = Blog.NotSetUp;
    private long _changes = 1;
    private long _loadedAt;

    /// <summary>
    /// Speaks the language of the request (see <see cref="Startup.BlogCultureProvider"/>), so that dates and numbers are
    /// never in another one than the words beside them; outside of a request, the blog's own. Wears the look that the
    /// request tries, if it does.
    /// </summary>
    public Blog Value
    {
        get
        {
            var blog = http.HttpContext?.Features.Get<TriedLook>() is { } tried ? _blog with { Look = tried.Look } : _blog;
            var spoken = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            return spoken == blog.Interface || !BlogSettings.Languages.Contains(spoken, StringComparer.Ordinal) ? blog : blog with { Interface = spoken };
        }
    }

    /// <summary>The look in force, whatever a request tries.</summary>
    public BlogLook ChosenLook => _blog.Look;

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
}
