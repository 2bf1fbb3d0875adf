namespace SocialBlog.Web.Models.Posts;

/// <summary>What there is to see of a post: each part as the property of <see cref="Data.Posts.Post"/> with its name.</summary>
public sealed record PostImages(string? Image, string? ImageAlt, string? Card, string Pictures)
{
    public static readonly PostImages None = new(null, null, null, "");
}
