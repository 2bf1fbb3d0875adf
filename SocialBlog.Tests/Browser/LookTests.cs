using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialBlog.Tests.Browser;

/// <summary>
/// Every kind of page with the sample content, on a wide screen and on phones, in light and dark: nothing sticks out,
/// nothing fails, nothing is fetched from elsewhere. Pictures for people are in TestResults/screenshots.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class LookTests(Chromium chromium) : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("socialblog-look-");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Readers_pages_fit_every_screen_and_fetch_nothing_from_elsewhere()
    {
        await using var blog = await SampleBlog.StartAsync(_data, "fr");
        await using var reader = await ContextAsync();
        var look = await Look.OpenAsync(reader, blog.Address);
        var posts = await SampleBlog.PathsAsync(reader, blog);

        await look.AtAsync(blog.Address + "/", "home");
        await look.AtAsync(blog.Address + posts.Named("lapin"), "post-video");
        await look.AtAsync(blog.Address + posts.Named("calendrier-des"), "post-calendar");
        await look.AtAsync(blog.Address + posts.Named("combien-de-fois"), "post-study");
        await look.AtAsync(blog.Address + posts.Named("plusieurs-voix"), "post-long");
        await look.AtAsync(blog.Address + posts[0][..8], "month");
        await look.AtAsync(blog.Address + "/archive", "archive");
        await look.AtAsync(blog.Address + "/tags", "tags");
        await look.AtAsync(blog.Address + "/tags/veille", "tag");
        await look.AtAsync(blog.Address + "/series", "all-series");
        await look.AtAsync(blog.Address + "/series/une-moderation-qui-tient", "series");
        await look.AtAsync(blog.Address + "/authors/camille-durand", "author");
        await look.AtAsync(blog.Address + "/feed.xml", "feed");
        await look.AtAsync(blog.Address + "/search?q=commentaire", "search");
        await look.AtAsync(blog.Address + "/search?q=xylophone", "search-nothing");
        await look.AtAsync(blog.Address + "/nulle-part", "not-found", status: 404);
        await look.AtAsync(blog.Address + "/a-propos", "page");
        await look.AtAsync(blog.Address + "/account/signin", "sign-in");
        foreach (var path in posts) await look.AtAsync(blog.Address + path, null);

        Assert.Empty(look.Complaints);
    }

    [Fact]
    public async Task Authors_pages_fit_every_screen_and_fetch_nothing_from_elsewhere()
    {
        await using var blog = await SampleBlog.StartAsync(_data, "fr");
        await using var author = await ContextAsync();
        var page = await author.NewPageAsync();
        await SampleBlog.SignInAsync(page, blog);
        var post = page.GetByRole(AriaRole.Link, new() { Name = "À plusieurs voix" }).First;
        var editor = await post.GetAttributeAsync("href");
        var look = await Look.OpenAsync(author, blog.Address);

        await look.AtAsync(blog.Address + "/admin/posts", "admin-posts");
        await look.AtAsync(blog.Address + "/admin/posts?state=trashed", "admin-posts-none");
        await look.AtAsync(blog.Address + "/admin/posts/new", "admin-editor-new");
        await look.AtAsync(blog.Address + editor, "admin-editor");
        await look.AtAsync(blog.Address + "/admin/comments", "admin-comments");
        await look.AtAsync(blog.Address + "/admin/comments?state=approved", "admin-comments-approved");
        await look.AtAsync(blog.Address + "/admin/comments?state=spam", "admin-comments-none");
        await look.AtAsync(blog.Address + "/admin/pages", "admin-pages");
        await look.AtAsync(blog.Address + "/admin/pages/new", "admin-page-new");
        await look.AtAsync(blog.Address + "/admin/series", "admin-series");
        await look.AtAsync(blog.Address + "/admin/series/new", "admin-series-new");
        await look.AtAsync(blog.Address + "/admin/menu", "admin-menu");
        await look.AtAsync(blog.Address + "/admin/look", "admin-look");
        await look.AtAsync(blog.Address + "/admin/profile", "admin-profile");
        await look.AtAsync(blog.Address + "/admin/settings", "admin-settings");
        await look.AtAsync(blog.Address + "/admin/settings/comments", "admin-comment-rules");
        await look.AtAsync(blog.Address + "/admin/comments/bans", "admin-bans");
        await look.AtAsync(blog.Address + "/admin/rota", "admin-rota");
        await look.AtAsync(blog.Address + "/admin/media", "admin-media");
        await look.AtAsync(blog.Address + "/admin/people", "admin-people");
        await look.AtAsync(blog.Address + "/", null);

        Assert.Empty(look.Complaints);
    }

    [Fact]
    public async Task The_setup_page_fits_every_screen_with_and_without_errors()
    {
        await using var blog = await BlogProcess.StartAsync(_data.FullName);
        await using var owner = await ContextAsync();
        var look = await Look.OpenAsync(owner, blog.Address);

        await look.AtAsync(await blog.SetupLinkAsync(), "setup");
        await look.Page.GetByRole(AriaRole.Button, new() { Name = "Créer le blog" }).ClickAsync();
        await Expect(look.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await look.TakeAsync("setup-errors");

        Assert.Empty(look.Complaints);
    }

    [Fact]
    public async Task An_English_blog_fits_every_screen()
    {
        await using var blog = await SampleBlog.StartAsync(_data, "en");
        await using var reader = await ContextAsync();
        var look = await Look.OpenAsync(reader, blog.Address);

        await look.AtAsync(blog.Address + "/", "english-home");

        Assert.Empty(look.Complaints);
    }

    [Fact]
    public async Task A_video_loads_from_its_site_only_when_it_is_clicked()
    {
        await using var blog = await SampleBlog.StartAsync(_data, "fr");
        await using var reader = await ContextAsync();
        var elsewhere = new List<Uri>();
        await reader.RouteAsync(url => !url.StartsWith(blog.Address, StringComparison.Ordinal), async route =>
        {
            elsewhere.Add(new Uri(route.Request.Url));
            await route.AbortAsync();
        });
        var page = await reader.NewPageAsync();
        await page.GotoAsync(blog.Address + (await SampleBlog.PathsAsync(reader, blog)).Named("lapin"));
        await Expect(page.Locator("figure.video iframe")).ToHaveCountAsync(0);
        Assert.Empty(elsewhere);

        await page.Locator("figure.video a").ClickAsync();

        var player = page.Locator("figure.video iframe");
        await Expect(player).ToHaveAttributeAsync("src", "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1");
        await Expect(page.Locator("figure.video a")).ToHaveCountAsync(0);
        var box = await player.BoundingBoxAsync();
        Assert.Equal(16.0 / 9, box!.Width / box.Height, 0.02);
        Assert.All(elsewhere, url => Assert.Equal("www.youtube-nocookie.com", url.Host));
        Assert.NotEmpty(elsewhere);
    }

    private Task<IBrowserContext> ContextAsync() => chromium.Browser.NewContextAsync(new() { Locale = "fr-FR" });
}
