using System.Net;

namespace SocialBlog.Tests.Reading;

/// <summary>One copy of a reader's page serves everyone, and never after what it shows has changed.</summary>
public sealed class Caching_of_pages(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    [Fact]
    public async Task Answers_a_second_reader_without_asking_the_database()
    {
        var post = await app.PublishAsync("En cache");
        foreach (var address in (string[])["/", post.Path, "/2011/05", "/archive", "/tags", "/feed.xml"])
        {
            var first = (await app.Visitor().GetAsync(address)).ShouldBeOk();
            Assert.NotEmpty(app.Queries.LastRequest);
            var second = (await app.Visitor().GetAsync(address)).ShouldBeOk();
            Assert.Empty(app.Queries.LastRequest);
            Assert.Equal(first.Body, second.Body);
        }
    }

    [Theory]
    [InlineData("?utm_source=mail")]
    [InlineData("?x=1&y=2")]
    [InlineData("?fbclid=abc&utm_campaign=%F0%9F%92%A9")]
    public async Task Makes_no_new_entry_for_an_unknown_parameter(string query)
    {
        var post = await app.PublishAsync("Paramètres");
        foreach (var address in (string[])["/", post.Path, "/2011/05", "/tags"])
        {
            await app.Visitor().GetAsync(address);
            (await app.Visitor().GetAsync(address + query)).ShouldBeOk();
            Assert.Empty(app.Queries.LastRequest);
        }
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("deflate", null)]
    [InlineData("", null)]
    public async Task Keeps_a_copy_for_each_encoding(string accepted, string? sent)
    {
        await app.PublishAsync("Encodages", markdown: string.Concat(Enumerable.Repeat("Un texte assez long. ", 100)));
        var reader = app.Visitor();
        if (accepted.Length > 0) reader.Headers["Accept-Encoding"] = accepted;
        var first = (await reader.GetAsync("/")).ShouldBeOk();
        Assert.Equal(sent, first.Header("Content-Encoding"));
        Assert.Contains("Accept-Encoding", first.Header("Vary"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(first.Bytes, (await reader.GetAsync("/")).Bytes);
        Assert.Empty(app.Queries.LastRequest);
    }

    [Fact]
    public async Task Lets_a_browser_ask_whether_anything_changed()
    {
        var post = await app.PublishAsync("Empreinte");
        var reader = app.Visitor();
        var tag = (await reader.GetAsync(post.Path)).ShouldBeOk().Header("ETag")!;
        Assert.Matches("^\"[^\"]+\"$", tag);
        reader.Headers["If-None-Match"] = tag;
        Assert.Empty((await reader.GetAsync(post.Path)).ShouldBe(HttpStatusCode.NotModified).Bytes);
        await app.CommentAsync(post.Id, "Du neuf.");
        var changed = (await reader.GetAsync(post.Path)).ShouldBeOk().ShouldSay("Du neuf.");
        Assert.NotEqual(tag, changed.Header("ETag"));
    }

    [Fact]
    public async Task Gives_the_same_ETag_to_a_page_that_was_made_again_and_is_the_same()
    {
        await app.PublishAsync("Inchangé", tags: ["Inchangé"]);
        var tag = (await app.Visitor().GetAsync("/tags/inchange")).ShouldBeOk().Header("ETag")!;
        // Empties the cache and leaves the page of that tag as it was.
        await app.PublishAsync("Autre", Utc("2010-01-01T10:00"));
        Assert.Equal(tag, (await app.Visitor().GetAsync("/tags/inchange")).ShouldBeOk().Header("ETag"));
    }

    [Fact]
    public async Task Shows_an_edit_and_an_approval_on_the_very_next_request()
    {
        var post = await app.PublishAsync("Suivi", markdown: "Première version.", tags: ["Suivi"]);
        string[] lists = ["/", "/2011/05", "/tags/suivi", "/feed.xml"];
        foreach (var address in lists) Assert.Contains("Première version.", (await app.Visitor().GetAsync(address)).Body, StringComparison.Ordinal);
        var owner = await app.OwnerAsync();
        var editor = await owner.GetAsync(FormattableString.Invariant($"/admin/posts/{post.Id}"));
        (await owner.SendAsync(editor.FormWith("Mettre à jour").Fill("Texte", "Seconde version.").Press("Mettre à jour"))).ShouldBe(HttpStatusCode.Found);
        foreach (var address in lists) Assert.Contains("Seconde version.", (await app.Visitor().GetAsync(address)).Body, StringComparison.Ordinal);

        var reader = app.Visitor();
        (await reader.CommentAsync(await reader.GetAsync(post.Path), "Attend.")).ShouldBe(HttpStatusCode.Found);
        var queue = await owner.GetAsync("/admin/comments");
        (await owner.SendAsync(queue.FormWith("/approval", queue.RowOf("Attend.")).Press("/approval"))).ShouldBe(HttpStatusCode.Found);
        (await app.Visitor().GetAsync(post.Path)).ShouldSay("Attend.").ShouldSay("1 commentaire");
        Assert.Equal("1 commentaire", (await app.Visitor().GetAsync("/tags/suivi")).Text(".post .meta a[href$='#comments']"));
    }

    [Fact]
    public async Task Leaves_signed_in_people_out()
    {
        var post = await app.PublishAsync("Pour tous");
        var owner = await app.OwnerAsync();
        (await owner.GetAsync(post.Path)).ShouldBeOk().ShouldSay(BlogApp.OwnerName + ")");
        Assert.NotEmpty(app.Queries.LastRequest);
        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldNotSay(BlogApp.OwnerName + ")");
        (await owner.GetAsync(post.Path)).ShouldBeOk().ShouldSay("Vous écrivez en tant que");
    }

    [Fact]
    public async Task Is_possible_since_readers_pages_set_no_cookie_and_hold_no_token()
    {
        var post = await app.PublishAsync("Sans cookie", tags: ["Cookie"]);
        foreach (var address in (string[])["/", post.Path, post.Path + "?thanks=true", "/2011/05", "/archive", "/tags", "/tags/cookie", "/search?q=cookie", "/feed.xml", "/nulle-part"])
        {
            var page = await app.Visitor().GetAsync(address);
            Assert.Null(page.Header("Set-Cookie"));
            Assert.DoesNotContain("__RequestVerificationToken", page.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Does_not_touch_private_pages()
    {
        var owner = await app.OwnerAsync();
        foreach (var address in (string[])["/admin/posts", "/admin/comments", "/admin/settings"])
            Assert.Contains("no-store", (await owner.GetAsync(address)).ShouldBeOk().Header("Cache-Control"), StringComparison.Ordinal);
        var signIn = await app.Visitor().GetAsync("/account/signin");
        Assert.Contains("no-store", signIn.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("noindex", signIn.Header("X-Robots-Tag"));
    }

    [Fact]
    public async Task Shows_a_scheduled_post_at_its_time_although_the_home_page_was_cached_before()
    {
        await using var own = new FrenchBlog();
        await own.ScheduleAsync("À l’heure", own.Now.AddMinutes(30));
        (await own.Visitor().GetAsync("/")).ShouldBeOk().ShouldNotSay("À l’heure");
        own.Clock.Advance(TimeSpan.FromMinutes(31));
        await EventuallyAsync("the home page shows the scheduled post", async () =>
        {
            own.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await own.Visitor().GetAsync("/")).Body.Contains("À l’heure", StringComparison.Ordinal);
        });
    }
}
