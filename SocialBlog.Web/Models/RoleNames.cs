using Microsoft.Extensions.Localization;
using SocialBlog.Data.Users;

namespace SocialBlog.Web.Models;

/// <summary>Roles in words.</summary>
public static class RoleNames
{
    public static string RoleName(this IStringLocalizer<Texts> t, Role role) => role switch
    {
        Role.Owner => t["Owner"],
        Role.Editor => t["Editor"],
        Role.Author => t["Writer"],
        Role.Contributor => t["Contributor"],
        _ => t["Moderator"],
    };

    public static string RoleExplained(this IStringLocalizer<Texts> t, Role role) => role switch
    {
        Role.Owner => t["may do everything"],
        Role.Editor => t["all posts, pages and comments"],
        Role.Author => t["writes and publishes own posts"],
        Role.Contributor => t["writes drafts and submits them for review"],
        _ => t["decides on comments"],
    };
}
