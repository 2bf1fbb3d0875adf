using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Settings;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Media;
using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>How the blog looks to its readers.</summary>
[Needs(Permission.Govern)]
public sealed class LookController(BlogDbContext db, Pictures pictures, MarkdownRenderer markdown, CurrentBlog blog, TimeProvider clock, IStringLocalizer<Texts> t) : SettingsFormController(db, clock, t)
{
    [HttpGet("/admin/look")]
    public async Task<IActionResult> Edit(CancellationToken cancel)
    {
        var settings = await Db.Settings.AsNoTracking().SingleAsync(cancel);
        return View(new LookEditing(LookForm.Of(settings), settings.Look));
    }

    /// <summary>The blog's first page in the look of the form; stores nothing. What is not right yet stays as it is, and so do pictures until they are saved.</summary>
    [HttpPost("/admin/look/preview")]
    public async Task<IActionResult> Preview(LookForm form, CancellationToken cancel)
    {
        var look = blog.ChosenLook;
        var footer = markdown.RenderAside(form.Footer ?? "", blog.Value.Language, blog.Value.Zone);
        var tried = form.Try(look, footer, name => ModelState[name] is { Errors.Count: > 0 });
        ModelState.Clear();
        using (blog.Try(tried))
        {
            var home = await PostList.LoadHomeAsync(Db.Posts.PublishedAsOf(Clock.GetUtcNow().UtcDateTime), null, blog.Value, cancel);
            // Here, and not once the action is over: the trial ends with it.
            await View("/Views/Home/Index.cshtml", home).ExecuteResultAsync(ControllerContext);
        }

        return new EmptyResult();
    }

    [HttpPost("/admin/look")]
    public async Task<IActionResult> Update(LookForm form, CancellationToken cancel)
    {
        var before = await Db.Settings.AsNoTracking().SingleAsync(cancel);
        if (form.Header is HeaderLayout.Cover && form.Cover is null && (form.RemoveCover || before.Look.Cover is null))
            ModelState.AddModelError(nameof(form.Header), T["There is no cover picture to put the title on. Please choose one below, or another header."]);
        if (!ModelState.IsValid) return Again("Edit", new LookEditing(form, before.Look));

        // Before the transaction, which keeps other writers waiting.
        var logo = await ModelState.TakeAsync(nameof(form.Logo), form.Logo, pictures.TakeLogoAsync, T, cancel);
        var cover = await ModelState.TakeAsync(nameof(form.Cover), form.Cover, pictures.TakeCoverAsync, T, cancel);
        if (!ModelState.IsValid) return Again("Edit", new LookEditing(form, before.Look));
        var footer = markdown.RenderAside(form.Footer ?? "", before.Language, TimeZoneInfo.FindSystemTimeZoneById(before.TimeZone));

        return await SaveAsync(form, settings => settings.Dress(form.Change(settings.Look, logo, cover, footer)), settings => new LookEditing(form, settings.Look), cancel);
    }
}
