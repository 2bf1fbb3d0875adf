using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SocialBlog.Data;

namespace SocialBlog.Tests.Support;

/// <summary>How a blog starts.</summary>
/// <param name="IsSetUp">By the unattended settings; otherwise it waits for somebody to follow the link in its log.</param>
/// <param name="Data">Where it stores everything; null: a new directory, gone with the blog.</param>
/// <param name="Settings">More of them, each with its full name.</param>
public sealed record BlogPlan(
    bool IsSetUp = true, string Language = "fr", string TimeZone = "Europe/Paris", bool SampleContent = false, TempDirectory? Data = null,
    IReadOnlyDictionary<string, string>? Settings = null);

/// <summary>
/// The real program, in this process: its own SQLite file in a temporary directory, a clock that stands still until a
/// test moves it, and requests that need no network.
/// </summary>
public class BlogApp(BlogPlan plan) : WebApplicationFactory<Program>
{
    public const string Title = "Le carnet de Camille", OwnerName = "Camille Martin", OwnerEmail = "camille@example.org", OwnerPassword = "correct horse battery";

    /// <summary>A Friday, noon in Paris.</summary>
    public static readonly DateTimeOffset Start = new(2011, 5, 27, 10, 0, 0, TimeSpan.Zero);

    private readonly TempDirectory? _own = plan.Data is null ? new TempDirectory() : null;

    public FakeTimeProvider Clock { get; } = new(Start);

    public QueryLog Queries { get; } = new();

    public MessageLog Log { get; } = new();

    public TempDirectory Data => plan.Data ?? _own!;

    /// <summary>UTC.</summary>
    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>Somebody with an empty browser.</summary>
    public Visitor Visitor() => new(this);

    /// <summary>The owner, signed in through the form.</summary>
    public async Task<Visitor> OwnerAsync()
    {
        var owner = Visitor();
        await owner.SignInAsync();
        return owner;
    }

    /// <summary>Runs something with the services that a request would have.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Looks into the database.</summary>
    public Task<T> QueryAsync<T>(Func<BlogDbContext, Task<T>> query) => InScopeAsync(services => query(services.GetRequiredService<BlogDbContext>()));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _own?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("SocialBlog:DataDirectory", Data.Path);
        if (plan.IsSetUp)
        {
            builder.UseSetting("SocialBlog:Setup:Title", Title);
            builder.UseSetting("SocialBlog:Setup:Language", plan.Language);
            builder.UseSetting("SocialBlog:Setup:TimeZone", plan.TimeZone);
            builder.UseSetting("SocialBlog:Setup:OwnerName", OwnerName);
            builder.UseSetting("SocialBlog:Setup:OwnerEmail", OwnerEmail);
            builder.UseSetting("SocialBlog:Setup:OwnerPassword", OwnerPassword);
            builder.UseSetting("SocialBlog:Setup:SampleContent", plan.SampleContent ? "true" : "false");
        }

        foreach (var (name, value) in plan.Settings ?? new Dictionary<string, string>(StringComparer.Ordinal)) builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(Clock);
            services.ConfigureDbContext<BlogDbContext>(options => options.AddInterceptors(Queries));
            services.AddSingleton<IStartupFilter>(Queries);
        });
    }
}

/// <summary>An empty French blog in Paris, shared by the tests of a class.</summary>
public sealed class FrenchBlog() : BlogApp(new BlogPlan());

/// <summary>An empty English blog in London, shared by the tests of a class.</summary>
public sealed class EnglishBlog() : BlogApp(new BlogPlan(Language: "en", TimeZone: "Europe/London"));

/// <summary>A French blog with the sample content, shared by the tests of a class.</summary>
public sealed class FrenchSampleBlog() : BlogApp(new BlogPlan(SampleContent: true));

/// <summary>An English blog with the sample content, shared by the tests of a class.</summary>
public sealed class EnglishSampleBlog() : BlogApp(new BlogPlan(Language: "en", TimeZone: "Europe/London", SampleContent: true));
