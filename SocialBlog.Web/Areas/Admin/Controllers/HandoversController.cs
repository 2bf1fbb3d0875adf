using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>All posts of one person made another's, such as of somebody who leaves.</summary>
[Needs(Permission.Govern)]
public sealed class HandoversController(BlogDbContext db, PageGeneration pages, TimeProvider clock, IStringLocalizer<Texts> t) : PeoplePagesController(db, clock)
{
    [HttpPost("/admin/people/{id:int}/handover")]
    public async Task<IActionResult> Create(int id, int to, CancellationToken cancel)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (await Db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } from) return NotFound();
        if (to == id || await Db.Users.Active().AsNoTracking().SingleOrDefaultAsync(u => u.Id == to && u.Role != Role.Moderator, cancel) is not { } heir)
        {
            ModelState.AddModelError(nameof(to), t["Please choose somebody who writes here."]);
            return await PersonAsync(id, StatusCodes.Status422UnprocessableEntity, cancel);
        }

        // No edit, so neither version nor date change; at once, however many they are.
        var count = await Db.Posts.Where(p => p.AuthorId == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.AuthorId, to), cancel);
        var answer = await DoneAsync(
            transaction, new AuditEntry(AuditAction.PostsHandedOver, User.UserId(), id, $"{from.DisplayName} → {heir.DisplayName}", Now), FormattableString.Invariant($"/admin/people/{id}"),
            count == 1 ? t["One post is now of {0}.", heir.DisplayName] : t["{0} posts are now of {1}.", count, heir.DisplayName], cancel);
        // Said here, since ChangeWatcher sees what is loaded and saved only.
        pages.Advance();
        return answer;
    }
}
