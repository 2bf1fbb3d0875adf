using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Web.Security;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Base of all that needs an account: whoever is not signed in is led to sign in, every form carries a token.</summary>
[Area("Admin")]
[Authorize]
[RoleGate]
[AutoValidateAntiforgeryToken]
public abstract class AdminController(BlogDbContext db) : Controller
{
    /// <summary>Key of a line that the next page shows, such as "Saved.".</summary>
    public const string Notice = "Notice";

    /// <summary>Key of the number of comments that wait, for the menu.</summary>
    public const string Pending = "Pending";

    protected BlogDbContext Db { get; } = db;

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Result is ViewResult)
            ViewData[Pending] = await Db.CommentCounts.Where(c => c.State == CommentState.Pending).SumAsync(c => c.Count, context.HttpContext.RequestAborted);
    }

    /// <summary>The same form once more: something in it needs the author's attention.</summary>
    protected ViewResult Again(string view, object model, int status = StatusCodes.Status422UnprocessableEntity)
    {
        Response.StatusCode = status;
        return View(view, model);
    }
}
