using System.Globalization;
using System.Text;

namespace SocialBlog.Data.Posts;

/// <summary>How titles are put in order, whatever the language: by letters without accents, capitals among the others.</summary>
public static class TitleOrder
{
    /// <summary>What the database compares byte by byte.</summary>
    public static string KeyOf(string title)
    {
        var key = new StringBuilder(title.Length);
        foreach (var letter in Slug.Spell(title).Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark) key.Append(char.ToLowerInvariant(letter));
        }

        return key.ToString();
    }
}
