using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Shows what the editor's form holds as readers would see it; stores nothing.</summary>
public sealed class PreviewsController(BlogDbContext db, MarkdownRenderer markdown, CurrentBlog blog) : AdminController(db)
{
    [HttpPost("/admin/previews")]
    public IActionResult Create(PostForm form) => View("Show", new PostPreview(form.Title, form.TagNames, markdown.Render(form.Markdown ?? "", new TextContext(blog.Value.Language, form.Key)).Html));
}
