using SocialBlog.Data.Comments;

namespace SocialBlog.Web.Comments;

/// <summary>A comment as readers see it, with the answers to it.</summary>
public sealed record CommentThread(int Id, int? ParentId, string AuthorName, string? AuthorWebsite, bool IsTeam, string Html, DateTime CreatedAt, bool IsHeld, bool IsEdited, bool IsSensitive)
{
    private const int MaxDepth = 5;

    /// <summary>Path of the picture of the account it was written under; null: there is none.</summary>
    public string? Picture { get; init; }

    public List<CommentThread> Answers { get; } = [];

    /// <summary>Who wrote what it answers, where that does not stand right above it; null where it does, or where nothing is answered.</summary>
    public string? AnswersName { get; init; }

    public static IQueryable<CommentThread> Project(IQueryable<Comment> comments) =>
        comments.Select(c => new CommentThread(c.Id, c.ParentId, c.AuthorName, c.AuthorWebsite, c.UserId != null, c.Html, c.CreatedAt, c.State == CommentState.Pending, c.EditedAt != null, c.IsSensitive) { Picture = c.User!.Picture });

    /// <summary>
    /// Hangs each comment under the one it answers, at most <see cref="MaxDepth"/> deep so that a long exchange stays
    /// readable on a phone; an answer to one that is not there stands by itself.
    /// </summary>
    /// <param name="comments">Each before the answers to it.</param>
    public static IReadOnlyList<CommentThread> Arrange(IReadOnlyList<CommentThread> comments)
    {
        var places = new Dictionary<int, (CommentThread Comment, CommentThread? HangsUnder, int Depth)>();
        var top = new List<CommentThread>();
        var above = 0;
        foreach (var one in comments)
        {
            var comment = one;
            if (comment.ParentId is not { } id || !places.TryGetValue(id, out var parent))
            {
                top.Add(comment);
                places[comment.Id] = (comment, null, 1);
            }
            else
            {
                if (id != above) comment = comment with { AnswersName = parent.Comment.AuthorName };
                var (under, depth) = parent.Depth < MaxDepth ? (parent.Comment, parent.Depth + 1) : (parent.HangsUnder!, MaxDepth);
                under.Answers.Add(comment);
                places[comment.Id] = (comment, under, depth);
            }

            above = comment.Id;
        }

        return top;
    }

    /// <summary>Two letters for a picture that needs nothing from elsewhere.</summary>
    public string Initials
    {
        get
        {
            var words = AuthorName.Split([' ', '-', '.', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetterOrDigit(word, 0)).ToList();
            return string.Concat(words.Take(1).Concat(words.Skip(1).TakeLast(1)).Select(word => System.Globalization.StringInfo.GetNextTextElement(word))).ToUpperInvariant() is { Length: > 0 } letters ? letters : "?";
        }
    }

    /// <summary>Of the same name always the same, in degrees.</summary>
    public int Hue => (int)(AuthorName.Aggregate(5381u, (hash, letter) => (hash * 33) ^ letter) % 24) * 15;
}
