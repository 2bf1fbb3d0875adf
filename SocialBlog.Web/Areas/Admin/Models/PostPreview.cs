namespace SocialBlog.Web.Areas.Admin.Models;

public sealed record PostPreview(string Title, IReadOnlyList<string> Tags, string Html);
