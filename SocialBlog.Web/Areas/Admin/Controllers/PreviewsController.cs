using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Settings;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Security;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Controllers;

/// <summary>Shows what the editor's form holds as readers would see it; stores nothing.</summary>
[Needs(Permission.Write)]
public sealed class PreviewsController(BlogDbContext db, MarkdownRenderer markdown, CurrentBlog blog) : AdminController(db)
{
    /// <summary>An empty page in the look of the blog, which the editor's script fills.</summary>
    [HttpGet("/admin/previews")]
    public IActionResult Frame() => View();

    /// <param name="fragment">The post alone, for the page of <see cref="Frame"/>.</param>
    [HttpPost("/admin/previews")]
    public async Task<IActionResult> Create(PostForm form, bool fragment, CancellationToken cancel)
    {
        var language = BlogSettings.Languages.FirstOrDefault(l => l == form.Language);
        List<TextProblem> problems = [];
        var content = markdown.Render(form.Markdown ?? "", new TextContext(language ?? blog.Value.Language, form.Key, blog.Value.Zone), problems);
        var image = form.RemoveImage || form.Image is not null ? null : await Db.Posts.Where(p => p.Key == form.Key).Select(p => p.Image).SingleOrDefaultAsync(cancel);
        var preview = new PostPreview(form.Title, language, form.TagNames, content.Html, problems)
        {
            Excerpt = string.IsNullOrWhiteSpace(form.Excerpt) ? null : form.Excerpt.Trim(),
            WordCount = content.WordCount,
            Image = image,
            ImageAlt = form.ImageAlt,
            HasNewImage = form.Image is not null,
        };
        return fragment ? PartialView("Fragment", preview) : View("Show", preview);
    }
}
