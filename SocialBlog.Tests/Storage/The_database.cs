using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Web.Areas.Admin.Models;
using SocialBlog.Web.Posts;

namespace SocialBlog.Tests.Storage;

public sealed partial class The_database(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Gives_every_connection_its_pragmas()
    {
        // Several at once, so that the pool has to open new ones.
        var scopes = Enumerable.Range(0, 5).Select(_ => app.Services.CreateAsyncScope()).ToList();
        foreach (var scope in scopes)
        {
            var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
            await db.Database.OpenConnectionAsync(Cancel);
            Assert.Equal("1", await PragmaAsync(db, "foreign_keys"));
            Assert.Equal("10000", await PragmaAsync(db, "busy_timeout"));
            Assert.Equal("2", await PragmaAsync(db, "synchronous"));
            Assert.Equal("wal", await PragmaAsync(db, "journal_mode"));
        }

        foreach (var scope in scopes) await scope.DisposeAsync();
    }

    [Fact]
    public async Task Stores_UTC_and_nothing_else()
    {
        var post = await app.PublishAsync("Heure", Utc("2011-05-27T06:07"));
        var times = await app.QueryAsync(db => db.Posts.Where(p => p.Id == post.Id).Select(p => new { p.PublishedAt, p.CreatedAt, p.UpdatedAt }).SingleAsync(Cancel));
        Assert.Equal(Utc("2011-05-27T06:07"), times.PublishedAt);
        Assert.All((DateTime[])[times.PublishedAt!.Value, times.CreatedAt, times.UpdatedAt], t => Assert.Equal(DateTimeKind.Utc, t.Kind));
        await Assert.ThrowsAnyAsync<Exception>(() => app.QueryAsync(async db =>
        {
            db.AuditEntries.Add(new AuditEntry(AuditAction.SignedIn, null, null, "x", new DateTime(2011, 5, 27, 8, 0, 0, DateTimeKind.Unspecified)));
            return await db.SaveChangesAsync(Cancel);
        }));
    }

    [Fact]
    public async Task Has_all_its_triggers_after_all_migrations()
    {
        var triggers = await app.QueryAsync(db => db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' ORDER BY name").ToListAsync(Cancel));
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "CommentCount_Insert", "CommentCount_Update", "CommentCount_Delete", "PostCount_Tag", "PostCount_Untag", "PostCount_Status",
                "PostCount_Delete", "PostSearch_Insert", "PostSearch_Update", "PostSearch_Delete", "TagNames_Tag", "TagNames_Untag", "TagNames_Rename",
                "CommentSearch_Insert", "CommentSearch_Update", "CommentSearch_Delete", "CommentParts_Insert", "CommentParts_Update", "CommentParts_Delete",
            },
            triggers.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Otherwise every page of a blog of many posts sorts them all.</summary>
    [Fact]
    public async Task Takes_lists_of_posts_in_the_order_of_an_index()
    {
        var now = app.Now;
        await app.QueryAsync(async db =>
        {
            var published = db.Posts.PublishedAsOf(now);
            await ShouldNotSortAsync(db, published.NewestFirst());
            await ShouldNotSortAsync(db, published.OlderThan(now, 1).NewestFirst());
            await ShouldNotSortAsync(db, published.Between(new DateOnly(2011, 5, 1), new DateOnly(2011, 6, 1), TimeZoneInfo.Utc).OldestFirst());
            await ShouldNotSortAsync(db, db.Posts.Where(p => p.AuthorId == 1 && p.Status == PostStatus.Published).NewestFirst());
            await ShouldNotSortAsync(db, db.Posts.Where(p => p.AuthorId == 1 && p.Status != PostStatus.Trashed).InOrder(PostOrder.Newest));
            foreach (var state in Enum.GetValues<PostStatus>()) await ShouldNotSortAsync(db, db.Posts.InState(state).InOrder(PostOrder.Newest));
            foreach (var order in Enum.GetValues<PostOrder>()) await ShouldNotSortAsync(db, db.Posts.Where(p => p.Status != PostStatus.Trashed).InOrder(order));
            return 0;
        });
    }

    /// <summary>Otherwise a page of the moderation queue sorts all comments that wait.</summary>
    [Fact]
    public async Task Takes_the_moderation_queue_in_the_order_of_an_index()
    {
        CommentFilter[] filters =
        [
            new() { Post = 1 }, new() { Person = "a@example.org" }, new() { Source = CommentSource.Import }, new() { Assignee = 1 }, new() { Assignee = CommentFilter.Nobody },
            new() { Urgent = true }, new() { Late = true }, new() { Post = 1, Assignee = 1, Late = true }, new() { Source = CommentSource.Form, Urgent = true },
        ];
        await app.QueryAsync(async db =>
        {
            await ShouldNotSortAsync(db, db.Comments.In(CommentState.Pending).OrderByDescending(c => c.Priority).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id).Select(c => c.Id));
            foreach (var filter in filters) await ShouldNotSortAsync(db, filter.Narrow(db.Comments, app.Now).OldestFirst().Select(c => c.Id));
            foreach (var state in Enum.GetValues<CommentState>()) await ShouldNotSortAsync(db, new CommentFilter { State = state }.Narrow(db.Comments, null).NewestFirst().Select(c => c.Id));
            return 0;
        });
    }

    [Fact]
    public async Task Asks_an_index_which_comments_have_a_rare_part() => await app.QueryAsync(async db =>
    {
        var plan = await PlanAsync(db, (await new CommentFilter { Text = "introuvable" }.FindAsync(db, null, Cancel)).OldestFirst());
        Assert.StartsWith("SCAN few VIRTUAL TABLE", plan[0], StringComparison.Ordinal);
        Assert.StartsWith("SEARCH c USING INTEGER PRIMARY KEY", plan[1], StringComparison.Ordinal);
        return 0;
    });

    [Fact]
    public async Task Is_as_the_model_says_and_whole()
    {
        Assert.False(await app.QueryAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())), "A migration is missing.");
        Assert.Empty(await app.QueryAsync(db => db.Database.GetPendingMigrationsAsync(Cancel)));
        var post = await app.PublishAsync("Entier", tags: ["A"], approved: 2);
        // One edited, one deleted, and one that goes with its post.
        var edited = await app.CommentAsync(post.Id, "Avant.", CommentState.Pending);
        await app.QueryAsync(db => db.Comments.Where(c => c.Id == edited).ExecuteUpdateAsync(c => c.SetProperty(x => x.Text, "Après."), Cancel));
        await app.QueryAsync(db => db.Comments.Where(c => c.PostId == post.Id && c.Id < edited).OrderBy(c => c.Id).Take(1).ExecuteDeleteAsync(Cancel));
        var gone = await app.PublishAsync("Parti", approved: 1);
        await app.QueryAsync(db => db.Posts.Where(p => p.Id == gone.Id).ExecuteDeleteAsync(Cancel));
        Assert.Equal("ok", await app.QueryAsync(db => PragmaAsync(db, "integrity_check")));
        // Throws where the full-text indexes differ from what they index (https://www.sqlite.org/fts5.html, 6.4).
        await app.QueryAsync(db => db.Database.ExecuteSqlAsync($"INSERT INTO PostSearch(PostSearch, rank) VALUES ('integrity-check', 1)", Cancel));
        await app.QueryAsync(db => db.Database.ExecuteSqlAsync($"INSERT INTO CommentParts(CommentParts, rank) VALUES ('integrity-check', 1)", Cancel));
    }

    [Fact]
    public async Task Gives_posts_published_at_once_addresses_of_their_own()
    {
        var author = await app.QueryAsync(db => db.Users.Select(u => u.Id).SingleAsync(Cancel));
        var draft = new PostDraft("En même temps", "", "Texte.", ["Course"], CommentPolicy.Open, 0, Guid.Empty);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => app.InScopeAsync(services =>
            services.GetRequiredService<PostEditor>().PublishAsync(null, draft with { Key = Guid.NewGuid() }, author, Cancel)))));

        Assert.All(results, r => Assert.Equal(PostSaveOutcome.Saved, r.Outcome));
        var paths = await app.QueryAsync(db => db.PostAddresses.Where(a => a.Post!.Title == "En même temps").Select(a => a.Path).ToListAsync(Cancel));
        Assert.Equal(
            Enumerable.Range(1, 8).Select(n => "/2011/05/en-meme-temps" + (n == 1 ? "" : n.ToString("'-'0", CultureInfo.InvariantCulture))),
            paths.Order(StringComparer.Ordinal));
        Assert.Equal(8, await app.QueryAsync(db => db.Tags.Where(t => t.Slug == "course").Select(t => t.PostCount).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Remembers_who_did_what()
    {
        var owner = await app.OwnerAsync();
        (await owner.PressAsync((await owner.GetAsync("/admin/posts/new")).FormWith("/publications").Fill("Titre", "Journal de bord"), "/publications")).ShouldBeOk();
        var entry = await app.QueryAsync(db => db.AuditEntries.Where(e => e.Action == AuditAction.PostPublished && e.Subject == "Journal de bord").SingleAsync(Cancel));
        Assert.NotNull(entry.UserId);
        Assert.Equal(app.Now, entry.At);
    }

    [Fact]
    public async Task Finds_a_comment_that_is_sent_twice_by_the_key_of_its_words()
    {
        var post = await app.PublishAsync("Deux fois", approved: 1);
        var page = await app.Visitor().GetAsync(post.Path);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Visitor().CommentAsync(page, "Merci.")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Visitor().CommentAsync(page, "Merci.")).Status);
        async Task<IReadOnlyList<string>> PlanOfAsync(string beginning) => await app.QueryAsync(async db =>
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = Parameter().Replace(Assert.Single(app.Queries.LastRequest, c => c.StartsWith(beginning, StringComparison.Ordinal) && c.Contains("\"TextKey\"", StringComparison.Ordinal)), "'[1]'");
            return await PlanAsync(db, command);
        });
        Assert.Contains(await PlanOfAsync("SELECT DISTINCT"), step => step.StartsWith("SEARCH c USING COVERING INDEX IX_Comments_TextKey_CreatedAt (TextKey=? AND CreatedAt>?)", StringComparison.Ordinal));
        Assert.StartsWith("SEARCH c USING INDEX IX_Comments_TextKey_CreatedAt (TextKey=? AND CreatedAt>?)", Assert.Single(await PlanOfAsync("SELECT \"c\".\"Id\"")), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> PlanAsync<T>(BlogDbContext db, IQueryable<T> query)
    {
        await using var command = query.CreateDbCommand();
        return await PlanAsync(db, command);
    }

    private static async Task<IReadOnlyList<string>> PlanAsync(BlogDbContext db, DbCommand command)
    {
        await db.Database.OpenConnectionAsync(Cancel);
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        List<string> plan = [];
        while (await reader.ReadAsync(Cancel)) plan.Add(reader.GetString(3));
        return plan;
    }

    private static Task ShouldNotSortAsync(BlogDbContext db, IQueryable<Post> posts) => ShouldNotSortAsync(db, posts.Select(p => p.Id));

    private static async Task ShouldNotSortAsync(BlogDbContext db, IQueryable<int> ids)
    {
        var plan = await PlanAsync(db, ids.Take(10));
        Assert.Contains(plan, step => step.Contains("USING", StringComparison.Ordinal) && step.Contains("INDEX", StringComparison.Ordinal));
        // Those of the same second are put in order by their numbers.
        Assert.DoesNotContain("USE TEMP B-TREE FOR ORDER BY", plan);
    }

    private static async Task<string> PragmaAsync(BlogDbContext db, string name)
    {
        await db.Database.OpenConnectionAsync(Cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names of this file, not anybody's input.
        command.CommandText = "PRAGMA " + name;
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(Cancel), CultureInfo.InvariantCulture)!;
    }

    [GeneratedRegex("@\\w+", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
