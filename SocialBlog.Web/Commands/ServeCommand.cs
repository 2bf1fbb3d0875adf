using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using SocialBlog.Data;
using SocialBlog.Web.Media;
using SocialBlog.Web.Settings;
using SocialBlog.Web.Setup;
using SocialBlog.Web.Startup;

namespace SocialBlog.Web.Commands;

/// <summary>Serves the blog until the process is asked to end.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        if (args.Length > 0 && !args[0].StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"There is no command '{args[0]}'. --help lists the commands.");
            return 1;
        }

        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
            builder.WebHost.UseStaticWebAssets();
            builder.WebHost.ConfigureKestrel(server =>
            {
                server.AddServerHeader = false;
                server.Limits.MaxRequestBodySize = RequestLimits.Body;
            });
            builder.AddSocialBlog();

            await using var app = builder.Build();
            await PrepareAsync(app, cancel);
            app.UseSocialBlog();
            await app.RunAsync(cancel);
            return 0;
        }
        catch (Exception error) when (error is StartupException or NewerDatabaseException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
        catch (Exception error) when (IsUnreadableSetting(error) || error.InnerException is AddressInUseException)
        {
            // The framework's own words name the setting and its value, or the address that another program has.
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private static bool IsUnreadableSetting(Exception error) =>
        error is InvalidOperationException { InnerException: not null } && error.Message.Contains($"'{SocialBlogOptions.Section}:", StringComparison.Ordinal);

    /// <summary>Before the first request: the database of this version, the first start's settings, the blog in memory.</summary>
    private static async Task PrepareAsync(WebApplication app, CancellationToken cancel)
    {
        // Read once now, so that a slip in them is said in one line before anything is touched.
        _ = app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
        if (app.Services.GetRequiredService<IOptions<SocialBlogOptions>>().Value.Smtp is { Host.Length: > 0, From: var from } && !MimeKit.MailboxAddress.TryParse(from, out _))
            throw new StartupException("SocialBlog:Smtp:From: give the sender's address, such as My blog <blog@example.org>.");

        var settings = app.Services.GetRequiredService<IOptions<SocialBlogOptions>>().Value;
        if (settings.Smtp.Host.Length > 0 && settings.BaseUrl.Length == 0)
            app.Logger.LogWarning("Mails are sent but SocialBlog:BaseUrl is not set: unless AllowedHosts names the blog's hosts, they carry no links");

        await using var scope = app.Services.CreateAsyncScope();
        var options = scope.ServiceProvider.GetRequiredService<IOptions<SocialBlogOptions>>().Value;
        try
        {
            Directory.CreateDirectory(options.ResolveDataDirectory());
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new StartupException($"The data directory {options.ResolveDataDirectory()} can't be made: {error.Message}");
        }

        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        foreach (var migration in await db.MigrateAsync(cancel))
            app.Logger.LogInformation("Applied migration {Migration} to {Database}", migration, options.DatabasePath);

        await scope.ServiceProvider.GetRequiredService<BlogSetup>().RunUnattendedAsync(options.Setup, cancel);
        await app.Services.GetRequiredService<CurrentBlog>().RefreshAsync(db, cancel);
        await app.Services.GetRequiredService<ReplacedMedia>().RefreshAsync(db, cancel);
    }
}
