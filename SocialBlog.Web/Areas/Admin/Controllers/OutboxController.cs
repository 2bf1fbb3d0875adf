using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SocialBlog.Data;
using SocialBlog.Data.Outbox;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>The mails the blog owes: waiting, sent, failed.</summary>
[Needs(Permission.Govern)]
public sealed class OutboxController(BlogDbContext db, OutboxSignal outbox, TimeProvider clock, IOptions<SocialBlogOptions> options, IStringLocalizer<Texts> t)
    : AdminController(db)
{
    private const int Shown = 100;

    [HttpGet("/admin/outbox")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var messages = await Db.Outbox.AsNoTracking().NewestFirst().Take(Shown).ToListAsync(cancel);
        return View(new OutboxPage(messages, options.Value.Smtp.IsSetUp));
    }

    [HttpPost("/admin/outbox/{id:int}/retry")]
    public async Task<IActionResult> Retry(int id, CancellationToken cancel)
    {
        if (await Db.Outbox.SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } message) return NotFound();
        message.Retry(clock.GetUtcNow().UtcDateTime);
        await Db.SaveChangesAsync(cancel);
        outbox.Changed();
        TempData[Notice] = t["It is tried again."].Value;
        return RedirectToAction(nameof(Index));
    }
}
