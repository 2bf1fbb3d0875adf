using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Models.Posts;

/// <summary>What pages tell search engines, as JSON-LD in the terms of https://schema.org.</summary>
public static class StructuredData
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The blog, as https://schema.org/WebSite with the address of its search.</summary>
    /// <returns>Safe inside a script element: the serializer escapes angle brackets.</returns>
    public static string Of(Blog blog, string root) => new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "WebSite",
        ["name"] = blog.Title,
        ["description"] = blog.Tagline,
        ["url"] = root + "/",
        ["inLanguage"] = blog.Language,
        ["publisher"] = Publisher(blog, root),
        ["potentialAction"] = new JsonObject
        {
            ["@type"] = "SearchAction",
            ["target"] = new JsonObject { ["@type"] = "EntryPoint", ["urlTemplate"] = root + "/search?q={search_term_string}" },
            ["query-input"] = "required name=search_term_string",
        },
    }.ToJsonString(Json);

    /// <summary>A post, as https://schema.org/BlogPosting, and the BreadcrumbList that leads to it.</summary>
    /// <inheritdoc cref="Of(Blog, string)"/>
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
        var posting = new JsonObject
        {
            ["@type"] = "BlogPosting",
            ["headline"] = post.Title,
            ["description"] = post.Summary,
            ["url"] = url,
            ["mainEntityOfPage"] = url,
            ["inLanguage"] = post.Language ?? blog.Language,
            ["datePublished"] = Blog.MachineTime(post.PublishedAt),
            ["dateModified"] = Blog.MachineTime(post.LastChange),
            ["author"] = new JsonObject { ["@type"] = "Person", ["name"] = post.AuthorName, ["url"] = root + PublicAddress.Escape("/authors/" + post.AuthorSlug) },
            ["publisher"] = Publisher(blog, root),
            ["commentCount"] = post.CommentCount,
            ["wordCount"] = post.WordCount,
            ["keywords"] = new JsonArray([.. post.Around.Tags.Select(tag => (JsonNode)tag.Name)]),
        };
        if (PostPictures.Of(post.Images.Image, post.Images.Pictures, url) is { Count: > 0 } images)
            posting["image"] = new JsonArray([.. images.Select(image => (JsonNode)image)]);
        return posting;
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

    private static JsonObject Publisher(Blog blog, string root)
    {
        var publisher = new JsonObject { ["@type"] = "Organization", ["name"] = blog.Title, ["url"] = root + "/" };
        if (blog.Look.Logo is { } logo) publisher["logo"] = new JsonObject { ["@type"] = "ImageObject", ["url"] = root + PublicAddress.Escape(logo) };
        return publisher;
    }
}
