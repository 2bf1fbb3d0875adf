using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Settings;
using SocialBlog.Web.Startup;

namespace SocialBlog.Web.Commands;

/// <summary>What an operator does for people who can't get in. Works beside a running blog, on the same data.</summary>
internal static class UserCommand
{
    public static Command Create(string[] args)
    {
        var email = new Argument<string>("EMAIL") { Description = "The address the person signs in with." };
        var second = new Option<bool>("--second-factor") { Description = "Using the link removes the authenticator and the passkeys, too, for somebody who lost them." };
        var reset = new Command("reset-password", "Prints a link to choose a new password. It works once, for an hour.") { email, second };
        reset.TreatUnmatchedTokensAsErrors = false;
        reset.SetAction((parsed, cancel) => ResetPasswordAsync(args, parsed.GetValue(email)!, parsed.GetValue(second), cancel));
        return new Command("user", "Helps people who can't sign in.") { reset };
    }

    private static async Task<int> ResetPasswordAsync(string[] args, string email, bool dropsSecondFactor, CancellationToken cancel)
    {
        // The settings are those of the server, wherever they come from; nothing is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddSocialBlog();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var options = scope.ServiceProvider.GetRequiredService<IOptions<SocialBlogOptions>>().Value;
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        if (!File.Exists(Path.Combine(options.ResolveDataDirectory(), BlogDatabase.FileName)) || (await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            return await RefuseAsync($"There is no blog of this version in {options.ResolveDataDirectory()}: start the program once, or set SocialBlog__DataDirectory.");

        if (await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByEmailAsync(email) is not { } user) return await RefuseAsync($"Nobody here has the address {email}.");
        if (!user.IsActive) return await RefuseAsync($"The account of {email} is deactivated: an owner lets it in again first.");

        var token = LinkToken.Create();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        db.PasswordResets.Add(new PasswordReset(user.Id, token, dropsSecondFactor, now));
        db.AuditEntries.Add(new AuditEntry(AuditAction.PasswordResetRequested, null, user.Id, user.DisplayName, now));
        await db.SaveChangesAsync(cancel);
        var root = app.Services.GetRequiredService<PublicAddress>().Configured ?? HealthCommand.LocalAddress(app.Configuration["URLS"], app.Configuration["HTTP_PORTS"]).GetLeftPart(UriPartial.Authority);
        await Console.Out.WriteLineAsync($"{root}/account/new-password?token={token}");
        return 0;
    }

    private static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 1;
    }
}
