using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using SocialBlog.Web.Media;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>Fields of forms in which a picture is chosen.</summary>
public static class PictureFields
{
    /// <summary>For the <c>accept</c> attribute, a hint to the browser; what counts is the content.</summary>
    public const string Accept = "image/jpeg,image/png,image/webp,image/gif,image/avif";

    public static string TooLarge(IStringLocalizer<Texts> t) => t["This file is too large: at most {0} MB.", Picture.MaxBytes / 1024 / 1024];

    /// <summary>Takes in the picture of a field. One that is refused is told there.</summary>
    /// <returns>Null where none was chosen, or it was refused.</returns>
    public static async Task<T?> TakeAsync<T>(
        this ModelStateDictionary form, string field, IFormFile? file, Func<Stream, string, CancellationToken, Task<T>> take, IStringLocalizer<Texts> t, CancellationToken cancel)
        where T : class
    {
        if (file is null) return null;
        try
        {
            await using var content = file.OpenReadStream();
            return await take(content, file.FileName, cancel);
        }
        catch (PictureRefusedException refused)
        {
            form.AddModelError(field, Words(refused.Problem, t));
            return null;
        }
    }

    private static string Words(PictureProblem problem, IStringLocalizer<Texts> t) => problem switch
    {
        PictureProblem.Svg => t["SVG drawings are not taken yet. Please save it as PNG or WebP."],
        PictureProblem.TooManyBytes => TooLarge(t),
        PictureProblem.TooManyPixels => t["This picture has too many pixels: at most {0} million. Please make it smaller first.", Picture.MaxPixels / 1_000_000],
        PictureProblem.NotStored => t["The picture could not be stored: the disk is full, or the media folder can't be written. The log says more."],
        PictureProblem.NoLibrary => t["This machine lacks the library that reads pictures (libvips)."],
        _ => t["This is not a picture the blog can read: it takes JPEG, PNG, WebP, GIF and AVIF."],
    };
}

/// <summary>A field for a picture that stands alone: the one in use, another one, or none.</summary>
/// <param name="Current">In use; null: none.</param>
/// <param name="Remove">It is ticked to be taken away.</param>
/// <param name="WasSent">One was chosen in the form that comes back.</param>
public sealed record PictureField(string Name, string Label, string Hint, string? Current, bool Remove, bool WasSent);
