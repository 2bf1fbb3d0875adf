using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using SocialBlog.Data;
using SocialBlog.Data.Users;
using SocialBlog.Web.Caching;
using SocialBlog.Web.Comments;
using SocialBlog.Web.Comments.Defence;
using SocialBlog.Web.Feeds;
using SocialBlog.Web.Jobs;
using SocialBlog.Web.Look;
using SocialBlog.Web.Mail;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Media;
using SocialBlog.Web.Menu;
using SocialBlog.Web.Models;
using SocialBlog.Web.Pages;
using SocialBlog.Web.Posts;
using SocialBlog.Web.Privacy;
using SocialBlog.Web.SampleContent;
using SocialBlog.Web.Security;
using SocialBlog.Web.Series;
using SocialBlog.Web.Settings;
using SocialBlog.Web.Setup;
using SocialBlog.Web.Subscriptions;

namespace SocialBlog.Web.Startup;

/// <summary>What the program is made of.</summary>
internal static class Services
{
    public static void AddSocialBlog(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<SocialBlogOptions>(builder.Configuration.GetSection(SocialBlogOptions.Section));
        services.AddSingleton(TimeProvider.System);
        services.AddStorage();
        services.AddSignIn();
        services.AddPages();
        services.AddReaderCaching();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", HealthStatus.Unhealthy, ["ready"]);

        services.AddSingleton<CurrentBlog>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<MarkdownRenderer>();
        services.AddSingleton<CurrentStyleSheet>();
        services.AddSingleton<MediaFolder>();
        services.AddSingleton<Pictures>();
        services.AddSingleton<ReplacedMedia>();
        services.AddScoped<MediaLibrary>();
        services.AddSingleton<MediaSignal>();
        services.AddHostedService<MediaKeeping>();
        services.AddSingleton<SetupCode>();
        services.AddScoped<BlogSetup>();
        services.AddScoped<SampleContentWriter>();
        services.AddScoped<PostEditor>();
        services.AddScoped<BulkEditor>();
        services.AddScoped<Autosaves>();
        services.AddScoped<PageEditor>();
        services.AddScoped<PageAutosaves>();
        services.AddScoped<SeriesEditor>();
        services.AddScoped<MenuEditor>();
        services.AddSingleton<OwnComments>();
        services.AddScoped<SpamFilter>();
        services.AddScoped<CommentJudge>();
        services.AddSingleton<SpamServicePause>();
        services.AddScoped<SpamService>();
        services.AddHttpClient(nameof(SpamService), client => client.MaxResponseContentBufferSize = 64 * 1024)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        services.AddSingleton<FeedbackSignal>();
        services.AddHostedService<SpamFeedback>();
        services.AddScoped<CommentDesk>();
        services.AddScoped<CommentIntake>();
        services.AddSingleton<GroupCommit>();
        services.AddSingleton<UnhurriedThread>();
        services.AddScoped<ModerationDesk>();
        services.AddScoped<BulkDecisionDesk>();
        services.AddSingleton<BulkDecisionSignal>();
        services.AddHostedService<BulkDeciding>();
        services.AddScoped<BanDesk>();
        services.AddScoped<FeedBuilder>();
        services.AddScoped<FeedPage>();
        services.AddScoped(provider => new SitemapBuilder(provider.GetRequiredService<BlogDbContext>()));
        services.AddSingleton<FeedPictures>();
        services.AddHostedService<SetupAnnouncement>();
        services.AddScoped<MailRoot>();
        services.AddScoped<CommentMails>();
        services.AddScoped<CommentMailWriter>();
        services.AddSingleton<CommentMailSignal>();
        services.AddHostedService<CommentMailing>();
        services.AddScoped<SubscriptionDesk>();
        services.AddScoped<ErasureDesk>();
        services.AddScoped<PeopleMails>();
        services.AddSingleton<SmtpMailer>();
        services.AddSingleton<OutboxSignal>();
        services.AddHostedService<OutboxWorker>();
        services.AddSingleton<ScheduleSignal>();
        services.AddHostedService<ScheduledPublishing>();
        services.AddSingleton<HousekeepingSignal>();
        services.AddHostedService<Housekeeping>();
        services.AddHostedService<Rerendering>();
    }

    private static void AddStorage(this IServiceCollection services)
    {
        services.AddSingleton<ChangeWatcher>();
        services.AddDbContextPool<BlogDbContext>((provider, options) =>
        {
            options.UseBlogDatabase(provider.GetRequiredService<IOptions<SocialBlogOptions>>().Value.ResolveDataDirectory());
            options.AddInterceptors(provider.GetRequiredService<ChangeWatcher>());
        });
        services.AddDataProtection().SetApplicationName("SocialBlog").PersistKeysToDbContext<BlogDbContext>();
    }

    private static void AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(identity =>
            {
                identity.Stores.SchemaVersion = BlogDatabase.IdentitySchema;
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = "";
                // Confirmed means active here, see ActiveAccounts.
                identity.SignIn.RequireConfirmedAccount = true;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                // Length is what protects; rules of composition only annoy (NIST SP 800-63B, 3.1.1.2).
                identity.Password.RequiredLength = 8;
                identity.Password.RequiredUniqueChars = 4;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<BlogDbContext>()
            .AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<User>>(TokenOptions.DefaultAuthenticatorProvider)
            .AddPasswordValidator<CommonPasswords>()
            .AddErrorDescriber<LocalizedIdentityErrors>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(cookie =>
            {
                cookie.Cookie.Name = "socialblog";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = Session.Lifetime;
                cookie.LoginPath = "/account/signin";
                cookie.LogoutPath = "/account/signout";
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.EventsType = typeof(SessionCookies);
            }));
        services.AddScoped<SessionCookies>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // A passkey stands for device and person at once, and is found without typing who one is.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });
        services.AddScoped<IUserConfirmation<User>, ActiveAccounts>();
        services.AddAuthorization();
        services.AddSingleton<SignInTurns>();
        services.AddScoped<AccountDesk>();
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.AddRequestLocalization(options =>
        {
            options.SupportedCultures = options.SupportedUICultures = [Blog.CultureOf("en"), Blog.CultureOf("fr")];
            options.DefaultRequestCulture = new(Blog.CultureOf("en"));
            options.ApplyCurrentCultureToResponseHeaders = false;
            options.RequestCultureProviders = [new BlogCultureProvider()];
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "socialblog-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // Security.cs allows framing by the blog itself only, for every page.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddControllersWithViews(mvc =>
            {
                mvc.Filters.Add<AutoValidateAntiforgeryTokenAttribute>();
                mvc.Filters.Add<UnreadableFormFilter>();
                mvc.Conventions.Add(new HeadLikeGet());
                mvc.Conventions.Add(new RouteValuesFromPath());
                mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                mvc.ModelBinderProviders.Insert(0, new CleanTextBinder.Provider());
                // Reads fields as jQuery names them, which no form here does, and throws at a bracket left open.
                mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            })
            .AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(Texts)));
        services.AddSingleton<IConfigureOptions<MvcOptions>, LocalizedBindingMessages>();
        // French is written as such in the pages, not as entities.
        services.Configure<Microsoft.Extensions.WebEncoders.WebEncoderOptions>(options =>
            options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        services.Configure<FormOptions>(options => options.ValueLengthLimit = RequestLimits.FormValue);
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, KnownProxies>();
    }

    private sealed class KnownProxies(IOptions<SocialBlogOptions> blog, IConfiguration configuration) : IConfigureOptions<ForwardedHeadersOptions>
    {
        public void Configure(ForwardedHeadersOptions options)
        {
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            options.ForwardLimit = null;
            // A forwarded host is held to the same list as a direct one.
            if (configuration["AllowedHosts"] is { Length: > 0 } hosts && !hosts.Contains('*', StringComparison.Ordinal)) options.AllowedHosts = [.. hosts.Split(';')];
            var proxies = blog.Value.KnownProxies.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
            foreach (var proxy in proxies)
            {
                if (System.Net.IPNetwork.TryParse(proxy, out var network)) options.KnownIPNetworks.Add(network);
                else if (System.Net.IPAddress.TryParse(proxy, out var address)) options.KnownProxies.Add(address);
                else throw new StartupException(string.Create(CultureInfo.InvariantCulture, $"SocialBlog:KnownProxies: '{proxy}' is neither an IP address nor a network such as 10.0.0.0/8."));
            }

            options.ForwardedHeaders = proxies.Length == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        }
    }
}
