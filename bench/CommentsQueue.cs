using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
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

    /// <summary>In 40 comments; in all that are decided and none that waits.</summary>
    private const string Rare = "zyzomys", Decided = "naguère";

    private static readonly string[] Vocabulary = MakeVocabulary();

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
        ["given to nobody"] = new() { Assignee = CommentFilter.Nobody },
        ["urgent"] = new() { Urgent = true },
        ["too late"] = new() { Late = true },
        ["one post, given to somebody"] = new() { Post = 7, Assignee = 1 },
        ["one post, imported, urgent"] = new() { Post = 7, Source = CommentSource.Import, Urgent = true },
        ["words: rare"] = new() { Text = Rare },
        ["words: of nobody"] = new() { Text = "introuvable" },
        ["words: the most common"] = new() { Text = Vocabulary[0] },
        ["words: in a third"] = new() { Text = Vocabulary[40] },
        ["words: of decided ones only"] = new() { Text = Decided },
        ["words: common beginning"] = new() { Text = "pre" },
        ["words: two common"] = new() { Text = Vocabulary[40] + " " + Vocabulary[60] },
        ["words: part of an address"] = new() { Text = "@example.org" },
        ["words: one person's address"] = new() { Text = "reader17@example.org" },
        ["words, approved: common"] = new() { State = CommentState.Approved, Text = Vocabulary[40] },
        ["words, approved: of nobody"] = new() { State = CommentState.Approved, Text = "introuvable" },
        ["words, one post: common"] = new() { Post = 7, Text = Vocabulary[40] },
        ["words, given to somebody: common"] = new() { Assignee = 1, Text = Vocabulary[40] },
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
        SqliteConnection.ClearAllPools();
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
        // As an account that signs in has them, so that the program's command can give it a password.
        (user.NormalizedEmail, user.NormalizedUserName, user.SecurityStamp) = ("CAMILLE@EXAMPLE.ORG", "CAMILLE@EXAMPLE.ORG", Guid.NewGuid().ToString());
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

        // The indexes of words are made at once afterwards, not a comment at a time.
        var triggers = await db.Database.SqlQuery<string>($"SELECT name || char(10) || sql AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Comments'").ToListAsync();
#pragma warning disable EF1002 // The schema's own names.
        foreach (var trigger in triggers) await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER \"{trigger.Split('\n')[0]}\"");
        await db.Database.OpenConnectionAsync();
        ((SqliteConnection)db.Database.GetDbConnection()).CreateFunction("words", (int i) => WordsOf(i));
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {All})
            INSERT INTO Comments(PostId, AuthorName, AuthorEmail, Text, Html, RendererVersion, State, CreatedAt, DecidedAt, DecidedById, Source, Network, TextKey, Score, ReasonLines, Priority, IsSensitive, Note, AssignedToId)
            SELECT 1 + i % {Posts}, 'Reader ' || (i % 40000), 'reader' || (i % 40000) || '@example.org', words(i), '<p>Comment</p>', 1,
              CASE WHEN i > {All - Pending} THEN 'Pending' WHEN i % 10 = 0 THEN 'Spam' WHEN i % 50 = 1 THEN 'Trashed' ELSE 'Approved' END,
              strftime('%Y-%m-%d %H:%M:%S', {Now}, '-' || (({All} - i) * CASE WHEN i > {All - Pending} THEN 12 ELSE 120 END) || ' seconds'),
              NULL, CASE WHEN i > {All - Pending} THEN NULL ELSE {user.Id} END, CASE WHEN i % 1000 = 3 THEN 'Import' ELSE 'Form' END,
              CASE WHEN i > {All - Pending} THEN hex(i % 5000) END, i, i % 60, 'Links' || char(9) || '30' || char(9) || '3', i % 5000 = 4, 0, '', CASE WHEN i % 900 = 5 THEN {user.Id} END
            FROM n
            """);
        foreach (var trigger in triggers) await db.Database.ExecuteSqlRawAsync(trigger[(trigger.IndexOf('\n', StringComparison.Ordinal) + 1)..].Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
#pragma warning restore EF1002
        await db.Database.ExecuteSqlAsync($"INSERT INTO CommentSearch(CommentSearch) VALUES ('rebuild')");
        await db.Database.ExecuteSqlAsync($"INSERT INTO CommentParts(CommentParts) VALUES ('rebuild')");
        await db.Database.ExecuteSqlAsync($"INSERT INTO CommentCounts(State, Day, Count) SELECT State, substr(CreatedAt, 1, 10), count(*) FROM Comments GROUP BY 1, 2");
    }

    /// <summary>Fifty words, as in a language: few are in most comments, most are in few (Zipf's law).</summary>
    private static string WordsOf(int comment)
    {
#pragma warning disable CA5394 // Nobody is to guess right, the words are to be the same each time.
        var random = new Random(comment);
        var words = Enumerable.Range(0, 50).Select(_ => Vocabulary[(int)Math.Pow(Vocabulary.Length, random.NextDouble()) - 1]).ToList();
#pragma warning restore CA5394
        if (comment % 25_000 == 7) words[20] = Rare;
        if (comment <= All - Pending) words[10] = Decided;
        return string.Join(' ', words);
    }

    /// <summary>Of one to four syllables.</summary>
    private static string[] MakeVocabulary()
    {
        string[] onsets = ["b", "bl", "c", "ch", "cl", "d", "f", "fr", "g", "gr", "h", "j", "l", "m", "n", "p", "pl", "pr", "qu", "r", "s", "st", "t", "tr", "v", ""];
        string[] vowels = ["a", "e", "é", "i", "o", "u", "ou", "ai", "eau", "en", "on", "an", "è", "oi"];
        string[] codas = ["", "", "", "r", "s", "t", "l", "nt", "x", "ss"];
#pragma warning disable CA5394 // As above.
        var random = new Random(1);
        string Any(string[] parts) => parts[random.Next(parts.Length)];
        return [.. Enumerable.Range(0, 30_000).Select(i => string.Concat(Enumerable.Range(0, 1 + Math.Min(3, (int)Math.Log10(i + 1) * 3 / 4)).Select(_ => Any(onsets) + Any(vowels) + Any(codas)))).Distinct(StringComparer.Ordinal)];
#pragma warning restore CA5394
    }

    private async Task<CommentQueue> LoadAsync(CommentFilter filter)
    {
        await using var scope = _services.CreateAsyncScope();
        return await CommentQueue.LoadAsync(scope.ServiceProvider.GetRequiredService<BlogDbContext>(), filter, _blog, Now, CancellationToken.None);
    }
}
