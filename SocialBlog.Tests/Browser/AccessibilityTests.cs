using Deque.AxeCore.Commons;
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

    /// <summary>axe itself, asked in the page: the package's own way opens another page for each answer, which takes ten times as long.</summary>
    private const string Judgement = """
        async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
          const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
          return violations.flatMap(violation => violation.nodes.map(node => `${violation.id}, ${violation.help}: ${node.html}`));
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("socialblog-axe-");
    private readonly List<string> _violations = [];
    private IBrowserContext _context = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _context = await chromium.Browser.NewContextAsync(new() { Locale = "fr-FR", ReducedMotion = ReducedMotion.Reduce });
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
            posts.Named("un-stylo"), posts.Named("images-qui-portent"),
            posts[0][..5], posts[0][..8], "/archive", "/tags", "/tags/veille", "/series",
            "/series/une-moderation-qui-tient", "/authors/camille-durand", "/search", "/search?q=commentaire", "/search?q=xylophone",
            "/nulle-part", "/a-propos", "/account/signin", "/feed.xml", "/privacy/comments",
        ];
        foreach (var path in paths) await JudgeAsync(blog.Address + path);

        await _page.GotoAsync(blog.Address + "/");
        await _page.Locator(".pager [rel=next]").ClickAsync();
        await JudgeAsync();

        await _page.GotoAsync(blog.Address + posts[0]);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Envoyer le commentaire" }).ClickAsync();
        await Expect(_page.Locator(".form-error")).ToBeVisibleAsync();
        await JudgeAsync();

        if (_violations.Count > 0) Assert.Fail(string.Join('\n', _violations.Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Authors_pages_keep_nobody_out()
    {
        await using var blog = await SampleBlog.StartAsync(_data, "fr");
        await SampleBlog.SignInAsync(_page, blog);
        var editor = await _page.GetByRole(AriaRole.Link, new() { Name = "À plusieurs voix" }).First.GetAttributeAsync("href");
        string[] paths =
        [
            "/admin", "/admin/media", "/admin/log", "/admin/search?q=a", "/admin/posts", "/admin/posts/new", editor!, editor + "/revisions", "/admin/comments", "/admin/comments?state=approved", "/admin/pages", "/admin/pages/new",
            "/admin/series", "/admin/series/new", "/admin/menu", "/admin/look", "/admin/profile", "/admin/settings", "/admin/outbox", "/admin/people", "/admin/people/1", "/admin/account",
            "/admin/rota", "/admin/settings/comments", "/admin/comments/bans", "/admin/comments/bulk", "/admin/comments/bulk?q=personne", "/admin/media/picker",
            "/admin/media/1", "/admin/series/1", "/admin/pages/1", "/admin/comments/1", "/admin/account/authenticator",
        ];
        foreach (var path in paths) await JudgeAsync(blog.Address + path);

        await _page.GotoAsync(blog.Address + "/admin/comments/bulk");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Tout jeter" }).ClickAsync();
        await Expect(_page.Locator("#progress")).ToContainTextAsync("Mis à la corbeille");
        await JudgeAsync();

        if (_violations.Count > 0) Assert.Fail(string.Join('\n', _violations.Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Pages_with_a_cover_and_a_logo_keep_nobody_out()
    {
        await using var blog = await SampleBlog.StartAsync(_data, "fr");
        await SampleBlog.SignInAsync(_page, blog);
        foreach (var header in (string[])["#header-cover", "#header-centred"])
        {
            await _page.GotoAsync(blog.Address + "/admin/look");
            await _page.Locator("#Logo").SetInputFilesAsync(new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Drawn.Png(400, 120) });
            await _page.Locator("#Cover").SetInputFilesAsync(new FilePayload { Name = "cover.jpg", MimeType = "image/jpeg", Buffer = Drawn.Jpeg(2000, 900) });
            await _page.Locator(header).CheckAsync();
            await _page.Locator(".actions .primary").ClickAsync();
            await Expect(_page.GetByText("Enregistré.")).ToBeVisibleAsync();
            await JudgeAsync(blog.Address + "/");
            await JudgeAsync(blog.Address + "/a-propos");
        }

        if (_violations.Count > 0) Assert.Fail(string.Join('\n', _violations.Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_page_that_keeps_somebody_out_is_found()
    {
        await _page.SetContentAsync("<main><h1>Titre</h1><img src=\"/a.png\"><p style=\"color:#ccc;background:#fff\">pâle</p></main>");
        await JudgeAsync();
        Assert.Contains(_violations, violation => violation.Contains("image-alt", StringComparison.Ordinal));
        Assert.Contains(_violations, violation => violation.Contains("color-contrast", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_setup_page_keeps_nobody_out()
    {
        await using var blog = await BlogProcess.StartAsync(_data.FullName);
        await JudgeAsync(await blog.SetupLinkAsync());
        await _page.GetByRole(AriaRole.Button, new() { Name = "Créer le blog" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await JudgeAsync();

        if (_violations.Count > 0) Assert.Fail(string.Join('\n', _violations.Distinct(StringComparer.Ordinal)));
    }

    private async Task JudgeAsync(string url)
    {
        await _page.GotoAsync(url);
        await JudgeAsync();
    }

    private async Task JudgeAsync()
    {
        await _page.EvaluateAsync(Axe);
        foreach (var width in Widths)
        {
            await _page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await _page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                var violations = await _page.EvaluateAsync<string[]>(Judgement);
                _violations.AddRange(violations.Select(violation => FormattableString.Invariant($"{_page.Url} at {width} px, {scheme}: {violation}")));
            }
        }
    }
}
