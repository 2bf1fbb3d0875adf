using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Subscriptions;

namespace SocialBlog.Web.Models.Comments;

/// <summary>What a reader types under a post.</summary>
public sealed class CommentForm
{
    public CommentFormAuthor Author { get; set; } = new();

    [Required(ErrorMessage = "Please write your comment.")]
    [Visible(ErrorMessage = "Please write your comment.")]
    [StringLength(Comment.MaxTextLength, ErrorMessage = "Your comment is too long: at most {1} characters.")]
    public string Text { get; set; } = "";

    /// <summary>A field that people don't see.</summary>
    public string? Subject { get; set; }

    /// <summary>See <see cref="Comments.Defence.FormStamp"/>.</summary>
    public string? Stamp { get; set; }

    /// <summary>Number of the comment it answers.</summary>
    public int? ReplyTo { get; set; }

    /// <summary>Ticked (not empty): the reader wants mails about answers.</summary>
    public string? Follow { get; set; }

    /// <summary><c>post</c>: about all comments on the post; anything else: about those of the thread.</summary>
    public string? Scope { get; set; }

    public SubscriptionScope? Follows => string.IsNullOrEmpty(Follow) ? null : Scope is "post" ? SubscriptionScope.Post : SubscriptionScope.Thread;
}

public sealed class CommentFormAuthor
{
    [Required(ErrorMessage = "Please give a name.")]
    [Visible(ErrorMessage = "Please give a name.")]
    [StringLength(Comment.MaxNameLength, ErrorMessage = "This is too long: at most {1} characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Please give your e-mail address. It is never shown.")]
    [StringLength(Comment.MaxEmailLength, ErrorMessage = "This is too long: at most {1} characters.")]
    [EmailShape(ErrorMessage = "This is not an e-mail address.")]
    public string Email { get; set; } = "";

    [StringLength(Comment.MaxWebsiteLength, ErrorMessage = "This is too long: at most {1} characters.")]
    [WebAddress(ErrorMessage = "This is not a web address, such as https://example.org.")]
    public string? Website { get; set; }
}

public static class CommentForms
{
    /// <summary>Who writes is known already: what is wrong with the fields for it is nobody's fault.</summary>
    public static void ForgetAuthor(this ModelStateDictionary form)
    {
        foreach (var field in form.Keys.Where(k => k.StartsWith(nameof(CommentForm.Author), StringComparison.Ordinal)).ToList()) form.Remove(field);
    }
}
