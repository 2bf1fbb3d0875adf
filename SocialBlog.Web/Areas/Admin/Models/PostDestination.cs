using System.Security.Claims;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>Where the admin leads to from the title of a post.</summary>
public static class PostDestination
{
    /// <param name="before">Of one in the trash, what it goes back to.</param>
    /// <param name="path">Decoded; null while it has none.</param>
    /// <returns>The editor for who may change it, else the page that readers see; null where that is not there either.</returns>
    public static string? AddressOf(this ClaimsPrincipal person, int id, int authorId, PostStatus status, PostStatus? before, string? path) =>
        person.MayEdit(authorId, before ?? status) ? FormattableString.Invariant($"/admin/posts/{id}")
        : status is PostStatus.Published && path is not null ? PublicAddress.Escape(path)
        : null;
}
