using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Menu;

namespace SocialBlog.Web.Menu;

/// <summary>Changes the menu, with a line in the audit log.</summary>
public sealed class MenuEditor(BlogDbContext db, TimeProvider clock)
{
    public async Task ChangeAsync(Action<NavigationMenu> change, int userId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var before = await db.MenuItems.InOrder().ToListAsync(cancel);
        var menu = new NavigationMenu(before);
        change(menu);
        db.MenuItems.RemoveRange(before.Except(menu.Items));
        db.MenuItems.AddRange(menu.Items.Except(before));
        db.AuditEntries.Add(new AuditEntry(AuditAction.MenuChanged, userId, null, "", clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
