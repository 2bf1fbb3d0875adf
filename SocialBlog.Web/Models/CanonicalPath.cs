using SocialBlog.Web.Models.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Models;

/// <summary>The one address of a readers' page, whatever else stood in the one it was asked for under.</summary>
public static class CanonicalPath
{
    /// <returns>Path, in small letters as all of the blog's, and the place in a list that a page begins at; escaped.</returns>
    public static string Of(HttpRequest request) =>
        PublicAddress.Escape(request.Path.Value!.ToLowerInvariant())
        + (request.Query["before"] is [{ } before] && PostCursor.TryParse(before, out var cursor) ? "?before=" + cursor : "");
}
