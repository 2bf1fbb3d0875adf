using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Finds posts that a text can link to, for the editor's script; answers JSON.</summary>
[Needs(Permission.Write)]
public sealed class LinksController(BlogDbContext db, IStringLocalizer<Texts> t) : AdminController(db)
{
    private const int MaxFound = 8, MaxQuery = 100;

    /// <summary>Public posts, and those that will be, with the words in their title; newest first.</summary>
    /// <param name="q">Empty: the newest.</param>
    [HttpGet("/admin/links")]
    public async Task<IActionResult> Index(string? q, CancellationToken cancel)
    {
        var words = (q ?? "").Trim();
        if (words.Length > MaxQuery) return Json(Array.Empty<object>());

        // SQLite folds the case of plain Latin letters alone: "école" is looked for as "École" too.
        var pattern = Pattern(words);
        var capital = words.Length == 0 ? pattern : Pattern(char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..]);
        var found = await Db.Posts
            .Where(p => p.Status == PostStatus.Published || p.Status == PostStatus.Scheduled)
            .Where(p => EF.Functions.Like(p.Title, pattern, "\\") || EF.Functions.Like(p.Title, capital, "\\"))
            .NewestFirst().Take(MaxFound)
            .Select(p => new { p.Title, p.Status, Path = p.Addresses.Where(a => a.IsCanonical).Select(a => a.Path).FirstOrDefault() })
            .ToListAsync(cancel);
        return Json(found.Where(p => p.Path is not null).Select(p => new
        {
            title = p.Title,
            path = PublicAddress.Escape(p.Path!),
            state = p.Status is PostStatus.Published ? null : t.StatusOf(p.Status),
        }));
    }

    private static string Pattern(string words) =>
        "%" + words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
