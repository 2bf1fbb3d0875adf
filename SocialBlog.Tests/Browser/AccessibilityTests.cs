using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialBlog.Tests.Browser;

/// <summary>
/// Every kind of page by all rules that axe can judge (WCAG 2.0 to 2.2, A and AA, and its best practices), light and
/// dark, on a phone, a tablet and a desk.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(Chromium chromium) : IAsyncLifetime
{
    private static readonly int[] Widths = [320, 768, 1440];

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("socialblog-axe-");
    private readonly List<string> _violations = [];
    private IBrowserContext _context = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _context = await chromium.Browser.NewContextAsync(new() { Locale = "fr-FR", ReducedMotion = ReducedMotion.Reduce });
        _context.SetDefaultTimeout(15_000);
        _page = await _context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Readers_pages_keep_nobody_out()
    {
        await using var blog = await SampleBlog.StartAsync(_data, "fr");
        var posts = await SampleBlog.PathsAsync(_context, blog);
        string[] paths =
        [
            "/", posts.Named("lapin"), posts.Named("calendrier-des"), posts.Named("combien-de-fois"), posts.Named("plusieurs-voix"),
            posts[0][..5], posts[0][..8], "/archive", "/tags", "/tags/veille", "/series",
            "/series/une-moderation-qui-tient", "/authors/camille-durand", "/search", "/search?q=commentaire", "/search?q=xylophone",
            "/nulle-part", "/a-propos", "/account/signin", "/feed.xml",
        ];
        foreach (var path in paths) await JudgeAsync(blog.Address + path);

        await _page.GotoAsync(blog.Address + "/");
        await _page.Locator(".pager [rel=next]").ClickAsync();
        await JudgeAsync();

        await _page.GotoAsync(blog.Address + posts[0]);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Envoyer le commentaire" }).ClickAsync();
        await Expect(_page.Locator(".form-error")).ToBeVisibleAsync();
        await JudgeAsync();

        Assert.Empty(_violations);
    }

    [Fact]
    public async Task Authors_pages_keep_nobody_out()
    {
        await using var blog = await SampleBlog.StartAsync(_data, "fr");
        await SampleBlog.SignInAsync(_page, blog);
        var editor = await _page.GetByRole(AriaRole.Link, new() { Name = "À plusieurs voix" }).First.GetAttributeAsync("href");
        string[] paths =
        [
            "/admin/posts", "/admin/posts/new", editor!, "/admin/comments", "/admin/comments?state=approved", "/admin/pages", "/admin/pages/new",
            "/admin/series", "/admin/series/new", "/admin/menu", "/admin/look", "/admin/profile", "/admin/settings", "/admin/outbox",
        ];
        foreach (var path in paths) await JudgeAsync(blog.Address + path);

        Assert.Empty(_violations);
    }

    [Fact]
    public async Task The_setup_page_keeps_nobody_out()
    {
        await using var blog = await BlogProcess.StartAsync(_data.FullName);
        await JudgeAsync(await blog.SetupLinkAsync());
        await _page.GetByRole(AriaRole.Button, new() { Name = "Créer le blog" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await JudgeAsync();

        Assert.Empty(_violations);
    }

    private async Task JudgeAsync(string url)
    {
        await _page.GotoAsync(url);
        await JudgeAsync();
    }

    private async Task JudgeAsync()
    {
        foreach (var width in Widths)
        {
            await _page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await _page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                var result = await _page.RunAxe(Rules);
                foreach (var violation in result.Violations)
                    _violations.AddRange(violation.Nodes.Select(node => FormattableString.Invariant($"{_page.Url} at {width} px, {scheme}: {violation.Id}, {violation.Help}: {node.Html}")));
            }
        }
    }
}
