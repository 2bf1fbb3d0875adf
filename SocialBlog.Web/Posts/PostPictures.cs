namespace SocialBlog.Web.Posts;

/// <summary>The pictures that programs may show for a post.</summary>
public static class PostPictures
{
    /// <param name="image">What stands for the post, see <see cref="Data.Posts.Post.Image"/>.</param>
    /// <param name="inText">As <see cref="Data.Posts.Post.Pictures"/>.</param>
    /// <param name="pageUrl">Absolute address of the post.</param>
    /// <returns>Absolute addresses, each once: first what stands for the post, then what is in its text.</returns>
    public static IReadOnlyList<string> Of(string? image, string inText, string pageUrl)
    {
        var page = new Uri(pageUrl);
        var named = inText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. (image is null ? named : named.Prepend(image)).Select(Whole).OfType<string>().Distinct(StringComparer.Ordinal)];

        string? Whole(string address) => Uri.TryCreate(page, address, out var whole) ? whole.AbsoluteUri : null;
    }
}
