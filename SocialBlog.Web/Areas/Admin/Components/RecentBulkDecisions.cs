using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Areas.Admin.Components;

/// <param name="Words">What the filter asked for.</param>
public sealed record RecentBulkDecision(int Id, DateTime At, CommentState To, string Words, BulkDecisionPhase Phase);

/// <summary>Leads from the queue to decisions on many comments that are at work, or were made within a day; nothing while there are none.</summary>
[ViewComponent(Name = "RecentBulkDecisions")]
public sealed class RecentBulkDecisions(BlogDbContext db, TimeProvider clock) : ViewComponent
{
    private const int Shown = 5;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        return View(await db.BulkDecisions.Where(d => d.At > since || d.Phase == BulkDecisionPhase.Deciding || d.Phase == BulkDecisionPhase.Undoing)
            .OrderByDescending(d => d.At).Take(Shown).Select(d => new RecentBulkDecision(d.Id, d.At, d.To, d.Words, d.Phase)).ToListAsync(HttpContext.RequestAborted));
    }
}
