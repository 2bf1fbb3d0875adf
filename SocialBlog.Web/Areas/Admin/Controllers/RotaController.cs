using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Duty;
using SocialBlog.Data.Users;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Who looks after the comments on which day, and so gets the mails.</summary>
[Needs(Permission.Arrange)]
public sealed class RotaController(BlogDbContext db, CurrentBlog blog, CommentMailSignal mailing, TimeProvider clock, IStringLocalizer<Texts> t) : AdminController(db)
{
    private const string Address = "/admin/rota";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => blog.Value.DayOf(Now);

    [HttpGet(Address)]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await RotaPage.LoadAsync(Db, Today, null, null, cancel));

    [HttpPost(Address)]
    public async Task<IActionResult> Update(RotaForm form, CancellationToken cancel)
    {
        if (!form.IsReadable) ModelState.AddModelError(nameof(form.On), t["Please tick people and days in this table."]);
        if (!ModelState.IsValid) return Again("Index", await RotaPage.LoadAsync(Db, Today, form, null, cancel));
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        await Db.WeeklyDuties.ExecuteDeleteAsync(cancel);
        Db.WeeklyDuties.AddRange(form.Duties(await PeopleAsync(cancel)));
        (await Db.Settings.SingleAsync(cancel)).CollectMailsFor(form.DigestMinutes);
        var answer = await DoneAsync(transaction, "", cancel);
        mailing.Changed();
        return answer;
    }

    /// <summary>Says who is on duty on one date; what was said for it before no longer holds.</summary>
    [HttpPost(Address + "/exceptions")]
    public async Task<IActionResult> CreateException(DutyExceptionForm form, CancellationToken cancel)
    {
        if (form.Day is not { } day || day < Today || day > Today.AddYears(2))
        {
            ModelState.AddModelError(nameof(form.Date), t["Please give a date from today on, within two years."]);
            return Again("Index", await RotaPage.LoadAsync(Db, Today, null, form, cancel));
        }

        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        await Db.DutyExceptions.Where(e => e.Date == day).ExecuteDeleteAsync(cancel);
        var people = (await PeopleAsync(cancel)).Intersect(form.People).ToList();
        if (people.Count == 0) Db.DutyExceptions.Add(new DutyException(day, null));
        Db.DutyExceptions.AddRange(people.Select(id => new DutyException(day, id)));
        return await DoneAsync(transaction, form.Date!, cancel);
    }

    [HttpPost(Address + "/exceptions/removal")]
    public async Task<IActionResult> DestroyException(DutyExceptionForm form, CancellationToken cancel)
    {
        if (form.Day is not { } day) return NotFound();
        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (await Db.DutyExceptions.Where(e => e.Date == day).ExecuteDeleteAsync(cancel) == 0) return NotFound();
        return await DoneAsync(transaction, form.Date!, cancel);
    }

    private Task<List<int>> PeopleAsync(CancellationToken cancel) => Db.Users.Moderating().Select(u => u.Id).ToListAsync(cancel);

    private async Task<RedirectResult> DoneAsync(IDbContextTransaction transaction, string subject, CancellationToken cancel)
    {
        Db.AuditEntries.Add(new AuditEntry(AuditAction.RotaChanged, User.UserId(), null, subject, Now));
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        TempData[Notice] = t["Saved."].Value;
        return Redirect(Address);
    }
}
