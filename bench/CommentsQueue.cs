using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Settings;
using SocialBlog.Data.Users;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Markdown;
using SocialBlog.Web.Settings;

namespace SocialBlog.Bench;

/// <summary>
/// What the moderation queue asks the database, at a million comments of which the newest 200,000 wait. With
/// <c>SOCIALBLOG_BENCH_DATA</c> the database is made in that directory and stays, to be served by the program itself.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, iterationCount: 20, warmupCount: 3, invocationCount: 1)]
public class CommentsQueue
{
    private const int All = 1_000_000, Pending = 200_000, Posts = 100;

    private static readonly DateTime Now = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);

    private readonly string? _kept = Environment.GetEnvironmentVariable("SOCIALBLOG_BENCH_DATA");
    private DirectoryInfo _data = null!;
    private IServiceProvider _services = null!;
    private Blog _blog = null!;
    private int _middle;

    public static IReadOnlyDictionary<string, CommentFilter> Filters { get; } = new Dictionary<string, CommentFilter>(StringComparer.Ordinal)
    {
        ["first page"] = new(),
        ["approved"] = new() { State = CommentState.Approved },
        ["one post"] = new() { Post = 7 },
        ["one person"] = new() { Person = "reader17@example.org" },
        ["imported"] = new() { Source = CommentSource.Import },
        ["given to somebody"] = new() { Assignee = 1 },
        ["urgent"] = new() { Urgent = true },
        ["too late"] = new() { Late = true },
    };

    public static IEnumerable<string> Names => Filters.Keys;

    [GlobalSetup]
    public async Task FillAsync()
    {
        _data = _kept is null ? Directory.CreateTempSubdirectory("socialblog-bench-") : Directory.CreateDirectory(_kept);
        _services = new ServiceCollection()
            .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = BlogDatabase.IdentitySchema)
            .AddDbContextPool<BlogDbContext>(options => options.UseBlogDatabase(_data.FullName)).BuildServiceProvider();
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        await db.MigrateAsync(CancellationToken.None);
        if (!await db.Comments.AnyAsync()) await FillAsync(db);
        var settings = await db.Settings.SingleAsync();
        _blog = Blog.From(settings, []);
        _middle = await db.Comments.In(CommentState.Pending).OldestFirst().Skip(Pending / 2).Select(c => c.Id).FirstAsync();
    }

    [GlobalCleanup]
    public void Remove()
    {
        (_services as IDisposable)?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_kept is null) _data.Delete(recursive: true);
    }

    [Benchmark]
    [ArgumentsSource(nameof(Names))]
    public Task<CommentQueue> Page(string filter) => LoadAsync(Filters[filter]);

    [Benchmark]
    public Task<CommentQueue> PageAfterHundredThousand() => LoadAsync(new CommentFilter { After = _middle });

    private static async Task FillAsync(BlogDbContext db)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(20));
        var settings = new BlogSettings("Bench", "", "en", "UTC");
        settings.Rule(new CommentRules { WaitHours = 24 });
        db.Settings.Add(settings);
        var user = new User("Camille", "camille@example.org", Role.Owner, Now);
        db.Users.Add(user);
        await db.SaveChangesAsync();
        var markdown = new MarkdownRenderer();
        for (var i = 0; i < Posts; i++)
        {
            var post = Post.Draft(user.Id, Guid.NewGuid(), Now);
            post.Edit("Post " + i, null, markdown.Render("Text.", new TextContext("en", post.Key, TimeZoneInfo.Utc)), [], CommentPolicy.Open, Now);
            post.Publish(Now, Now);
            db.Posts.Add(post);
            await db.AssignAddressAsync(post, TimeZoneInfo.Utc, CancellationToken.None);
            await db.SaveChangesAsync();
        }

        // Triggers would index the words of 700,000 approved comments, which nothing here reads.
        var triggers = await db.Database.SqlQuery<string>($"SELECT name || char(10) || sql AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Comments'").ToListAsync();
#pragma warning disable EF1002 // The schema's own names.
        foreach (var trigger in triggers) await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER \"{trigger.Split('\n')[0]}\"");
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {All})
            INSERT INTO Comments(PostId, AuthorName, AuthorEmail, Text, Html, RendererVersion, State, CreatedAt, DecidedAt, DecidedById, Source, Network, TextKey, Score, ReasonLines, Priority, IsSensitive, Note, AssignedToId)
            SELECT 1 + i % {Posts}, 'Reader ' || (i % 40000), 'reader' || (i % 40000) || '@example.org', 'Comment ' || i || '. ' || hex(zeroblob(150)), '<p>Comment</p>', 1,
              CASE WHEN i > {All - Pending} THEN 'Pending' WHEN i % 10 = 0 THEN 'Spam' WHEN i % 50 = 1 THEN 'Trashed' ELSE 'Approved' END,
              strftime('%Y-%m-%d %H:%M:%S', {Now}, '-' || (({All} - i) * CASE WHEN i > {All - Pending} THEN 12 ELSE 120 END) || ' seconds'),
              NULL, CASE WHEN i > {All - Pending} THEN NULL ELSE {user.Id} END, CASE WHEN i % 1000 = 3 THEN 'Import' ELSE 'Form' END,
              CASE WHEN i > {All - Pending} THEN hex(i % 5000) END, i, i % 60, 'Links' || char(9) || '30' || char(9) || '3', i % 5000 = 4, 0, '', CASE WHEN i % 900 = 5 THEN {user.Id} END
            FROM n
            """);
        foreach (var trigger in triggers) await db.Database.ExecuteSqlRawAsync(trigger[(trigger.IndexOf('\n', StringComparison.Ordinal) + 1)..].Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
#pragma warning restore EF1002
        await db.Database.ExecuteSqlAsync($"INSERT INTO CommentCounts(State, Day, Count) SELECT State, substr(CreatedAt, 1, 10), count(*) FROM Comments GROUP BY 1, 2");
    }

    private async Task<CommentQueue> LoadAsync(CommentFilter filter)
    {
        await using var scope = _services.CreateAsyncScope();
        return await CommentQueue.LoadAsync(scope.ServiceProvider.GetRequiredService<BlogDbContext>(), filter, _blog, Now, CancellationToken.None);
    }
}
