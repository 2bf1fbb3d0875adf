using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Duty;
using SocialBlog.Data.Settings;
using SocialBlog.Data.Users;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>The week of the rota, as it is sent.</summary>
public sealed class RotaForm
{
    /// <summary>A box for each person and day that is ticked, as <see cref="BoxOf"/> names it.</summary>
    public string[] On { get; set; } = [];

    [Range(0, BlogSettings.MaxDigestMinutes, ErrorMessage = "Please give a number from {1} to {2}.")]
    public int DigestMinutes { get; set; }

    /// <summary>Each is a number and a day, whoever they are of: somebody may have left since the page was opened.</summary>
    public bool IsReadable => Array.TrueForAll(On, box => box?.Split('-') is [var id, var day]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _) && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((DayOfWeek)number));

    public static string BoxOf(int userId, DayOfWeek day) => string.Create(CultureInfo.InvariantCulture, $"{userId}-{(int)day}");

    /// <returns>What the boxes say, of those who can be on duty; boxes of others are left out.</returns>
    public IEnumerable<WeeklyDuty> Duties(IEnumerable<int> people) =>
        from id in people from day in Enum.GetValues<DayOfWeek>() where On.Contains(BoxOf(id, day), StringComparer.Ordinal) select new WeeklyDuty(id, day);
}

/// <summary>A single date on which the week does not hold.</summary>
public sealed class DutyExceptionForm
{
    /// <summary>As browsers send dates: <c>2011-05-27</c>.</summary>
    public string? Date { get; set; }

    /// <summary>Who is on duty; none: nobody.</summary>
    public int[] People { get; set; } = [];

    /// <summary>Null where it is no date.</summary>
    public DateOnly? Day => DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <param name="Names">Nobody is on duty where there are none.</param>
public sealed record DutyDay(DateOnly Date, IReadOnlyList<string> Names);

/// <param name="People">Those who decide on comments: number and name.</param>
/// <param name="Exceptions">From today on.</param>
/// <param name="Coming">The next two weeks, exceptions included.</param>
public sealed record RotaPage(
    IReadOnlyList<(int Id, string Name)> People, RotaForm Form, DutyExceptionForm Exception, IReadOnlyList<DutyDay> Exceptions, IReadOnlyList<DutyDay> Coming, DateOnly Today)
{
    /// <summary>From Monday to Sunday.</summary>
    public static readonly IReadOnlyList<DayOfWeek> Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private const int Days = 14;

    /// <param name="form">What was sent and could not be taken; null: what is stored.</param>
    public static async Task<RotaPage> LoadAsync(BlogDbContext db, DateOnly today, RotaForm? form, DutyExceptionForm? exception, CancellationToken cancel)
    {
        var people = (await db.Users.Moderating().OrderBy(u => u.DisplayName).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancel)).ConvertAll(u => (u.Id, u.DisplayName));
        var weekly = await db.WeeklyDuties.ToListAsync(cancel);
        var exceptions = (await db.DutyExceptions.Where(e => e.Date >= today).OrderBy(e => e.Date).ToListAsync(cancel)).GroupBy(e => e.Date).ToDictionary(g => g.Key, g => g.Select(e => e.UserId).ToList());
        IReadOnlyList<string> Names(Func<int, bool> isOn) => [.. people.Where(p => isOn(p.Id)).Select(p => p.DisplayName)];
        form ??= new RotaForm
        {
            On = [.. weekly.Select(d => RotaForm.BoxOf(d.UserId, d.Day))],
            DigestMinutes = await db.Settings.Select(s => s.DigestMinutes).SingleAsync(cancel),
        };
        return new RotaPage(
            people, form, exception ?? new DutyExceptionForm(),
            [.. exceptions.Select(e => new DutyDay(e.Key, Names(id => e.Value.Contains(id))))],
            [.. Enumerable.Range(0, Days).Select(today.AddDays).Select(date => new DutyDay(
                date, Names(id => exceptions.TryGetValue(date, out var instead) ? instead.Contains(id) : weekly.Exists(d => d.UserId == id && d.Day == date.DayOfWeek))))],
            today);
    }
}
