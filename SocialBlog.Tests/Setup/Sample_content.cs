using Microsoft.EntityFrameworkCore;
using SocialBlog.Data;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Posts;

namespace SocialBlog.Tests.Setup;

public sealed class Sample_content
{
    [Theory]
    [InlineData("fr", "Europe/Paris", "Camille")]
    [InlineData("en", "Europe/London", "Camille")]
    public async Task Fills_a_blog_that_could_be_shown_to_a_customer(string language, string timeZone, string owner)
    {
        await using var app = new BlogApp(new BlogPlan(Language: language, TimeZone: timeZone, SampleContent: true));
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay(owner);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);

        var days = (await app.QueryAsync(db => db.Posts.PublishedAsOf(app.Now).Select(p => p.PublishedAt!.Value).ToListAsync(Cancel))).Select(at => BlogTime.DayOf(at, zone)).ToList();
        Assert.True(days.Count >= 12, "There are too few posts.");
        Assert.True(days.Select(d => (d.Year, d.Month)).Distinct().Count() >= 8, "They stand in too few months.");
        Assert.Contains(days.GroupBy(d => d), day => day.Count() == 2);
        Assert.Equal(3, await app.QueryAsync(db => db.Pages.CountAsync(Cancel)));

        var comments = await app.QueryAsync(db => db.Comments.AsNoTracking().ToListAsync(Cancel));
        Assert.Equal(25, comments.Count);
        Assert.Contains(comments, c => c.State is CommentState.Pending);
        Assert.Contains(comments, c => c.ParentId is not null);
        Assert.All(comments, c => Assert.True(c.CreatedAt <= app.Now, "A comment comes from the future."));
        Assert.Empty(await app.QueryAsync(db => db.Posts.Where(p => p.CommentCount != db.Comments.Count(c => c.PostId == p.Id && c.State == CommentState.Approved)).ToListAsync(Cancel)));

        var html = string.Concat(await app.QueryAsync(db => db.Posts.Select(p => p.Html).ToListAsync(Cancel)));
        foreach (var part in (string[])["class=\"video\"", "<table>", "<img ", "<h2", "<li>", "class=\"chart", "class=\"events", "class=\"callout", "<math ", "<span class=\"t\">"]) Assert.Contains(part, html, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Has_no_dead_link_and_no_missing_picture(string language)
    {
        await using var app = new BlogApp(new BlogPlan(Language: language, SampleContent: true));
        var reader = app.Visitor();
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var waiting = new Queue<string>(seen);
        while (waiting.TryDequeue(out var address))
        {
            // The lasting address of a comment leads to where it stands.
            var page = (await (address.StartsWith("/comments/", StringComparison.Ordinal) ? reader.VisitAsync(address) : reader.GetAsync(address))).ShouldBeOk();
            if (page.ContentType is not "text/html") continue;
            foreach (var link in page.All("a[href], img[src], link[href]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            {
                var target = new Uri(page.Response.RequestMessage!.RequestUri!, link);
                // Signing in, answering and searching are not reading; other sites are not ours.
                if (target.Host is "localhost" && !target.Query.Contains("reply=", StringComparison.Ordinal) && seen.Add(target.PathAndQuery)) waiting.Enqueue(target.PathAndQuery);
            }
        }

        Assert.True(seen.Count > 40, "There is little to see.");
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Is_all_there_after_a_restart()
    {
        using var data = new TempDirectory();
        string before;
        await using (var first = new BlogApp(new BlogPlan(SampleContent: true, Data: data))) before = (await first.Visitor().GetAsync("/archive")).ShouldBeOk().Text("main");
        await using var second = new BlogApp(new BlogPlan(SampleContent: true, Data: data));
        Assert.Equal(before, (await second.Visitor().GetAsync("/archive")).ShouldBeOk().Text("main"));
        Assert.Equal(25, await second.QueryAsync(db => db.Comments.CountAsync(Cancel)));
        Assert.NotEmpty((await second.Visitor().GetAsync("/")).ShouldBeOk().All(".post"));
    }
}
