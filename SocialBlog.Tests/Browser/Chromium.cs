using System.Diagnostics;
using Microsoft.Playwright;

namespace SocialBlog.Tests.Browser;

/// <summary>Browser tests share one Chromium and run one after another: each has the machine for itself.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}

/// <summary>
/// A real Chromium: the machine's own, else the one Playwright installs, else Debian's package where this process may
/// install it.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Missing =
        "The browser tests need Chromium: install Debian's or Ubuntu's package 'chromium' or Google Chrome, or run 'playwright.ps1 install chromium' from the output folder of the tests.";

    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _program;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser is not started yet.");

    public async ValueTask InitializeAsync()
    {
        // A loaded machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(60_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await StartInstalledAsync(_playwright)
            ?? await StartPlaywrightsOwnAsync(_playwright)
            ?? await StartPackagedAsync(_playwright)
            ?? throw new InvalidOperationException(Missing);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A browser of its own that remembers what it stored in a folder, as a person's does.</summary>
    public Task<IBrowserContext> OpenProfileAsync(string folder) =>
        Browser.BrowserType.LaunchPersistentContextAsync(folder, new() { ExecutablePath = _program, Args = Arguments, Timeout = 60_000, Locale = "fr-FR" });

    private async Task<IBrowser?> StartInstalledAsync(IPlaywright playwright) =>
        Programs.Select(OnPath).FirstOrDefault(path => path is not null) is { } path ? await StartAsync(playwright, path) : null;

    private async Task<IBrowser?> StartPlaywrightsOwnAsync(IPlaywright playwright)
    {
        // Where there is no way to its servers, the install fails by itself.
        if (!File.Exists(playwright.Chromium.ExecutablePath)
            && await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium"])) != 0) return null;
        try
        {
            return await StartAsync(playwright, null);
        }
        catch (PlaywrightException)
        {
            // It lacks libraries, which Debian's package brings.
            return null;
        }
    }

    private async Task<IBrowser?> StartPackagedAsync(IPlaywright playwright)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || OnPath("apt-get") is not { } apt) return null;
        string[] install = ["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"];
        if (!await RunAsync(apt, install) && !(await RunAsync(apt, ["update"]) && await RunAsync(apt, install))) return null;
        return await StartInstalledAsync(playwright);
    }

    private async Task<IBrowser> StartAsync(IPlaywright playwright, string? path)
    {
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments, Timeout = 60_000 });
        _program = path;
        return browser;
    }

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static async Task<bool> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
