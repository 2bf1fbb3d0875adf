using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Settings;
using SocialBlog.Data.Users;

namespace SocialBlog.Tests.Storage;

/// <summary>One that knew titles and texts alone, after its upgrade.</summary>
public sealed class Search_of_an_older_database : IAsyncLifetime
{
    private const string Before = "20261124000001_Reading";

    private const string Written = "2011-05-01 10:00:00";

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
    public async Task Finds_comments_of_any_state_by_a_part_of_their_words()
    {
        var moderator = (await _app.PersonAsync(Role.Moderator)).Visitor;
        foreach (var (state, part, text) in ((string, string, string)[])[("pending", "désir", "Indésirable"), ("approved", "elle ro", "Quelle roue !"), ("approved", "minata@", "Quelle roue !")])
            Assert.Equal(text, Assert.Single((await moderator.GetAsync("/admin/comments?state=" + state + "&q=" + Uri.EscapeDataString(part))).ShouldBeOk().Texts(".queued .row-main > .plain-text")));
        await SqlAsync($"INSERT INTO CommentParts(CommentParts, rank) VALUES ('integrity-check', 1)");
    }

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
        await using var older = await OlderDatabase.MakeAsync(_data, Before);
        var author = await older.AddAsync("Users", ("DisplayName", "Camille Martin"), ("Slug", "camille-martin"), ("UserName", "camille@example.org"), ("CreatedAt", Written));
        await older.AddAsync("Settings", ("Id", BlogSettings.TheOnlyId), ("Title", "Le carnet"), ("Language", "fr"), ("TimeZone", "Europe/Paris"));
        var (heritage, water) = (await older.AddAsync("Tags", ("Name", "Patrimoine"), ("Slug", "patrimoine")), await older.AddAsync("Tags", ("Name", "Eau"), ("Slug", "eau")));
        var mill = await AddAsync(older, author, "Le moulin", "Le meunier dort.", heritage, water);
        await AddAsync(older, author, "La forge", "Une enclume.", heritage);
        foreach (var (text, state) in ((string, string)[])[("Quelle roue !", "Approved"), ("Indésirable", "Pending")])
            await older.AddAsync("Comments", ("PostId", mill), ("AuthorName", "Aminata"), ("AuthorEmail", "aminata@example.org"), ("Text", text), ("State", state), ("Source", "Form"), ("CreatedAt", Written));
    }

    private static async Task<long> AddAsync(OlderDatabase older, long author, string title, string text, params long[] tags)
    {
        var slug = Slug.From(title);
        var post = await older.AddAsync(
            "Posts", ("AuthorId", author), ("Key", Guid.NewGuid().ToString().ToUpperInvariant()), ("Title", title), ("Slug", slug), ("Markdown", text), ("Html", text), ("Text", text),
            ("Status", "Published"), ("CommentPolicy", "Open"), ("PublishedAt", Written), ("CreatedAt", Written), ("UpdatedAt", Written), ("WasPublic", 1), ("Version", 1), ("RendererVersion", int.MaxValue));
        await older.AddAsync("PostAddresses", ("Path", "/2011/05/" + slug), ("PostId", post), ("IsCanonical", 1));
        foreach (var tag in tags) await older.AddAsync("PostTag", ("PostId", post), ("TagId", tag));
        return post;
    }
}
