using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Look;

namespace SocialBlog.Web.Controllers;

/// <summary>The style of readers' pages. The address of an older one leads to the one in force.</summary>
public sealed class StyleSheetController(CurrentStyleSheet styles) : Controller
{
    [HttpGet("/css/blog.{hash}.css")]
    public IActionResult Show(string hash)
    {
        if (styles.Find(hash) is not { } sheet) return LocalRedirect(styles.Value.Address);

        var encoding = ReaderPagePolicy.NormalizeEncoding(Request);
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not "identity") Response.Headers.ContentEncoding = encoding;
        return File(sheet.Encodings[encoding], "text/css; charset=utf-8", lastModified: null, new EntityTagHeaderValue($"\"{hash}-{encoding}\""));
    }
}
