using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Media;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Media;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Files that come in: new ones, and those that take the place of others.</summary>
public sealed class MediaUploadsController(BlogDbContext db, MediaLibrary library, IStringLocalizer<Texts> t) : MediaPagesController(db, t)
{
    /// <summary>
    /// Takes in the files of the field <c>File</c>. Whoever asks for JSON sends one and is answered 201 with
    /// <see cref="MediaAnswer"/>, or 422 or 413 with <c>{ "error": "..." }</c>.
    /// </summary>
    [HttpPost("/admin/media")]
    [TakesFiles]
    public async Task<IActionResult> Create(CancellationToken cancel)
    {
        var incoming = HttpContext.Features.Get<IncomingFiles>();
        List<MediaFile> taken = [];
        List<(string FileName, string Reason)> refused = [.. incoming?.Refused.Select(r => (CleanText.Line(r.FileName), MediaAnswers.Words(r.Reason, T))) ?? []];
        foreach (var file in incoming?.Files ?? [])
        {
            try
            {
                taken.Add(await library.AddAsync(file, User.UserId(), cancel));
            }
            catch (PictureRefusedException reason)
            {
                refused.Add((CleanText.Line(file.FileName), MediaAnswers.Words(reason, T)));
            }
        }

        if (taken.Count + refused.Count == 0) refused.Add(("", T["Please choose a file."]));
        if (Request.WantsJson())
            return refused is [var (_, problem), ..] ? MediaAnswers.Error(StatusCodes.Status422UnprocessableEntity, problem) : Taken(taken[0]);

        var done = taken is [var only] ? T["“{0}” is in the library.", only.Name] : T["{0} files are in the library.", taken.Count];
        if (refused.Count > 0)
        {
            // What was taken is in the list below.
            return Again(IndexView, await IndexAsync(new MediaFilter(), refused, cancel));
        }

        TempData[Notice] = done.Value;
        return Redirect("/admin/media");
    }

    /// <summary>Puts a file in the place of another one.</summary>
    [HttpPost("/admin/media/{id:int}/content")]
    [TakesFiles]
    public async Task<IActionResult> Replace(int id, CancellationToken cancel)
    {
        var incoming = HttpContext.Features.Get<IncomingFiles>();
        string problem;
        try
        {
            if (incoming?.Refused is [var (_, reason), ..]) throw reason;
            if (incoming?.Files is [var file, ..])
            {
                if (await library.ReplaceAsync(id, file, User.UserId(), cancel) is not { } replaced) return NotFound();
                if (Request.WantsJson()) return Taken(replaced);
                TempData[Notice] = T["Replaced. Readers see the new one from now on."].Value;
                return Redirect(FormattableString.Invariant($"/admin/media/{id}"));
            }

            problem = T["Please choose a file."];
        }
        catch (PictureRefusedException refused)
        {
            problem = MediaAnswers.Words(refused, T);
        }

        if (Request.WantsJson()) return MediaAnswers.Error(StatusCodes.Status422UnprocessableEntity, problem);
        ModelState.AddModelError("File", problem);
        return await ShowAsync(id, null, cancel) is { } show ? Again(ShowView, show) : NotFound();
    }

    private static JsonResult Taken(MediaFile file) => new(MediaAnswer.Of(file), JsonSerializerOptions.Web) { StatusCode = StatusCodes.Status201Created };
}
