using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Models.Posts;

/// <summary>What a post page tells search engines, as JSON-LD in the terms of https://schema.org.</summary>
public static class StructuredData
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <returns>A BlogPosting and the BreadcrumbList that leads to it. Safe inside a script element: the serializer escapes angle brackets.</returns>
    public static string Of(PostPage post, Blog blog, string root)
    {
        var graph = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@graph"] = new JsonArray(Posting(post, blog, root), Breadcrumbs(post, blog, root)),
        };
        return graph.ToJsonString(Json);
    }

    private static JsonObject Posting(PostPage post, Blog blog, string root)
    {
        var url = root + PublicAddress.Escape(post.Path);
        return new JsonObject
        {
            ["@type"] = "BlogPosting",
            ["headline"] = post.Title,
            ["description"] = post.Summary,
            ["url"] = url,
            ["mainEntityOfPage"] = url,
            ["inLanguage"] = post.Language ?? blog.Language,
            ["datePublished"] = Blog.MachineTime(post.PublishedAt),
            ["dateModified"] = Blog.MachineTime(post.UpdatedAt > post.PublishedAt ? post.UpdatedAt : post.PublishedAt),
            ["author"] = new JsonObject { ["@type"] = "Person", ["name"] = post.AuthorName, ["url"] = root + PublicAddress.Escape("/authors/" + post.AuthorSlug) },
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = blog.Title, ["url"] = root + "/" },
            ["commentCount"] = post.CommentCount,
            ["keywords"] = new JsonArray([.. post.Around.Tags.Select(tag => (JsonNode)tag.Name)]),
        };
    }

    /// <summary>Home, the series or else the month, the post.</summary>
    private static JsonObject Breadcrumbs(PostPage post, Blog blog, string root)
    {
        var day = blog.DayOf(post.PublishedAt);
        var (name, path) = post.Around.Series is { } series
            ? (series.Title, series.Path)
            : (blog.Month(day.Year, day.Month), day.ToString("'/'yyyy'/'MM", CultureInfo.InvariantCulture));
        (string Name, string Path)[] steps = [(blog.Title, "/"), (name, path), (post.Title, post.Path)];
        return new JsonObject
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new JsonArray([.. steps.Select((step, index) => (JsonNode)new JsonObject
            {
                ["@type"] = "ListItem",
                ["position"] = index + 1,
                ["name"] = step.Name,
                ["item"] = root + PublicAddress.Escape(step.Path),
            })]),
        };
    }
}
