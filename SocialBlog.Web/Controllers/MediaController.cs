using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Media;
using SocialBlog.Web.Media;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Controllers;

/// <summary>
/// What is asked for under <c>/media/</c> and is not there: what took its place, where it was replaced. Older copies of
/// pages, feeds and other sites still name it. Files that are there are answered before any of this.
/// </summary>
public sealed class MediaController(BlogDbContext db) : Controller
{
    [HttpGet("/media/{**rest}")]
    public async Task<IActionResult> Show(string? rest, CancellationToken cancel)
    {
        var asked = MediaFolder.Root + rest;
        var path = MediaAddressesInText.FileOf(asked);
        if (await db.At(path).Select(f => f.Current).SingleOrDefaultAsync(cancel) is not { } current || current == path) return NotFound();
        // Another one may take its place later.
        Response.Headers.CacheControl = "public, max-age=300";
        return Redirect(PublicAddress.Escape(SameWidth(asked, path, current)));
    }

    /// <summary>Of the new file the rendition of the same width, where there is one.</summary>
    private static string SameWidth(string asked, string path, string current)
    {
        var mark = asked.Length - path.Length;
        if (mark <= 0) return current;
        var rendition = current.Insert(current.LastIndexOf('.'), asked.Substring(path.LastIndexOf('.'), mark));
        return PictureFile.Of(current)?.Renditions.Contains(rendition, StringComparer.Ordinal) == true ? rendition : current;
    }
}
