using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;

namespace SocialBlog.Web.Models.Comments;

/// <summary>Who said something last, and where.</summary>
/// <param name="Language">Of the post; null: the blog's.</param>
public sealed record LatestComment(int Id, string AuthorName, string PostTitle, string? Language)
{
    private const int Shown = 5;

    /// <param name="posts">Those that readers see.</param>
    public static Task<List<LatestComment>> LoadAsync(IQueryable<Comment> comments, IQueryable<Post> posts, CancellationToken cancel) =>
        comments.Approved().NewestFirst().Where(c => posts.Any(p => p.Id == c.PostId)).Take(Shown)
            .Select(c => new LatestComment(c.Id, c.AuthorName, c.Post!.Title, c.Post.Language)).ToListAsync(cancel);
}
