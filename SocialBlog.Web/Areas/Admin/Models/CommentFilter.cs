using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Search;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>Which comments a moderator looks at, as it stands in the address; what can't be read of it asks for nothing.</summary>
public sealed record CommentFilter
{
    public const int MaxTextLength = 200;

    /// <summary>As <see cref="Assignee"/>: those that nobody in particular is to decide.</summary>
    public const int Nobody = 0;

    public CommentState State { get; init; }

    /// <summary>A part of the text, the name or the address; empty: all.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary>Number of a post; null: all.</summary>
    public int? Post { get; init; }

    /// <summary>An e-mail address, as the person typed it; null: everybody's.</summary>
    public string? Person { get; init; }

    public CommentSource? Source { get; init; }

    /// <summary>Number of a colleague, or <see cref="Nobody"/>; null: whoever's.</summary>
    public int? Assignee { get; init; }

    /// <summary>Urgent ones only.</summary>
    public bool Urgent { get; init; }

    /// <summary>Only those that wait longer than the owner wants.</summary>
    public bool Late { get; init; }

    /// <summary>Number of the last comment of the page before; null on the first.</summary>
    public int? After { get; init; }

    public string Words => (Text ?? "").Trim() is var words && words.Length <= MaxTextLength ? words : words[..MaxTextLength];

    /// <summary>More than the state narrows the list.</summary>
    public bool IsNarrow => this != new CommentFilter { State = State, After = After };

    /// <summary>It asks for one thing, which an index has for each state.</summary>
    public bool HasOwnIndex
    {
        get
        {
            var all = new CommentFilter { State = State, After = After };
            return this == all with { Post = Post } || this == all with { Person = Person } || this == all with { Source = Source }
                || this == all with { Assignee = Assignee } || this == all with { Urgent = Urgent } || this == all with { Late = Late };
        }
    }

    /// <summary>The part of an address after the question mark that leads to these comments.</summary>
    public string Query(int? after = null)
    {
        var parts = new List<string> { "state=" + State.ToString().ToLowerInvariant() };
        if (Words.Length > 0) parts.Add("q=" + Uri.EscapeDataString(Words));
        if (Post is { } post) parts.Add("post=" + Number(post));
        if (!string.IsNullOrEmpty(Person)) parts.Add("person=" + Uri.EscapeDataString(Person));
        if (Source is { } source) parts.Add("source=" + source.ToString().ToLowerInvariant());
        if (Assignee is { } assignee) parts.Add("assignee=" + Number(assignee));
        if (Urgent) parts.Add("urgent=true");
        if (Late) parts.Add("late=true");
        if (after is { } last) parts.Add("after=" + Number(last));
        return string.Join('&', parts);
    }

    /// <summary>The comments that it finds.</summary>
    /// <param name="lateBefore">What came before this instant waits too long; null: nothing does.</param>
    public async Task<IQueryable<Comment>> FindAsync(BlogDbContext db, DateTime? lateBefore, CancellationToken cancel) =>
        Words.Length == 0 ? Narrow(db.Comments, lateBefore) : Narrow(await db.CommentsContainingAsync(State, Words, cancel), lateBefore);

    /// <summary>Those among some, whatever their words.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public IQueryable<Comment> Narrow(IQueryable<Comment> comments, DateTime? lateBefore)
    {
        comments = comments.In(State);
        if (Post is { } post) comments = comments.OfPost(post);
        if (!string.IsNullOrEmpty(Person)) comments = comments.Where(c => c.AuthorEmail == Person);
        if (Source is { } source) comments = comments.Where(c => c.Source == source);
        if (Assignee is { } assignee) comments = assignee == Nobody ? comments.Where(c => c.AssignedToId == null) : comments.Where(c => c.AssignedToId == assignee);
        if (Urgent) comments = comments.Where(c => c.Priority == CommentPriority.Urgent);
        if (Late) comments = comments.Where(c => c.CreatedAt < (lateBefore ?? DateTime.UnixEpoch));
        return comments;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
