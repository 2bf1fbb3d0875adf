using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace SocialBlog.Tests.Browser;

/// <summary>The real program in a process of its own, on a free port of this machine, as somebody would run it.</summary>
public sealed partial class BlogProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly Lock _reading = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _setupLink = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BlogProcess(string dataDirectory, string address, IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SocialBlog.Web.dll"), "--urls", address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsConfiguration).ToList()) start.Environment.Remove(name);
        start.Environment["SocialBlog__DataDirectory"] = dataDirectory;
        // The sockets of the runtime's diagnostics would outlive one that is killed.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in settings) start.Environment[name] = value;

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The program ended before it listened:\n" + Log));
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public string Log
    {
        get
        {
            lock (_reading) return _log.ToString();
        }
    }

    /// <returns>Once it listens.</returns>
    public static Task<BlogProcess> StartAsync(string dataDirectory, params (string Name, string Value)[] settings) =>
        StartAtAsync("http://127.0.0.1:0", dataDirectory, settings);

    /// <param name="address">Where one listened that was killed, so that its readers find this one.</param>
    /// <returns>Once it listens.</returns>
    public static async Task<BlogProcess> StartAtAsync(string address, string dataDirectory, params (string Name, string Value)[] settings)
    {
        var blog = new BlogProcess(dataDirectory, address, settings);
        try
        {
            blog._process.Start();
            blog._process.BeginOutputReadLine();
            blog._process.BeginErrorReadLine();
            await blog._listening.Task.WaitAsync(Patience);
            return blog;
        }
        catch
        {
            await blog.DisposeAsync();
            throw;
        }
    }

    /// <summary>The one-time link that the log of a first start prints.</summary>
    public Task<string> SetupLinkAsync() => _setupLink.Task.WaitAsync(Patience);

    /// <summary>Asks the program to end, as an operating system or a container does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (OperatingSystem.IsWindows()) _process.Kill();
        else if (Signal(_process.Id, Terminate) != 0) throw new InvalidOperationException("The program is not there any more:\n" + Log);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Ends the program as a failing machine does, by SIGKILL: it can put nothing in order.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (InvalidOperationException)
        {
            // It never started.
        }

        _process.Dispose();
    }

    /// <summary>What the developer's shell says to this program or its like must not reach the one under test.</summary>
    private static bool IsConfiguration(string name) =>
        name.StartsWith("SocialBlog__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_ENVIRONMENT" or "AllowedHosts" or "URLS" or "HTTP_PORTS";

    private void Read(string? line)
    {
        if (line is null) return;
        lock (_reading) _log.AppendLine(CultureInfo.InvariantCulture, $"{line}");
        if (SetupLink().Match(line) is { Success: true } link) _setupLink.TrySetResult(link.Value);
        if (Listening().Match(line) is { Success: true } listening)
        {
            Address = listening.Groups["address"].Value;
            _listening.TrySetResult();
        }
    }

    [GeneratedRegex(@"http://\S+/setup\?code=\S+", RegexOptions.None, 1000)]
    private static partial Regex SetupLink();

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}
