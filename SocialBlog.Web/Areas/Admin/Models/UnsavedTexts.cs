using SocialBlog.Data.Revisions;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>A text that was kept and never saved.</summary>
/// <param name="Id">Of the revision.</param>
/// <param name="By">Empty: somebody whose account is gone.</param>
public sealed record UnsavedText(int Id, DateTime At, string By)
{
    /// <param name="revision">With its person.</param>
    public static UnsavedText Of(Revision revision) => new(revision.Id, revision.At, revision.User?.DisplayName ?? "");
}

/// <summary>Texts of a post or page that were kept and never saved.</summary>
/// <param name="Mine">What the form holds: it is what the author left the editor with.</param>
/// <param name="Overtaken">The author's own, begun from an older version than there is.</param>
/// <param name="Others">Of others who are writing too and have not saved.</param>
public sealed record UnsavedTexts(UnsavedText? Mine, UnsavedText? Overtaken, IReadOnlyList<UnsavedText> Others)
{
    public static readonly UnsavedTexts None = new(null, null, []);

    /// <param name="kept">Latest first, with their persons, see <see cref="RevisionQueries.Unsaved"/>.</param>
    /// <param name="version">Of the post or page as it stands.</param>
    /// <param name="stands">The post or page says the same: then nothing is lost.</param>
    /// <returns>The texts, and the one that the form is to go on from.</returns>
    public static (UnsavedTexts Texts, T? Mine) Of<T>(IReadOnlyCollection<T> kept, int version, int me, Func<T, bool> stands) where T : Revision
    {
        var mine = kept.FirstOrDefault(r => r.UserId == me && r.Version == version);
        var overtaken = kept.FirstOrDefault(r => r.UserId == me && r.Version != version && !stands(r));
        var others = kept.Where(r => r.UserId != me && r.Version == version).DistinctBy(r => r.UserId);
        return (new UnsavedTexts(mine is null ? null : UnsavedText.Of(mine), overtaken is null ? null : UnsavedText.Of(overtaken), [.. others.Select(UnsavedText.Of)]), mine);
    }
}
