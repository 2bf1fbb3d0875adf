namespace SocialBlog.Web.Models.Posts;

public sealed record ArchiveEntry(string Title, string Path, DateTime PublishedAt);

public sealed record ArchiveMonth(int Year, int Month, IReadOnlyList<ArchiveEntry> Posts);
