using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Data.Media;

/// <summary>What the library asks for.</summary>
public static class MediaQueries
{
    /// <summary>Uses by the look of the blog: of no post, page or person.</summary>
    public static IQueryable<MediaUse> OfLook(this IQueryable<MediaUse> uses) => uses.Where(u => u.PostId == null && u.PageId == null && u.UserId == null);

    /// <summary>Uses under any address the file ever had.</summary>
    public static IQueryable<MediaUse> OfFile(this BlogDbContext db, int fileId) =>
        db.MediaUses.Where(u => db.MediaAddresses.Any(a => a.MediaFileId == fileId && a.Path == u.Path));

    /// <summary>Files that nothing names: no post (one in the trash counts as well), page, person or look.</summary>
    public static IQueryable<MediaFile> Unused(this IQueryable<MediaFile> files, BlogDbContext db) =>
        files.Where(f => !f.Addresses.Any(a => db.MediaUses.Any(u => u.Path == a.Path)));

    /// <summary>Files whose name or alternative text has all of these words or parts of words, whatever their accents and case.</summary>
    public static IQueryable<MediaFile> Named(this IQueryable<MediaFile> files, string? words)
    {
        foreach (var word in Fold(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8)) files = files.Where(f => f.SearchText.Contains(word));
        return files;
    }

    /// <summary>Newest first, those before a file.</summary>
    /// <param name="before">Its id; null: from the newest on.</param>
    public static IQueryable<MediaFile> NewestBefore(this IQueryable<MediaFile> files, int? before) =>
        files.Where(f => before == null || f.Id < before).OrderByDescending(f => f.Id);

    /// <summary>The file that an address leads to, whether or not it is the one it has now.</summary>
    public static IQueryable<MediaFile> At(this BlogDbContext db, string path) =>
        db.MediaAddresses.Where(a => a.Path == path).Select(a => a.MediaFile!);

    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark) folded.Append(char.IsWhiteSpace(letter) ? ' ' : char.ToLowerInvariant(letter));
        }

        return folded.ToString();
    }
}
