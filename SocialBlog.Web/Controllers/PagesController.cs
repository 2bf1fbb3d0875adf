using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

public sealed class PagesController(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : ReaderController(db, blog, clock)
{
    [HttpGet("/{slug}")]
    [OutputCache(PolicyName = ReaderPagePolicy.Name)]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel) =>
        await Db.Pages.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, cancel) is { } page ? View(page)
            // Where people look for it, unless the blog has a page of its own there.
            : slug is "privacy" ? Redirect(PrivacyController.Address) : NotFound();
}
