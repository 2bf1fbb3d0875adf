using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Models.Posts;

/// <summary>What a post page tells search engines, as JSON-LD in the terms of https://schema.org/BlogPosting.</summary>
public static class StructuredData
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <returns>Safe inside a script element: the serializer escapes angle brackets.</returns>
    public static string Of(PostPage post, Blog blog, string root)
    {
        var url = root + PublicAddress.Escape(post.Path);
        var posting = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "BlogPosting",
            ["headline"] = post.Title,
            ["description"] = post.Summary,
            ["url"] = url,
            ["mainEntityOfPage"] = url,
            ["inLanguage"] = blog.Language,
            ["datePublished"] = Blog.MachineTime(post.PublishedAt),
            ["dateModified"] = Blog.MachineTime(post.UpdatedAt > post.PublishedAt ? post.UpdatedAt : post.PublishedAt),
            ["author"] = new JsonObject { ["@type"] = "Person", ["name"] = post.AuthorName },
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = blog.Title, ["url"] = root + "/" },
            ["commentCount"] = post.CommentCount,
            ["keywords"] = new JsonArray([.. post.Tags.Select(tag => (JsonNode)tag.Name)]),
        };
        return posting.ToJsonString(Json);
    }
}
