using System.Security.Claims;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Users;

namespace SocialBlog.Web.Security;

/// <summary>What can be allowed. Which role may what is said once, in <see cref="Permissions"/>.</summary>
public enum Permission
{
    /// <summary>What everybody with an account has: a profile and ways to sign in.</summary>
    HaveAnAccount,

    /// <summary>Own posts, and the media in them.</summary>
    Write,

    /// <summary>Make own posts public, change them afterwards, and take them back.</summary>
    Publish,

    /// <summary>Posts and media of everybody, and what waits for review.</summary>
    EditAll,

    /// <summary>Pages, series, the menu, the rota.</summary>
    Arrange,

    Moderate,

    /// <summary>Look, settings, people, mails, the audit log.</summary>
    Govern,
}

public static class Permissions
{
    public static bool May(this Role role, Permission permission) => permission switch
    {
        Permission.HaveAnAccount => true,
        Permission.Write => role is Role.Owner or Role.Editor or Role.Author or Role.Contributor,
        Permission.Publish => role is Role.Owner or Role.Editor or Role.Author,
        Permission.EditAll or Permission.Arrange => role is Role.Owner or Role.Editor,
        Permission.Moderate => role is Role.Owner or Role.Editor or Role.Moderator,
        _ => role is Role.Owner,
    };

    /// <returns>False for somebody who is not signed in.</returns>
    public static bool May(this ClaimsPrincipal person, Permission permission) => person.Role()?.May(permission) is true;

    /// <summary>Whether the person may open and change a post.</summary>
    /// <param name="status">Of one in the trash the one it goes back to. A contributor's own post is the editors' from the time it is to be public.</param>
    public static bool MayEdit(this ClaimsPrincipal person, int authorId, PostStatus status) =>
        person.May(Permission.EditAll)
        || (person.May(Permission.Write) && authorId == person.UserId() && (person.May(Permission.Publish) || status.IsUnpublished()));

    /// <summary>Whether the person may put a comment in other words, which then stand under its writer's name.</summary>
    /// <param name="writerId">The account it was written under; null: none.</param>
    public static bool MayReword(this ClaimsPrincipal person, int? writerId) =>
        person.May(Permission.EditAll) || (person.May(Permission.Moderate) && (writerId is null || writerId == person.UserId()));

    /// <summary>The posts that the person finds in the lists of the admin.</summary>
    public static IQueryable<Post> SeenBy(this IQueryable<Post> posts, ClaimsPrincipal person)
    {
        if (person.May(Permission.EditAll)) return posts;
        var id = person.May(Permission.Write) ? person.UserId() : 0;
        return posts.Where(p => p.AuthorId == id);
    }
}
