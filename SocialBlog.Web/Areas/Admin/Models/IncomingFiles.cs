using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using SocialBlog.Web.Media;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>The files that came with a form, each on the disk already. All that nobody stored is removed with the request.</summary>
public sealed class IncomingFiles : IDisposable
{
    private readonly List<IncomingFile> _files = [];
    private readonly List<(string FileName, PictureRefusedException Reason)> _refused = [];

    public IReadOnlyList<IncomingFile> Files => _files;

    /// <summary>Those of which nothing was kept.</summary>
    public IReadOnlyList<(string FileName, PictureRefusedException Reason)> Refused => _refused;

    internal async Task TakeAsync(MediaFolder folder, Stream content, string fileName, CancellationToken cancel)
    {
        try
        {
            _files.Add(await folder.ReceiveAsync(content, fileName, MediaLibrary.MaxBytes, cancel));
        }
        catch (PictureRefusedException refused)
        {
            _refused.Add((fileName, refused));
        }
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());
}

/// <summary>
/// Reads a form with files as it arrives, each file straight onto the disk of the media folder: neither memory nor the
/// system's temporary folder holds one. Before the antiforgery filter, which would read the form in its own way. A form
/// that is cut off is answered 400, a larger one 413, and nothing of it stays.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesFilesAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>One file of the largest kind, and the form around it; or many small ones.</summary>
    public const long MaxBody = MediaLibrary.MaxBytes + (10 * 1024 * 1024);

    private const int MostParts = 200, LongestValue = 64 * 1024;

    // Strangers were turned away before any filter. The antiforgery filter of all controllers runs at 0.
    public int Order => -100;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var (http, request) = (context.HttpContext, context.HttpContext.Request);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary) return;
        if (request.ContentLength > MaxBody)
        {
            context.Result = TooLarge(context);
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBody;
        var files = new IncomingFiles();
        http.Response.RegisterForDispose(files);
        http.Features.Set(files);
        try
        {
            var values = await ReadAsync(request, boundary, files, http.RequestServices.GetRequiredService<MediaFolder>(), http.RequestAborted);
            http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(values)));
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            context.Result = TooLarge(context);
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or NotSupportedException)
        {
            // Cut off, no form, or with a name in a charset that the platform refuses (UTF-7).
            context.Result = new BadRequestResult();
        }
    }

    private static IActionResult TooLarge(AuthorizationFilterContext context) => context.HttpContext.Request.WantsJson()
        ? MediaAnswers.Error(StatusCodes.Status413PayloadTooLarge, MediaAnswers.TooLarge(context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>(), MediaLibrary.MaxBytes))
        : new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);

    private static async Task<Dictionary<string, Microsoft.Extensions.Primitives.StringValues>> ReadAsync(
        HttpRequest request, string boundary, IncomingFiles files, MediaFolder folder, CancellationToken cancel)
    {
        var values = new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(StringComparer.OrdinalIgnoreCase);
        var reader = new MultipartReader(boundary, request.Body);
        for (var parts = 0; await reader.ReadNextSectionAsync(cancel) is { } section; parts++)
        {
            if (parts == MostParts || section.GetContentDispositionHeader() is not { } head) throw new InvalidDataException("The form has too many parts, or one without a name.");
            var name = HeaderUtilities.RemoveQuotes(head.Name).ToString();
            if (head.IsFileDisposition())
            {
                var fileName = HeaderUtilities.RemoveQuotes(head.FileNameStar.HasValue ? head.FileNameStar : head.FileName).ToString();
                // A field in which none was chosen has an empty name.
                if (fileName.Length > 0) await files.TakeAsync(folder, section.Body, fileName, cancel);
                continue;
            }

            // Left open: the reader goes on from there to the next part.
            using var value = new StreamReader(section.Body, leaveOpen: true);
            var text = new char[LongestValue];
            var length = await value.ReadBlockAsync(text, cancel);
            if (length == LongestValue) throw new InvalidDataException("A value of the form is too long.");
            values[name] = new string(text, 0, length);
        }

        return values;
    }
}
