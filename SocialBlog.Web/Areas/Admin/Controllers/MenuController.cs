using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Menu;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Menu;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>The navigation menu: one form, in which every button saves the names.</summary>
[Needs(Permission.Arrange)]
public sealed class MenuController(BlogDbContext db, MenuEditor editor, IStringLocalizer<Texts> t) : AdminController(db)
{
    [HttpGet("/admin/menu")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await MenuEditing.LoadAsync(Db, new MenuForm(), cancel));

    [HttpPost("/admin/menu")]
    public Task<IActionResult> Update(MenuForm form, CancellationToken cancel) => ChangeAsync(form, _ => { }, null, cancel);

    [HttpPost("/admin/menu/{id:int}/up")]
    public Task<IActionResult> MoveUp(int id, MenuForm form, CancellationToken cancel) => ChangeAsync(form, menu => menu.Move(id, -1), id, cancel);

    [HttpPost("/admin/menu/{id:int}/down")]
    public Task<IActionResult> MoveDown(int id, MenuForm form, CancellationToken cancel) => ChangeAsync(form, menu => menu.Move(id, 1), id, cancel);

    [HttpPost("/admin/menu/{id:int}/removal")]
    public Task<IActionResult> Remove(int id, MenuForm form, CancellationToken cancel) => ChangeAsync(form, menu => menu.Remove(id), null, cancel);

    [HttpPost("/admin/menu/entries")]
    public async Task<IActionResult> Create(MenuForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return await AgainAsync(form, cancel);
        var address = MenuAddressAttribute.Normalize(string.IsNullOrWhiteSpace(form.Address) ? form.Part ?? "" : form.Address);
        if (address is null)
        {
            ModelState.AddModelError(nameof(form.Part), t["Please choose a part of the blog, or give an address."]);
            return await AgainAsync(form, cancel);
        }

        var page = await Db.Pages.SingleOrDefaultAsync(p => "/" + p.Slug == address, cancel);
        if (await Db.MenuItems.AnyAsync(i => page == null ? i.Address == address : i.PageId == page.Id, cancel))
        {
            ModelState.AddModelError(nameof(form.Address), t["The menu leads there already."]);
            return await AgainAsync(form, cancel);
        }

        var label = CleanText.Line(form.Label ?? "");
        var item = page is null ? new MenuItem(address, label, 0) : new MenuItem(page, label, 0);
        return await ChangeAsync(form, menu => menu.Add(item), null, cancel);
    }

    /// <param name="id">Of the entry that the next page shows first; null: its beginning.</param>
    private async Task<IActionResult> ChangeAsync(MenuForm form, Action<NavigationMenu> change, int? id, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return await AgainAsync(form, cancel);
        var usual = (await MenuEditing.LoadAsync(Db, form, cancel)).Rows.ToDictionary(r => r.Id, r => t.MenuName(r.Entry));
        await editor.ChangeAsync(
            menu =>
            {
                form.Rename(menu, usual);
                change(menu);
            },
            User.UserId(),
            cancel);
        TempData[Notice] = t["Saved."].Value;
        return RedirectToAction(nameof(Index), null, null, id is null ? null : FormattableString.Invariant($"entry-{id}"));
    }

    private async Task<IActionResult> AgainAsync(MenuForm form, CancellationToken cancel) => Again("Index", await MenuEditing.LoadAsync(Db, form, cancel));
}
