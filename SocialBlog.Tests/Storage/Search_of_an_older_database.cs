using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Settings;
using SocialBlog.Data.Tags;
using SocialBlog.Data.Users;

namespace SocialBlog.Tests.Storage;

/// <summary>One that knew titles and texts alone, after its upgrade.</summary>
public sealed class Search_of_an_older_database : IAsyncLifetime
{
    private const string Before = "20261124000001_Reading";

    private static readonly DateTime Written = Utc("2011-05-01T10:00");

    private readonly TempDirectory _data = new();
    private BlogApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        await WriteAsync();
        _app = new BlogApp(new BlogPlan(Data: _data));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
    }

    [Theory]
    [InlineData("moulin", "Le moulin")]
    [InlineData("meunier", "Le moulin")]
    [InlineData("patrimoine", "Le moulin", "La forge")]
    [InlineData("roue", "Le moulin")]
    [InlineData("enclume", "La forge")]
    [InlineData("indésirable")]
    public async Task Finds_titles_texts_tags_and_approved_comments(string word, params string[] titles) => await ShouldFindAsync(word, titles);

    [Fact]
    public async Task Follows_an_edit()
    {
        await _app.QueryAsync(db => db.Posts.Where(p => p.Title == "Le moulin").ExecuteUpdateAsync(p => p.SetProperty(x => x.Title, "La minoterie").SetProperty(x => x.Text, "Farine"), Cancel));
        await ShouldFindAsync("moulin");
        await ShouldFindAsync("meunier");
        await ShouldFindAsync("minoterie", "La minoterie");
        await ShouldFindAsync("patrimoine", "La minoterie", "La forge");
    }

    [Fact]
    public async Task Follows_its_tags()
    {
        await SqlAsync($"INSERT INTO PostTag (PostId, TagId) SELECT p.Id, t.Id FROM Posts p, Tags t WHERE p.Title = 'La forge' AND t.Name = 'Eau'");
        await ShouldFindAsync("eau", "Le moulin", "La forge");
        await SqlAsync($"DELETE FROM PostTag WHERE PostId = (SELECT Id FROM Posts WHERE Title = 'Le moulin') AND TagId = (SELECT Id FROM Tags WHERE Name = 'Eau')");
        await ShouldFindAsync("eau", "La forge");
        await SqlAsync($"UPDATE Tags SET Name = 'Rivière' WHERE Name = 'Eau'");
        await ShouldFindAsync("eau");
        await ShouldFindAsync("rivière", "La forge");
        await SqlAsync($"DELETE FROM Tags WHERE Name = 'Patrimoine'");
        await ShouldFindAsync("patrimoine");
        await SqlAsync($"DELETE FROM PostTag");
        await ShouldFindAsync("rivière");
    }

    [Fact]
    public async Task Follows_decisions_about_comments()
    {
        foreach (var (state, found) in ((CommentState, string[])[])
            [(CommentState.Approved, ["Le moulin"]), (CommentState.Pending, []), (CommentState.Approved, ["Le moulin"]), (CommentState.Spam, []), (CommentState.Trashed, [])])
        {
            await _app.QueryAsync(async db =>
            {
                (await db.Comments.SingleAsync(c => c.Text == "Indésirable", Cancel)).MoveTo(state, _app.Now);
                return await db.SaveChangesAsync(Cancel);
            });
            await ShouldFindAsync("indésirable", found);
        }

        await _app.QueryAsync(db => db.Comments.Where(c => c.Text == "Quelle roue !").ExecuteUpdateAsync(c => c.SetProperty(x => x.Text, "Quel engrenage !"), Cancel));
        await ShouldFindAsync("roue");
        await ShouldFindAsync("engrenage", "Le moulin");
        await _app.QueryAsync(db => db.Comments.ExecuteDeleteAsync(Cancel));
        await ShouldFindAsync("engrenage");
    }

    [Fact]
    public async Task Forgets_a_deleted_post_with_its_tags_and_comments()
    {
        await _app.QueryAsync(db => db.Posts.Where(p => p.Title == "Le moulin").ExecuteDeleteAsync(Cancel));
        await ShouldFindAsync("moulin");
        await ShouldFindAsync("roue");
        await ShouldFindAsync("patrimoine", "La forge");
    }

    /// <summary>And says that both indexes are as what they are of (https://www.sqlite.org/fts5.html, 6.4): it throws where they are not.</summary>
    private async Task ShouldFindAsync(string word, params string[] titles)
    {
        var page = (await _app.Visitor().GetAsync("/search?q=" + Uri.EscapeDataString(word))).ShouldBeOk();
        Assert.Equal(titles.Order(StringComparer.Ordinal), page.Texts(".hits h2").Order(StringComparer.Ordinal));
        await SqlAsync($"INSERT INTO PostSearch(PostSearch, rank) VALUES ('integrity-check', 1)");
        await SqlAsync($"INSERT INTO CommentSearch(CommentSearch, rank) VALUES ('integrity-check', 1)");
    }

    private Task<int> SqlAsync(FormattableString sql) => _app.QueryAsync(db => db.Database.ExecuteSqlAsync(sql, Cancel));

    private async Task WriteAsync()
    {
        await using var services = new ServiceCollection().Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = BlogDatabase.IdentitySchema).BuildServiceProvider();
        var options = new DbContextOptionsBuilder<BlogDbContext>();
        options.UseBlogDatabase(_data.Path);
        options.UseApplicationServiceProvider(services);
        await using var db = new BlogDbContext(options.Options);
        await db.GetService<IMigrator>().MigrateAsync(Before, Cancel);

        // By hand, since the entities have columns that this older database does not know yet.
        await db.Database.ExecuteSqlAsync($"INSERT INTO Users (Id, DisplayName, Slug, Biography, BiographyHtml, Profiles, CreatedAt, UserName, Email, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount) VALUES (1, 'Camille Martin', 'camille-martin', '', '', '', {Written}, 'camille@example.org', 'camille@example.org', 0, 0, 0, 1, 0)", Cancel);
        await db.Database.ExecuteSqlAsync($"INSERT INTO Settings (Id, Title, Tagline, Language, TimeZone, NetworkKey, Version) VALUES (1, 'Le carnet', '', 'fr', 'Europe/Paris', x'00', 1)", Cancel);
        const int author = 1;
        var mill = await AddAsync(db, author, "Le moulin", "Le meunier dort.", ["Patrimoine", "Eau"]);
        await AddAsync(db, author, "La forge", "Une enclume.", ["Patrimoine"]);
        var origin = new CommentOrigin(CommentSource.Form, null, null);
        var approved = new Comment(mill.Id, null, new CommentAuthor("Aminata", "aminata@example.org", null), "Quelle roue !", origin, Written);
        approved.Approve(null, Written);
        db.Comments.AddRange(approved, new Comment(mill.Id, null, new CommentAuthor("Robot", "robot@example.org", null), "Indésirable", origin, Written));
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<Post> AddAsync(BlogDbContext db, int author, string title, string text, string[] tags)
    {
        var post = Post.Draft(author, Guid.NewGuid(), Written);
        post.Edit(title, null, new PostContent(text, text, null, false, text, null, [], 3, int.MaxValue), await db.Tags.FindOrAddAsync(tags, Cancel), CommentPolicy.Open, Written);
        post.Publish(Written);
        db.Posts.Add(post);
        await db.AssignAddressAsync(post, TimeZoneInfo.Utc, Cancel);
        await db.SaveChangesAsync(Cancel);
        return post;
    }
}
