using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Tests.Comments;

/// <summary>What a moderator marked as sensitive is thrust upon nobody.</summary>
public sealed class Sensitive_comments : IAsyncLifetime
{
    private const string Words = "Une scène atroce.", Said = "Ce commentaire est signalé comme sensible.";

    private readonly FrenchBlog _app = new();
    private WrittenPost _post = null!;
    private int _id;

    public async ValueTask InitializeAsync()
    {
        _post = await _app.PublishAsync("Témoignages");
        _id = await _app.CommentAsync(_post.Id, Words);
        await _app.CommentAsync(_post.Id, "Un mot aimable.", name: "Louise");
        var owner = await _app.OwnerAsync();
        await owner.PressAsync(await owner.GetAsync("/admin/comments?state=approved"), "/sensitivity", FormattableString.Invariant($"#comment-{_id}"));
        Assert.True(await _app.QueryAsync(db => db.Comments.Where(c => c.Id == _id).Select(c => c.IsSensitive).SingleAsync(Cancel)));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/comments/feed.xml")]
    [InlineData("/comments/atom.xml")]
    [InlineData("/comments/feed.json")]
    public async Task Are_covered_in_feeds(string feed)
    {
        var body = (await _app.Visitor().GetAsync(feed)).Body;
        Assert.Contains("Un mot aimable.", body, StringComparison.Ordinal);
        Assert.DoesNotContain("atroce", body, StringComparison.Ordinal);
        Assert.Contains("sensible.", body, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"/comments/{_id}"), body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_covered_where_the_search_finds_them()
    {
        var found = (await _app.Visitor().GetAsync("/search?q=atroce")).ShouldBeOk();
        Assert.Equal("Aminata, en commentaire " + Said, found.Text(".from-comment"));
        Assert.Equal(FormattableString.Invariant($"/comments/{_id}"), found.One(".from-comment a").GetAttribute("href"));
        Assert.Equal("Louise, en commentaire Un mot aimable.", (await _app.Visitor().GetAsync("/search?q=aimable")).Text(".from-comment"));
    }

    [Fact]
    public async Task Are_no_more_than_a_link_on_the_home_page() =>
        (await _app.Visitor().GetAsync("/")).ShouldNotSay("atroce").One(FormattableString.Invariant($"[aria-labelledby=latest] [href='/comments/{_id}']"));
}
