using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Security;

/// <summary>Says who may use a controller of the admin, or an action where it differs. Without it only owners may.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    public Permission Permission => permission;
}

/// <summary>Open to a person who still has to set up the second factor that the blog asks for.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeSecondFactorAttribute : Attribute;

/// <summary>
/// Lets in whom <see cref="NeedsAttribute"/> allows (403 otherwise), and leads those without a second factor to set one
/// up where the blog asks for it. On the base of all admin controllers, so that none can forget it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RoleGateAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var metadata = context.ActionDescriptor.EndpointMetadata;
        var needed = metadata.OfType<NeedsAttribute>().LastOrDefault()?.Permission ?? Permission.Govern;
        var person = context.HttpContext.User;
        if (!person.May(needed)) context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        else if (!person.HasSecondFactor() && context.HttpContext.RequestServices.GetRequiredService<CurrentBlog>().Value.RequiresSecondFactor
            && !metadata.OfType<BeforeSecondFactorAttribute>().Any())
            context.Result = new RedirectResult("/admin/account");
    }
}

/// <summary>
/// Refuses (403) an action on the post of somebody else, or on one that the person may no longer change: for every
/// action whose route has the number of a post as <c>id</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PostGateAttribute : Attribute, IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var person = context.HttpContext.User;
        if (context.Result is not null || person.May(Permission.EditAll)) return;
        if (!int.TryParse(context.RouteData.Values["id"] as string, System.Globalization.CultureInfo.InvariantCulture, out var id)) return;

        var db = context.HttpContext.RequestServices.GetRequiredService<BlogDbContext>();
        var post = await db.Posts.Where(p => p.Id == id).Select(p => new { p.AuthorId, Status = p.StatusBeforeTrash ?? p.Status }).SingleOrDefaultAsync(context.HttpContext.RequestAborted);
        // The action knows best how to say that there is none.
        if (post is not null && !person.MayEdit(post.AuthorId, post.Status)) context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }
}

/// <summary>Refuses (403) a change to a media file that somebody else uploaded, but to editors: for every action that takes more than GET and whose route has the number of a file as <c>id</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MediaGateAttribute : Attribute, IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var (http, person) = (context.HttpContext, context.HttpContext.User);
        if (context.Result is not null || person.May(Permission.EditAll) || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return;
        if (!int.TryParse(context.RouteData.Values["id"] as string, System.Globalization.CultureInfo.InvariantCulture, out var id)) return;

        var me = person.UserId();
        var db = http.RequestServices.GetRequiredService<BlogDbContext>();
        if (await db.MediaFiles.AnyAsync(f => f.Id == id && f.UploadedById != me, http.RequestAborted)) context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }
}
