using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SocialBlog.Data;
using SocialBlog.Data.Media;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>What every answer about the library is made of.</summary>
[Needs(Permission.Write)]
[MediaGate]
public abstract class MediaPagesController(BlogDbContext db, IStringLocalizer<Texts> t) : AdminController(db)
{
    protected const string IndexView = "/Areas/Admin/Views/Media/Index.cshtml";

    protected const string ShowView = "/Areas/Admin/Views/Media/Show.cshtml";

    private const int PageSize = 60;

    protected IStringLocalizer<Texts> T { get; } = t;

    /// <summary>One page of the list, at the same cost wherever it is.</summary>
    protected async Task<MediaIndex> IndexAsync(MediaFilter filter, IReadOnlyList<(string FileName, string Reason)> refused, CancellationToken cancel)
    {
        var files = Db.MediaFiles.Named(filter.Q);
        if (filter.Kind is { } kind) files = files.Where(f => f.Kind == kind);
        if (filter.Show is MediaFilter.UnusedOnly) files = files.Unused(Db);
        var tiles = await files.NewestBefore(filter.Before).Take(PageSize + 1)
            .Select(f => new MediaTile(f.Id, f.Name, f.Kind, f.Path, f.Current, f.Width, f.Height, f.Alt)).ToListAsync(cancel);
        return new MediaIndex(filter, [.. tiles.Take(PageSize)], tiles.Count > PageSize ? filter.QueryAfter(tiles[PageSize - 1].Id) : null, refused);
    }

    /// <param name="alt">What stands in the form that comes back; null: what is stored.</param>
    /// <returns>Null when there is no such file.</returns>
    protected async Task<MediaShow?> ShowAsync(int id, string? alt, CancellationToken cancel)
    {
        if (await Db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } file) return null;
        var uses = await Db.OfFile(id).OrderByDescending(u => u.PostId).ThenBy(u => u.PageId)
            .Select(u => new { u.PostId, PostTitle = u.Post!.Title, u.PageId, PageTitle = u.Page!.Title, u.UserId, UserName = u.User!.DisplayName }).Distinct().Take(200).ToListAsync(cancel);
        var uploader = await Db.Users.Where(u => u.Id == file.UploadedById).Select(u => u.DisplayName).SingleOrDefaultAsync(cancel);
        return new MediaShow(
            file, alt ?? file.Alt,
            [
                .. uses.Select(u => u switch
                {
                    { PostId: { } post } => new MediaPlace(u.PostTitle, FormattableString.Invariant($"/admin/posts/{post}"), T["Post"]),
                    { PageId: { } page } => new MediaPlace(u.PageTitle, FormattableString.Invariant($"/admin/pages/{page}"), T["Page"]),
                    { UserId: not null } => new MediaPlace(u.UserName, "/admin/profile", T["Profile"]),
                    _ => new MediaPlace(T["Look"], "/admin/look", T["Look of the blog"]),
                }),
            ],
            uploader);
    }
}
