using System.Linq.Expressions;
using SocialBlog.Data.Posts;

namespace SocialBlog.Web.Models.Posts;

public sealed record TagLink(string Name, string Slug);

/// <summary>A post in a list: in full, or up to its jump break.</summary>
public sealed record PostCard(
    int Id, string Title, string Path, DateTime PublishedAt, string AuthorName, int CommentCount, string Html, bool HasMore, IReadOnlyList<TagLink> Tags)
{
    public static readonly Expression<Func<Post, PostCard>> FromPost = p => new PostCard(
        p.Id,
        p.Title,
        p.Addresses.Single(a => a.IsCanonical).Path,
        p.PublishedAt!.Value,
        p.Author!.DisplayName,
        p.CommentCount,
        p.LeadHtml ?? p.Html,
        p.HasMore,
        p.Tags.OrderBy(t => t.Name).Select(t => new TagLink(t.Name, t.Slug)).ToList());
}
