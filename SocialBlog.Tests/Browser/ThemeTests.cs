using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialBlog.Tests.Browser;

/// <summary>Light or dark: as the reader's system has it, until the reader chooses otherwise.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ThemeTests(Chromium chromium) : IAsyncLifetime
{
    private const string LightPaper = "rgb(253, 252, 249)", DarkPaper = "rgb(20, 24, 27)";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("socialblog-theme-");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_readers_choice_lasts_and_leaves_no_cookie()
    {
        await using var blog = await SampleBlog.StartAsync(_data, "fr");
        await using var reader = await chromium.Browser.NewContextAsync(new() { Locale = "fr-FR", ColorScheme = ColorScheme.Light });
        var page = await reader.NewPageAsync();
        await page.GotoAsync(blog.Address + "/");
        await ShouldBeAsync(page, LightPaper, pressed: "false");

        await Switch(page).ClickAsync();
        await ShouldBeAsync(page, DarkPaper, pressed: "true");
        await page.ReloadAsync();
        await ShouldBeAsync(page, DarkPaper, pressed: "true");
        await page.GotoAsync(blog.Address + "/archive");
        await ShouldBeAsync(page, DarkPaper, pressed: "true");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await PaperAsync(page));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        Assert.Empty(await reader.CookiesAsync());

        // Back to what the system has: nothing is left to remember, and the page follows the system again.
        await Switch(page).PressAsync("Enter");
        await ShouldBeAsync(page, LightPaper, pressed: "false");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await ShouldBeAsync(page, DarkPaper, pressed: "true");
    }

    [Fact]
    public async Task Without_a_script_the_system_decides_and_no_switch_is_shown()
    {
        await using var blog = await SampleBlog.StartAsync(_data, "fr");
        foreach (var (scheme, paper) in new[] { (ColorScheme.Light, LightPaper), (ColorScheme.Dark, DarkPaper) })
        {
            await using var reader = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false, ColorScheme = scheme });
            var page = await reader.NewPageAsync();
            await page.GotoAsync(blog.Address + "/");
            await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", paper);
            await Expect(Switch(page)).ToHaveCountAsync(0);
        }
    }

    private static ILocator Switch(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Couleurs sombres" });

    private static async Task ShouldBeAsync(IPage page, string paper, string pressed)
    {
        await Expect(Switch(page)).ToHaveAttributeAsync("aria-pressed", pressed);
        Assert.Equal(paper, await PaperAsync(page));
    }

    private static Task<string> PaperAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
