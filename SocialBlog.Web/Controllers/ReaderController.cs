using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Base of the pages that everybody may read.</summary>
public abstract class ReaderController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : Controller
{
    protected BlogDbContext Db { get; } = db;

    protected Blog Blog => blog.Value;

    /// <summary>UTC.</summary>
    protected DateTime Now => clock.GetUtcNow().UtcDateTime;
}
