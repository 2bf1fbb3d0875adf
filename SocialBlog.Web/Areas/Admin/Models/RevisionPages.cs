using System.Linq.Expressions;
using SocialBlog.Data.Revisions;
using SocialBlog.Web.Posts;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>A revision in the list.</summary>
/// <param name="By">Null: somebody whose account is gone.</param>
/// <param name="Length">Of the text, in characters.</param>
public sealed record RevisionRow(int Id, DateTime At, string? By, bool IsAutosave, bool IsSettled, int Length)
{
    public static readonly Expression<Func<Revision, RevisionRow>> Projection = r =>
        new RevisionRow(r.Id, r.At, r.User == null ? null : r.User.DisplayName, r.IsAutosave, r.IsSettled, r.Markdown.Length);

    private static readonly Func<Revision, RevisionRow> FromRevision = Projection.Compile();

    /// <param name="revision">With its person.</param>
    public static RevisionRow Of(Revision revision) => FromRevision(revision);
}

/// <param name="Root">Address of the editor of the post or page.</param>
/// <param name="Title">Of the post or page as it stands.</param>
/// <param name="Page">Of the list, the first being 1.</param>
public sealed record RevisionIndex(string Root, string Title, IReadOnlyList<RevisionRow> Rows, int Page, bool HasMore)
{
    public const int PageSize = 50;
}

/// <summary>A part of a post or page, before and after.</summary>
public sealed record RevisionChange(string Name, IReadOnlyList<DiffLine> Lines);

/// <summary>A revision, compared.</summary>
/// <param name="Root">Address of the editor of the post or page.</param>
/// <param name="Former">What it is compared with: the last one before it that differs, which an autosave of the same text does not; null where there is none.</param>
/// <param name="IsCurrent">The post or page stands so.</param>
public sealed record RevisionPage(
    string Root, RevisionRow Row, RevisionRow? Former, bool AgainstCurrent, bool IsCurrent, IReadOnlyList<RevisionChange> Changes, string Title, string Markdown);
