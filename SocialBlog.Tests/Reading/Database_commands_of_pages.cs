using Microsoft.EntityFrameworkCore;
using SocialBlog.Web.Comments;

namespace SocialBlog.Tests.Reading;

/// <summary>A post page and the home page ask the database three times at most, whatever there is in it; a page of a long conversation once more.</summary>
public sealed class Database_commands_of_pages
{
    private const int Most = 3;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(300, 400)]
    public async Task Are_three_at_most(int posts, int comments)
    {
        await using var app = new FrenchBlog();
        WrittenPost? last = null;
        for (var i = 0; i < posts; i++)
            last = await app.PublishAsync(FormattableString.Invariant($"Article {i}"), app.Now.AddHours(-i), tags: ["A", "B", FormattableString.Invariant($"T{i % 20}")], approved: i == posts - 1 ? comments : i % 3);

        // Comments of accounts show their pictures, which are no question of their own.
        await app.QueryAsync(db => db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.Picture, "/media/camille-300x300.webp"), Cancel));
        await app.QueryAsync(db => db.Comments.ExecuteUpdateAsync(c => c.SetProperty(x => x.UserId, x => db.Users.Select(u => u.Id).First()), Cancel));

        // Each address is asked for the first time: nothing of it is cached.
        foreach (var address in (string[])["/", last!.Path, last.Path + "?thanks=true", "/2011/05", "/archive", "/tags", "/feed.xml"])
        {
            (await app.Visitor().GetAsync(address)).ShouldBeOk();
            Assert.NotEmpty(app.Queries.LastRequest);
            Assert.True(app.Queries.LastRequest.Count <= Most + (comments > Conversation.PageSize && address.StartsWith(last.Path, StringComparison.Ordinal) ? 1 : 0), $"{address} asked:\n{string.Join("\n\n", app.Queries.LastRequest)}");
        }
    }
}
