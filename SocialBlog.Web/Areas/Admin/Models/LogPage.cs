using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>Which lines of the audit log are shown, as the address says it; what can't be read of it asks for nothing.</summary>
public sealed record LogFilter
{
    public int? Person { get; init; }

    public AuditGroup? Group { get; init; }

    /// <summary>First day, in the blog's calendar.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, in the blog's calendar.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Number of the last line of the page before.</summary>
    public int? After { get; init; }

    public IQueryable<AuditEntry> Of(BlogDbContext db, Blog blog)
    {
        IQueryable<AuditEntry> entries = db.AuditEntries;
        if (Person is { } person) entries = entries.Where(e => e.UserId == person);
        if (Group is { } group)
        {
            var actions = AuditWording.ActionsOf(group);
            entries = entries.Where(e => actions.Contains(e.Action));
        }

        if (From is { } from)
        {
            var start = BlogTime.StartOfDay(from, blog.Zone);
            entries = entries.Where(e => e.At >= start);
        }

        if (To is { } to && to < DateOnly.MaxValue)
        {
            var end = BlogTime.StartOfDay(to.AddDays(1), blog.Zone);
            entries = entries.Where(e => e.At < end);
        }

        // Lines are only ever added, so their numbers are in the order of their times.
        return After is { } after ? entries.Where(e => e.Id < after) : entries;
    }

    public string Address() => QueryHelpers.AddQueryString("/admin/log", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["person"] = Person?.ToString(CultureInfo.InvariantCulture),
        ["group"] = Group?.ToString().ToLowerInvariant(),
        ["from"] = From?.ToString("O", CultureInfo.InvariantCulture),
        ["to"] = To?.ToString("O", CultureInfo.InvariantCulture),
        ["after"] = After?.ToString(CultureInfo.InvariantCulture),
    });
}

/// <param name="Person">Null where the program itself acted, or somebody whose account is gone.</param>
public sealed record LogLine(int Id, DateTime At, string? Person, AuditAction Action, int? SubjectId, string Subject)
{
    public static Task<List<LogLine>> LoadAsync(BlogDbContext db, IQueryable<AuditEntry> entries, int count, CancellationToken cancel) =>
        entries.OrderByDescending(e => e.Id).Take(count)
            .Select(e => new LogLine(e.Id, e.At, db.Users.Where(u => u.Id == e.UserId).Select(u => u.DisplayName).FirstOrDefault(), e.Action, e.SubjectId, e.Subject))
            .ToListAsync(cancel);
}

/// <param name="Next">The page after this one; null on the last.</param>
public sealed record LogPage(LogFilter Filter, IReadOnlyList<LogLine> Lines, LogFilter? Next, IReadOnlyList<Choice> People);
