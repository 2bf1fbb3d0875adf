using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Media;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Media;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>The library of files: the list, one file, and the words that tell what it shows.</summary>
public sealed class MediaController(BlogDbContext db, MediaLibrary library, IStringLocalizer<Texts> t) : MediaPagesController(db, t)
{
    [HttpGet("/admin/media")]
    public async Task<IActionResult> Index(MediaFilter filter, CancellationToken cancel) => View(IndexView, await IndexAsync(filter, [], cancel));

    /// <summary>For the editor: pictures and other files to choose from, in a frame.</summary>
    [HttpGet("/admin/media/picker")]
    public async Task<IActionResult> Picker(MediaFilter filter, CancellationToken cancel) => View(await IndexAsync(filter, [], cancel));

    [HttpGet("/admin/media/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken cancel) =>
        await ShowAsync(id, null, cancel) is { } show ? View(ShowView, show) : NotFound();

    /// <summary>Takes the alternative text as a form or as JSON, <c>{ "alt": "..." }</c>.</summary>
    [HttpPost("/admin/media/{id:int}/text")]
    public async Task<IActionResult> Describe(int id, string? alt, CancellationToken cancel)
    {
        if (Request.HasJsonContentType())
        {
            try
            {
                alt = (await Request.ReadFromJsonAsync<MediaText>(cancel))?.Alt;
            }
            catch (System.Text.Json.JsonException)
            {
                return BadRequest();
            }
        }

        var words = CleanText.Line(alt ?? "").Trim();
        if (words.Length > MediaFile.MaxAltLength)
        {
            var problem = T["This is too long: at most {0} characters.", MediaFile.MaxAltLength].Value;
            if (Request.WantsJson()) return MediaAnswers.Error(StatusCodes.Status422UnprocessableEntity, problem);
            ModelState.AddModelError("Alt", problem);
            return await ShowAsync(id, words, cancel) is { } again ? Again(ShowView, again) : NotFound();
        }

        if (await library.DescribeAsync(id, words, User.UserId(), cancel) is not { } file) return NotFound();
        if (Request.WantsJson()) return Json(MediaAnswer.Of(file));
        TempData[Notice] = T["Saved."].Value;
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpPost("/admin/media/{id:int}/deletion")]
    public async Task<IActionResult> Destroy(int id, bool evenInUse, CancellationToken cancel)
    {
        var (outcome, name) = await library.DeleteAsync(id, evenInUse, User.UserId(), cancel);
        switch (outcome)
        {
            case MediaDeletion.Deleted:
                TempData[Notice] = T["“{0}” is deleted.", name].Value;
                return RedirectToAction(nameof(Index));
            case MediaDeletion.InUse when await ShowAsync(id, null, cancel) is { } show:
                return Again(ShowView, show with { AskToDelete = true }, StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private sealed record MediaText(string? Alt);
}
