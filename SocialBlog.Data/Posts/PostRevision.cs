using SocialBlog.Data.Revisions;

namespace SocialBlog.Data.Posts;

/// <summary>All of a post that an author types, as typed.</summary>
/// <param name="Slug">Empty: made from the title.</param>
/// <param name="Tags">Names, separated by commas.</param>
/// <param name="ImageAlt">The words for the picture of the post.</param>
public sealed record PostWriting(string Title, string Slug, string Markdown, string Tags, string Excerpt, string ImageAlt);

/// <summary>A post as it was written at some time.</summary>
public sealed class PostRevision : Revision
{
    private PostRevision()
    {
    }

    public int PostId { get; private set; }

    public Post? Post { get; private set; }

    public string Tags { get; private set; } = "";

    public string Excerpt { get; private set; } = "";

    public string ImageAlt { get; private set; } = "";

    public PostWriting Writing => new(Title, Slug, Markdown, Tags, Excerpt, ImageAlt);

    /// <summary>The post as it stands.</summary>
    /// <param name="userId">Who saved it.</param>
    public static PostRevision Of(Post post, int userId) => new PostRevision
    {
        PostId = post.Id,
        UserId = userId,
        Version = post.Version,
        StartedAt = post.UpdatedAt,
    }.With(new PostWriting(post.Title, post.Slug, post.Markdown, string.Join(", ", post.Tags.Select(t => t.Name)), post.Excerpt ?? "", post.ImageAlt ?? ""), post.UpdatedAt);

    /// <param name="version">Of the post that the author began from.</param>
    public static PostRevision Autosave(int postId, int userId, Guid session, int version, PostWriting writing, DateTime now) => new PostRevision
    {
        PostId = postId,
        UserId = userId,
        IsAutosave = true,
        Session = session,
        Version = version,
        StartedAt = now,
    }.With(writing, now);

    /// <summary>Takes a later autosave of the same editor.</summary>
    public PostRevision With(PostWriting writing, DateTime now)
    {
        Write(writing.Title, writing.Slug, writing.Markdown, now);
        (Tags, Excerpt, ImageAlt) = (writing.Tags, writing.Excerpt, writing.ImageAlt);
        return this;
    }
}

public static class PostRevisionQueries
{
    public static IQueryable<PostRevision> OfPost(this IQueryable<PostRevision> revisions, int postId) => revisions.Where(r => r.PostId == postId);
}
