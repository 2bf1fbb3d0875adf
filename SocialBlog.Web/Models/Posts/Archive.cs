namespace SocialBlog.Web.Models.Posts;

/// <param name="Language">Of the text; null: the blog's.</param>
public sealed record ArchiveEntry(string Title, string Path, DateTime PublishedAt, string? Language);

public sealed record ArchiveMonth(int Year, int Month, IReadOnlyList<ArchiveEntry> Posts);
