using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>Base of the pages that everybody may read.</summary>
public abstract class ReaderController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : Controller
{
    protected BlogDbContext Db { get; } = db;

    protected Blog Blog => blog.Value;

    /// <summary>UTC.</summary>
    protected DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A place in a list that can't be read leads to its beginning. Shown there and then, each would be kept in the output cache.</summary>
    /// <param name="before">As it stands in the address; null: the beginning was asked for.</param>
    /// <returns>Null where it can be read.</returns>
    protected RedirectResult? Mended(string? before) => before is null || PostCursor.TryParse(before, out _) ? null : Redirect((Request.PathBase + Request.Path).ToUriComponent());
}
