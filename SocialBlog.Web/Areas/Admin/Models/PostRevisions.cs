using SocialBlog.Data.Posts;
using SocialBlog.Web.Posts;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>A revision in the list.</summary>
/// <param name="By">Null: somebody whose account is gone.</param>
/// <param name="Length">Of the text, in characters.</param>
public sealed record RevisionRow(int Id, DateTime At, string? By, bool IsAutosave, bool IsSettled, int Version, string Title, int Length);

public sealed record RevisionIndex(int PostId, string PostTitle, int PostVersion, IReadOnlyList<RevisionRow> Rows, int Page, bool HasMore);

/// <summary>A part of a post beside its text, before and after.</summary>
public sealed record RevisionChange(string Name, IReadOnlyList<DiffLine> Lines);

/// <summary>A revision, compared.</summary>
/// <param name="Former">What it is compared with: the one before it; null where it is the first.</param>
/// <param name="IsCurrent">The post stands so.</param>
public sealed record RevisionPage(int PostId, RevisionRow Row, RevisionRow? Former, bool AgainstCurrent, bool IsCurrent, IReadOnlyList<RevisionChange> Changes, PostWriting Writing);
