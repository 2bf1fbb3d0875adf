namespace SocialBlog.Web.Areas.Admin.Models;

/// <param name="Language">Null: the blog's.</param>
public sealed record PostPreview(string Title, string? Language, IReadOnlyList<string> Tags, string Html);
