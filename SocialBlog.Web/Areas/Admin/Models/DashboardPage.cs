using System.Security.Claims;
using SocialBlog.Data.Posts;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <param name="PublishedAt">UTC.</param>
/// <param name="Path">Decoded.</param>
public sealed record CalendarPost(int Id, string Title, PostStatus Status, DateTime PublishedAt, int AuthorId, string? Path)
{
    /// <inheritdoc cref="PostDestination.AddressOf"/>
    public string? AddressFor(ClaimsPrincipal person) => person.AddressOf(Id, AuthorId, Status, null, Path);
}

/// <summary>A month of the blog's calendar, in weeks from Monday to Sunday: what readers see, and what is planned of what the person finds in the lists.</summary>
public sealed record MonthCalendar(DateOnly First, ILookup<DateOnly, CalendarPost> Posts)
{
    /// <summary>Posts that a month shows.</summary>
    public const int MaxPosts = 500;

    /// <summary>Months that can be shown: room for the months beside them, and for a time zone.</summary>
    private static readonly DateOnly Earliest = new(2, 1, 1), Latest = new(9997, 12, 1);

    public static bool Has(DateOnly month) => month >= Earliest && month <= Latest;

    /// <summary>The first days of the months beside it, as far as they can be shown.</summary>
    public DateOnly? Previous => Has(First.AddMonths(-1)) ? First.AddMonths(-1) : null;

    public DateOnly? Next => Has(First.AddMonths(1)) ? First.AddMonths(1) : null;

    public IEnumerable<DateOnly[]> Weeks()
    {
        var monday = First.AddDays(-(((int)First.DayOfWeek + 6) % 7));
        for (; monday < First.AddMonths(1); monday = monday.AddDays(7)) yield return [.. Enumerable.Range(0, 7).Select(monday.AddDays)];
    }
}

/// <summary>What waits, what was published and what comes, and what was done last.</summary>
/// <param name="OldestPending">When the comment that waits longest came, UTC; null: none waits.</param>
/// <param name="InReview">The first few posts that somebody asks an editor to look at.</param>
/// <param name="HasPosts">Somebody has begun to write.</param>
public sealed record DashboardPage(
    int Pending, DateTime? OldestPending, int ReviewCount, IReadOnlyList<Choice> InReview, int FailedMails, bool HasPosts,
    MonthCalendar Calendar, DateOnly Today, IReadOnlyList<LogLine> Latest)
{
    public bool NothingWaits => Pending + ReviewCount + FailedMails == 0;
}
