using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Duty;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Components;

/// <summary>One line that says who looks after the comments today.</summary>
[ViewComponent(Name = "OnDuty")]
public sealed class OnDuty(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View(await db.OnDuty(blog.Value.DayOf(clock.GetUtcNow().UtcDateTime)).OrderBy(u => u.DisplayName).Select(u => u.DisplayName).ToListAsync(HttpContext.RequestAborted));
}
