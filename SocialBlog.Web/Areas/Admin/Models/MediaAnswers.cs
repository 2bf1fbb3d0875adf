using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SocialBlog.Data.Media;
using SocialBlog.Web.Media;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>What scripts are told of a file of the library.</summary>
/// <param name="Path">To write into a text, escaped.</param>
/// <param name="Kind"><c>picture</c>, <c>drawing</c>, <c>document</c>, <c>audio</c> or <c>video</c>.</param>
/// <param name="Width">In pixels; null where it has none.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Markdown">What shows it in a text.</param>
public sealed record MediaAnswer(int Id, string Path, string Name, string Kind, string Alt, int? Width, int? Height, string Markdown)
{
    public static MediaAnswer Of(MediaFile file) => new(
        file.Id, PublicAddress.Escape(file.Path), file.Name, file.Kind.ToString().ToLowerInvariant(), file.Alt, file.Width, file.Height,
        MediaAnswers.MarkdownOf(file.Kind, file.Path, file.Name, file.Alt));
}

public static class MediaAnswers
{
    public static bool WantsJson(this HttpRequest request) => request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));

    public static JsonResult Error(int status, string words) => new(new { error = words }, JsonSerializerOptions.Web) { StatusCode = status };

    /// <summary>What shows a file in a text, as docs/writing.md has it.</summary>
    public static string MarkdownOf(MediaKind kind, string path, string name, string alt) => kind switch
    {
        MediaKind.Picture or MediaKind.Drawing => $"![{Bare(alt)}]({PublicAddress.Escape(path)})",
        MediaKind.Document => $"[{Bare(name)}]({PublicAddress.Escape(path)})",
        _ => $"![{Bare(alt.Length > 0 ? alt : System.IO.Path.GetFileNameWithoutExtension(name))}]({PublicAddress.Escape(path)})",
    };

    public static string TooLarge(IStringLocalizer<Texts> t, long maxBytes) => t["This file is too large: at most {0} MB.", maxBytes / 1024 / 1024];

    public static string KindOf(this IStringLocalizer<Texts> t, MediaKind kind) => kind switch
    {
        MediaKind.Picture => t["Picture"],
        MediaKind.Drawing => t["Drawing"],
        MediaKind.Document => t["Document"],
        MediaKind.Audio => t["Sound"],
        _ => t["Video"],
    };

    /// <summary>Why the library does not take a file, in one line.</summary>
    public static string Words(PictureRefusedException refused, IStringLocalizer<Texts> t) => refused.Problem switch
    {
        PictureProblem.Unknown => t["The library takes pictures (JPEG, PNG, WebP, AVIF, GIF, SVG), PDF, sound (MP3, Ogg, M4A, WAV) and video (MP4, WebM). This is none of them, or only a part of one."],
        PictureProblem.Misnamed => t["This file is not what its name says: its content is {0}. Give it the right ending and send it again.", refused.Format!.Name],
        PictureProblem.OtherKind => t["Only a file of the same kind can take its place."],
        PictureProblem.TooManyBytes => TooLarge(t, refused.Format is null ? MediaLibrary.MaxBytes : MediaLibrary.MaxBytesOf(refused.Format.Kind)),
        PictureProblem.TooManyPixels => t["This picture has too many pixels or parts: at most {0} million pixels. Please make it smaller first.", Picture.MaxPixels / 1_000_000],
        PictureProblem.NotStored => t["The file could not be stored: the disk is full, or the media folder can’t be written. The log says more."],
        PictureProblem.NoLibrary => t["This machine lacks the library that reads pictures (libvips)."],
        _ => t["This file is damaged or not complete: it can’t be read to its end."],
    };

    /// <summary>Brackets would end the words.</summary>
    private static string Bare(string words) => words.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
}
