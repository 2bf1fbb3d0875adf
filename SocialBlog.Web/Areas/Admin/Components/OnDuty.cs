using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Data.Duty;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Components;

/// <summary>One line that says who looks after the comments today.</summary>
[ViewComponent(Name = "OnDuty")]
public sealed class OnDuty(BlogDbContext db, CurrentBlog blog, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View((await db.ModeratorsAsync(blog.Value.DayOf(clock.GetUtcNow().UtcDateTime), HttpContext.RequestAborted))
            .Where(m => m.IsOnDuty).Select(m => m.Name).Order(StringComparer.CurrentCulture).ToList());
}
