using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Comments;

/// <summary>Who has shown that an e-mail address is his or her own.</summary>
public static class ConfirmedAddresses
{
    /// <summary>Whoever has an account has: it was made or invited through that address.</summary>
    public static bool Has(CommentAuthor author) => author.UserId is not null;
}
