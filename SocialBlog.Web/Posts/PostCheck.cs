using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Markdown;

namespace SocialBlog.Web.Posts;

public enum PostFault
{
    /// <summary>A picture without words for those who don't see it.</summary>
    NoAlternativeText,

    /// <summary>A link to a place of this blog where nothing is.</summary>
    DeadLink,

    NoExcerpt,
}

/// <summary>What an author may want to mend before readers see a post. Nothing of it keeps a post from being published.</summary>
/// <param name="Where">Address of the picture, or of the link; empty where it is about the post as a whole.</param>
public sealed partial record PostCheck(PostFault Fault, string Where)
{
    /// <param name="root">Scheme and host of the blog.</param>
    public static async Task<IReadOnlyList<PostCheck>> FindAsync(BlogDbContext db, Post post, string root, CancellationToken cancel)
    {
        var body = new HtmlParser().ParseDocument("<body>" + post.Html).Body!;
        var silent = body.QuerySelectorAll("img").Where(image => string.IsNullOrWhiteSpace(image.GetAttribute("alt"))).Select(image => image.GetAttribute("src") ?? "").ToList();
        if (post.Image is { } image && string.IsNullOrWhiteSpace(post.ImageAlt)) silent.Insert(0, image);
        var links = body.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).Distinct(StringComparer.Ordinal).ToList();

        List<PostCheck> found = [.. silent.Distinct(StringComparer.Ordinal).Select(picture => new PostCheck(PostFault.NoAlternativeText, picture))];
        foreach (var link in links)
        {
            var isDead = link.StartsWith('#') ? link.Length > 1 && body.QuerySelector($"[id='{CssEscape(Uri.UnescapeDataString(link[1..]))}']") is null
                : PathOf(link, root) is { } path && await IsDeadAsync(db, path, cancel);
            if (isDead) found.Add(new PostCheck(PostFault.DeadLink, link.Replace("#" + SafeMarkup.AnchorPrefix, "#", StringComparison.Ordinal)));
        }

        if (string.IsNullOrWhiteSpace(post.Excerpt)) found.Add(new PostCheck(PostFault.NoExcerpt, ""));
        return found;
    }

    private static string CssEscape(string id) => id.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);

    /// <returns>Decoded, without query; null for a link elsewhere.</returns>
    private static string? PathOf(string link, string root)
    {
        if (link.StartsWith(root + "/", StringComparison.OrdinalIgnoreCase)) link = link[root.Length..];
        if (!link.StartsWith('/') || link.StartsWith("//", StringComparison.Ordinal)) return null;
        return Uri.UnescapeDataString(link.Split('?', '#')[0]);
    }

    /// <summary>Only what can be told for sure: posts, tags, series, authors and pages.</summary>
    private static async Task<bool> IsDeadAsync(BlogDbContext db, string path, CancellationToken cancel)
    {
        if (PostPath().Match(path) is { Success: true } post)
            return !await db.PostAddresses.AnyAsync(a => a.Path == post.Groups["path"].Value && a.Post != null && a.Post.Status != PostStatus.Trashed, cancel);

        var (place, name) = path.Split('/') switch
        {
            ["", var only] => ("", only),
            ["", var folder, var last] => (folder, last),
            _ => ("?", ""),
        };
        return place switch
        {
            "tags" => !await db.Tags.AnyAsync(t => t.Slug == name, cancel),
            "series" => !await db.Series.AnyAsync(s => s.Slug == name, cancel),
            "authors" => !await db.Users.AnyAsync(u => u.Slug == name, cancel),
            "" => name.Length > 0 && !name.Contains('.', StringComparison.Ordinal) && !Year().IsMatch(name) && !Places.Contains(name) && !await db.Pages.AnyAsync(p => p.Slug == name, cancel),
            _ => false,
        };
    }

    private static readonly HashSet<string> Places = new(StringComparer.Ordinal) { "archive", "tags", "series", "search", "feed" };

    [GeneratedRegex(@"^(?<path>/\d{4}/\d{2}/[^/]{3,}?)(\.html)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PostPath();

    [GeneratedRegex(@"^\d{4}$", RegexOptions.None, 1000)]
    private static partial Regex Year();
}
