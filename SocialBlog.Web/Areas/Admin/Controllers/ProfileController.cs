using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Media;
using SocialBlog.Web.Models;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>What readers see of the person who is signed in.</summary>
[Needs(Permission.HaveAnAccount)]
public sealed class ProfileController(
    BlogDbContext db, Pictures pictures, MarkdownRenderer markdown, CurrentBlog blog, TimeProvider clock, IStringLocalizer<Texts> t) : AdminController(db)
{
    [HttpGet("/admin/profile")]
    public async Task<IActionResult> Edit(CancellationToken cancel)
    {
        var user = await MeAsync(cancel);
        return View(new ProfileEditing(ProfileForm.Of(user), user.Picture));
    }

    [HttpPost("/admin/profile")]
    public async Task<IActionResult> Update(ProfileForm form, CancellationToken cancel)
    {
        // Before the transaction, which keeps other writers waiting.
        var picture = ModelState.IsValid ? await ModelState.TakeAsync(nameof(form.Picture), form.Picture, pictures.TakePortraitAsync, t, cancel) : null;
        var biography = markdown.RenderAside(form.Biography ?? "", blog.Value.Language, blog.Value.Zone);

        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        var user = await MeAsync(cancel);
        if (await Db.Users.AnyAsync(u => u.Slug == form.WantedSlug && u.Id != user.Id, cancel))
            ModelState.AddModelError(nameof(form.Slug), t["Somebody else’s page has this address. Please choose another one."]);
        if (!ModelState.IsValid) return Again("Edit", new ProfileEditing(form, user.Picture));

        user.Introduce(
            CleanText.Line(form.Name), form.WantedSlug, form.Biography?.Trim() ?? "", biography,
            picture ?? (form.RemovePicture ? null : user.Picture), ProfileLink.Normalize(form.Profiles).Text ?? "");
        // What the form did not ask stays as it was.
        user.ChooseMails(
            User.May(Permission.Moderate) ? form.MailsWithoutDuty : user.MailsWithoutDuty,
            User.May(Permission.Write) ? form.MailsOnOwnPosts : user.MailsOnOwnPosts);
        user.Speak(string.IsNullOrEmpty(form.InterfaceLanguage) ? null : form.InterfaceLanguage);
        Db.AuditEntries.Add(new AuditEntry(AuditAction.ProfileChanged, user.Id, user.Id, user.DisplayName, clock.GetUtcNow().UtcDateTime));
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        // Said in the language that was just chosen.
        System.Globalization.CultureInfo.CurrentUICulture = Blog.CultureOf(user.Language ?? blog.Value.Language);
        TempData[Notice] = t["Saved."].Value;
        return RedirectToAction(nameof(Edit));
    }

    private Task<User> MeAsync(CancellationToken cancel)
    {
        var id = User.UserId();
        return Db.Users.SingleAsync(u => u.Id == id, cancel);
    }
}
