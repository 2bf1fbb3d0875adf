using System.Globalization;

namespace SocialBlog.Web.Models.Posts;

/// <summary>The place in a list where a page ended, as it stands in an address: <c>20110527081500-42</c>.</summary>
public readonly record struct PostCursor(DateTime PublishedAt, int Id)
{
    private const string TimeFormat = "yyyyMMddHHmmss";

    public static bool TryParse(string text, out PostCursor cursor)
    {
        cursor = default;
        var parts = text.Split('-');
        if (parts.Length != 2
            || !DateTime.TryParseExact(parts[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        cursor = new PostCursor(time, id);
        return true;
    }

    public override string ToString() => PublishedAt.ToString(TimeFormat, CultureInfo.InvariantCulture) + "-" + Id.ToString(CultureInfo.InvariantCulture);
}
