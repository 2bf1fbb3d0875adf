using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Duty;

/// <summary>Somebody looks after the comments on this day of every week.</summary>
public sealed class WeeklyDuty
{
    private WeeklyDuty()
    {
    }

    public WeeklyDuty(int userId, DayOfWeek day)
    {
        UserId = userId;
        Day = day;
    }

    public int UserId { get; private set; }

    /// <summary>In the blog's time zone. Stored by name.</summary>
    public DayOfWeek Day { get; private set; }
}

/// <summary>Who is on duty on one date, whatever the week says: a row for each, or one row for nobody.</summary>
public sealed class DutyException
{
    private DutyException()
    {
    }

    /// <param name="userId">Null: nobody is.</param>
    public DutyException(DateOnly date, int? userId)
    {
        Date = date;
        UserId = userId;
    }

    public int Id { get; private set; }

    /// <summary>In the blog's time zone.</summary>
    public DateOnly Date { get; private set; }

    public int? UserId { get; private set; }
}

internal sealed class WeeklyDutyMapping : IEntityTypeConfiguration<WeeklyDuty>
{
    public void Configure(EntityTypeBuilder<WeeklyDuty> duty)
    {
        duty.HasKey(d => new { d.UserId, d.Day });
        duty.HasOne<User>().WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DutyExceptionMapping : IEntityTypeConfiguration<DutyException>
{
    public void Configure(EntityTypeBuilder<DutyException> exception)
    {
        exception.HasOne<User>().WithMany().HasForeignKey(e => e.UserId).OnDelete(DeleteBehavior.Cascade);
        exception.HasIndex(e => e.Date);
    }
}
