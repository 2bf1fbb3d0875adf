using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <param name="By">Null once that person's account is gone.</param>
/// <param name="Hidden">So many comments it moved to the trash.</param>
public sealed record BanRow(int Id, BanKind Kind, string Label, DateTime CreatedAt, string? By, DateTime? ExpiresAt, int Hidden);
