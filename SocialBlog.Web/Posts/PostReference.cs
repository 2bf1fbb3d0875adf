using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;

namespace SocialBlog.Web.Posts;

/// <summary>How an author names another post: by its address, or by the one of its editor while it has none.</summary>
public static class PostReference
{
    private const string Editor = "/admin/posts/";

    /// <param name="path">The post's canonical address, decoded; null while it has none.</param>
    public static string Of(int id, string? path) => path ?? Editor + id.ToString(CultureInfo.InvariantCulture);

    /// <param name="typed">A path or a whole address, former ones included.</param>
    public static async Task<Post?> FindAsync(BlogDbContext db, string typed, CancellationToken cancel)
    {
        var address = typed.Trim();
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") address = uri.AbsolutePath;
        var path = Uri.UnescapeDataString(address.Split('?', '#')[0]).TrimEnd('/');
        if (path.StartsWith(Editor, StringComparison.Ordinal) && int.TryParse(path.AsSpan(Editor.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return await db.Posts.SingleOrDefaultAsync(p => p.Id == id, cancel);

        return await db.PostAddresses.Where(a => a.Path == path).Select(a => a.Post).SingleOrDefaultAsync(cancel);
    }
}
