using Microsoft.Playwright;

namespace SocialBlog.Tests.Browser;

/// <summary>One page in one browser context, watched: what it fetches from elsewhere, what it complains of.</summary>
internal sealed class Look
{
    /// <summary>In pixels: what is below looks like what is above.</summary>
    private const int LongestPicture = 5000;

    // Elements whose right edge is past the window's and that no scrolling box around them takes in.
    private const string Overflow = """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const boxed = e => e && (e !== document.body && getComputedStyle(e).overflowX !== 'visible' || boxed(e.parentElement));
          const out = [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > width + 0.5 && !boxed(e.parentElement))
            .map(e => `${e.tagName.toLowerCase()}${e.id && '#' + e.id}.${e.className} to ${Math.round(e.getBoundingClientRect().right)}`);
          return out.length ? out.slice(0, 6) : [`the page scrolls to ${document.documentElement.scrollWidth}`];
        }
        """;

    private Look(IPage page, string address)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            // Answers other than 200 are dealt with below: of a page itself they may be as they should.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                Complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => Complaints.Add($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                Complaints.Add($"{page.Url} fetches {request.Url}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest)
                Complaints.Add(FormattableString.Invariant($"{page.Url}: {response.Status} for {response.Url}"));
        };
        page.RequestFailed += (_, request) => Complaints.Add($"{page.Url}: {request.Failure} for {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>What is wrong with the pages looked at, one line each.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Look> OpenAsync(IBrowserContext context, string address) => new(await context.NewPageAsync(), address);

    /// <summary>Goes to an address, sees that nothing sticks out at any width, and takes pictures in light and dark.</summary>
    /// <param name="name">Of the pictures; null: none are taken.</param>
    public async Task AtAsync(string url, string? name, int status = 200)
    {
        var response = await Page.GotoAsync(url);
        if (response?.Status != status) Complaints.Add(FormattableString.Invariant($"{url} answers {response?.Status}"));
        await TakeAsync(name);
    }

    /// <summary>The same with the page it is at.</summary>
    /// <param name="name">Of the pictures; null: none are taken.</param>
    public async Task TakeAsync(string? name)
    {
        foreach (var (width, height) in new[] { (1280, 900), (360, 780), (320, 640) })
        {
            await Page.SetViewportSizeAsync(width, height);
            var overflow = await Page.EvaluateAsync<string[]>(Overflow);
            Complaints.AddRange(overflow.Select(what => FormattableString.Invariant($"{Page.Url} at {width} px: {what}")));
            if (name is null || width == 320) continue;
            var visible = Math.Min(LongestPicture, await Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var file = FormattableString.Invariant($"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png");
                await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures(), file), FullPage = true, Clip = new() { Width = width, Height = visible } });
            }
        }

        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    /// <summary>TestResults/screenshots at the root of the repository.</summary>
    private static string Pictures()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SocialBlog.sln"))) return Path.Combine(folder.FullName, "TestResults", "screenshots");
        }

        return Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots");
    }
}
