using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;

namespace SocialBlog.Tests.Comments;

/// <summary>A comment sent once more: by its writer since no answer came, or by somebody who would like to know who wrote it.</summary>
public sealed class The_same_words_again(BlogBehindProxy app) : IClassFixture<BlogBehindProxy>
{
    private const string Secret = "noor@secret.example";

    private static int s_stories;

    [Theory]
    [InlineData("approved")]
    [InlineData("approved and put on hold")]
    [InlineData("approved and trashed")]
    [InlineData("waiting")]
    public async Task Tell_nobody_whether_an_address_is_that_of_the_writer(string fate)
    {
        (string Name, bool IsAtHome)[] strangers = fate is "waiting" ? [("Noor", false), ("Curieux", true)] : [("Noor", false), ("Noor", true), ("Curieux", true)];
        foreach (var (name, isAtHome) in strangers)
            Assert.Equal(await AnswerAsync(fate, name, isAtHome, "wrong@secret.example"), await AnswerAsync(fate, name, isAtHome, Secret));
    }

    [Theory]
    [InlineData(CommentState.Approved, "#respond")]
    [InlineData(CommentState.Spam, "?thanks=true#respond")]
    [InlineData(CommentState.Trashed, "?thanks=true#respond")]
    public async Task Are_stored_once_though_somebody_decided_before_they_came_again(CommentState state, string leadsTo)
    {
        var story = await WrittenAsync(state);
        (await SendAsync(Reader(story.Home), story)).ShouldLeadTo(story.Post.Path + leadsTo);
        Assert.Equal(1, await CountAsync(story));
    }

    [Fact]
    public async Task From_another_network_are_a_comment_of_their_own_and_a_moderator_sees_that_they_came_before()
    {
        var story = await WrittenAsync(CommentState.Pending);
        var reader = Reader(story.Elsewhere);
        var page = await reader.FollowAsync((await SendAsync(reader, story)).ShouldLeadTo(story.Post.Path + "?thanks=true#respond"));
        page.ShouldSay(story.Words).ShouldSay("vous seul le voyez");
        Assert.Equal(2, await CountAsync(story));
        (await (await app.OwnerAsync()).GetAsync(FormattableString.Invariant($"/admin/comments?post={story.Post.Id}"))).ShouldSay("Le même texte est déjà venu (1).");
    }

    [Fact]
    public async Task Of_somebody_signed_in_are_stored_once_wherever_they_come_from()
    {
        var story = await BeginAsync();
        var owner = await app.OwnerAsync();
        foreach (var network in (string[])[story.Home, story.Elsewhere])
        {
            owner.Headers["X-Forwarded-For"] = network;
            (await owner.SendAsync((await owner.GetAsync(story.Post.Path)).FormWith("/comments").Fill("Text", story.Words).Press("/comments"))).ShouldLeadTo(story.Post.Path + "#respond");
        }

        Assert.Equal(1, await CountAsync(story));
    }

    /// <summary>All that a stranger sees who sends the words of a reader's comment once more.</summary>
    private async Task<string> AnswerAsync(string fate, string name, bool isAtHome, string email)
    {
        var story = await WrittenAsync(fate is "waiting" ? CommentState.Pending : CommentState.Approved);
        if (fate is "approved and put on hold") await DecideAsync(story, CommentState.Pending);
        if (fate is "approved and trashed") await DecideAsync(story, CommentState.Trashed);
        var stranger = Reader(isAtHome ? story.Home : story.Elsewhere);
        var answer = await SendAsync(stranger, story, name, email);
        var cookies = string.Join(' ', stranger.Cookies.Keys);
        var page = await stranger.FollowAsync(answer);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)answer.Status} {answer.Location} {cookies} {string.Join(" | ", page.Texts("main .comment, main [role=status]"))}")
            .Replace(story.Post.Path, "", StringComparison.Ordinal).Replace(story.Words, "", StringComparison.Ordinal);
    }

    /// <summary>Words and networks of their own, so that nothing looks like a flood.</summary>
    private async Task<Story> BeginAsync()
    {
        var number = Interlocked.Increment(ref s_stories).ToString(CultureInfo.InvariantCulture);
        return new Story(await app.PublishAsync("Silence"), $"Une remarque, la {number}e.", $"10.1.{number}.7", $"10.2.{number}.9");
    }

    private async Task<Story> WrittenAsync(CommentState state)
    {
        var story = await BeginAsync();
        (await SendAsync(Reader(story.Home), story)).ShouldLeadTo(story.Post.Path + "?thanks=true#respond");
        if (state is not CommentState.Pending) await DecideAsync(story, state);
        return story;
    }

    private async Task DecideAsync(Story story, CommentState state)
    {
        var (id, former) = await app.QueryAsync(db => db.Comments.Where(c => c.PostId == story.Post.Id).Select(c => ValueTuple.Create(c.Id, c.State)).SingleAsync(Cancel));
        var owner = await app.OwnerAsync();
        var decision = state switch { CommentState.Approved => "/approval", CommentState.Spam => "/spam", CommentState.Trashed => "/trash", _ => "/hold" };
        (await owner.PressAsync(await owner.GetAsync(FormattableString.Invariant($"/admin/comments?state={former}&post={story.Post.Id}")), decision, FormattableString.Invariant($"#comment-{id}"))).ShouldBeOk();
    }

    private Visitor Reader(string network)
    {
        var reader = app.Visitor();
        reader.Headers["X-Forwarded-For"] = network;
        return reader;
    }

    private static async Task<Page> SendAsync(Visitor reader, Story story, string name = "Noor", string email = Secret) => await reader.CommentAsync(await reader.GetAsync(story.Post.Path), story.Words, name, email);

    private Task<int> CountAsync(Story story) => app.QueryAsync(db => db.Comments.CountAsync(c => c.PostId == story.Post.Id, Cancel));

    private sealed record Story(WrittenPost Post, string Words, string Home, string Elsewhere);
}

/// <summary>A French blog that believes what a proxy says of where requests come from.</summary>
public sealed class BlogBehindProxy() : BlogApp(new BlogPlan(Settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["SocialBlog:KnownProxies"] = "127.0.0.1" }));
