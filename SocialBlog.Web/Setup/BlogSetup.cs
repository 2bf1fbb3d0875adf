using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Menu;
using SocialBlog.Data.Settings;
using SocialBlog.Data.Users;
using SocialBlog.Web.SampleContent;
using SocialBlog.Web.Settings;
using SocialBlog.Web.Startup;

namespace SocialBlog.Web.Setup;

/// <summary>The first choices: what the blog is called, what it speaks, who owns it.</summary>
public sealed record SetupChoices(
    string Title, string Language, string TimeZone, string OwnerName, string OwnerEmail, string OwnerPassword, bool SampleContent);

public enum SetupOutcome
{
    Done,
    AlreadySetUp,
    AccountRefused,
}

/// <summary>Makes an empty database a blog with an owner, all at once or not at all.</summary>
public sealed class BlogSetup(BlogDbContext db, UserManager<User> users, SampleContentWriter samples, TimeProvider clock, ILogger<BlogSetup> logger)
{
    public async Task<(SetupOutcome Outcome, User? Owner, IReadOnlyList<IdentityError> Errors)> RunAsync(SetupChoices choices, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Users.AnyAsync(cancel)) return (SetupOutcome.AlreadySetUp, null, []);

        var now = clock.GetUtcNow().UtcDateTime;
        var owner = new User(choices.OwnerName, choices.OwnerEmail, Role.Owner, now);
        var created = await users.CreateAsync(owner, choices.OwnerPassword);
        if (!created.Succeeded) return (SetupOutcome.AccountRefused, null, [.. created.Errors]);

        var settings = new BlogSettings(choices.Title, "", choices.Language, choices.TimeZone);
        db.Settings.Add(settings);
        db.AuditEntries.Add(new AuditEntry(AuditAction.SetUp, owner.Id, null, settings.Title, now));
        db.MenuItems.AddRange(new MenuItem("/archive", "", 1), new MenuItem("/tags", "", 2));
        if (choices.SampleContent) await samples.WriteAsync(owner, settings, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return (SetupOutcome.Done, owner, []);
    }

    /// <summary>Does the same from the settings, when they are given and there is no account yet.</summary>
    /// <exception cref="StartupException">A setting is missing or refused.</exception>
    public async Task RunUnattendedAsync(SetupOptions options, CancellationToken cancel)
    {
        if (!options.IsUnattended || await db.Users.AnyAsync(cancel)) return;

        var language = options.Language.Length > 0 ? options.Language : "en";
        var timeZone = options.TimeZone.Length > 0 ? options.TimeZone : language is "fr" ? "Europe/Paris" : "Etc/UTC";
        if (!BlogSettings.Languages.Contains(language, StringComparer.Ordinal)) throw new StartupException($"SocialBlog:Setup:Language: '{language}' is neither fr nor en.");
        if (!BlogSettings.IsTimeZone(timeZone)) throw new StartupException($"SocialBlog:Setup:TimeZone: '{timeZone}' is not a known time zone, such as Europe/Paris.");
        if (options.OwnerEmail.Length == 0 || options.OwnerPassword.Length == 0) throw new StartupException("SocialBlog:Setup: OwnerEmail and OwnerPassword are needed together.");

        if (options.Title.Length > BlogSettings.MaxTitleLength) throw new StartupException($"SocialBlog:Setup:Title: at most {BlogSettings.MaxTitleLength} characters.");
        if (options.OwnerName.Length > User.MaxDisplayNameLength) throw new StartupException($"SocialBlog:Setup:OwnerName: at most {User.MaxDisplayNameLength} characters.");

        var (outcome, _, errors) = await RunAsync(
            new SetupChoices(
                options.Title.Length > 0 ? options.Title : "SocialBlog",
                language,
                timeZone,
                options.OwnerName.Length > 0 ? options.OwnerName : options.OwnerEmail.Split('@')[0][..Math.Min(options.OwnerEmail.Split('@')[0].Length, User.MaxDisplayNameLength)],
                options.OwnerEmail,
                options.OwnerPassword,
                options.SampleContent),
            cancel);
        if (outcome is SetupOutcome.AccountRefused) throw new StartupException("SocialBlog:Setup: " + string.Join(' ', errors.Select(e => e.Description)));
        logger.LogInformation("Set the blog up from its settings; its owner is {Owner}", options.OwnerEmail);
    }
}
