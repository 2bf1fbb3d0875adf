using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;

namespace SocialBlog.Web.Models.Posts;

/// <summary>What it takes of a public post to take a comment in, without its text and all that stands around it.</summary>
public sealed record PostPlace(int Id, string Path, CommentPolicy CommentPolicy, int CommentCount)
{
    private static readonly Func<BlogDbContext, string, DateTime, CancellationToken, Task<PostPlace?>> Find = EF.CompileAsyncQuery(
        (BlogDbContext db, string path, DateTime now, CancellationToken cancel) => db.Posts
            // As PublishedAsOf; a compiled question takes in no other.
            .Where(p => (p.Status == PostStatus.Published || p.Status == PostStatus.Scheduled) && p.PublishedAt <= now)
            .Where(p => p.Id == db.PostAddresses.Where(a => a.Path == path && a.IsCanonical).Select(a => a.PostId).FirstOrDefault())
            .Select(p => new PostPlace(p.Id, path, p.CommentPolicy, p.CommentCount)).SingleOrDefault());

    /// <param name="path">Decoded.</param>
    /// <returns>Null where no public post has this as its address of today; <see cref="PostLookup"/> tells what there is.</returns>
    public static Task<PostPlace?> FindAsync(BlogDbContext db, string path, DateTime now, CancellationToken cancel) => Find(db, path, now, cancel);
}
