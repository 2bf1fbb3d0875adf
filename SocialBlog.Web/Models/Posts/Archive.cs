namespace SocialBlog.Web.Models.Posts;

public sealed record ArchiveEntry(string Title, string Path, DateTime PublishedAt, int CommentCount);

public sealed record ArchiveMonth(int Year, int Month, IReadOnlyList<ArchiveEntry> Posts);
