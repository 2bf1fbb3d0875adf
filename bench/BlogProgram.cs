using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using SocialBlog.Data;

namespace SocialBlog.Bench;

/// <summary>
/// The real program in a process of its own, with sample content in a directory that goes with it. It is the one built
/// beside, or <c>SOCIALBLOG_BENCH_PROGRAM</c> (a published SocialBlog.Web.dll).
/// </summary>
internal sealed class BlogProgram : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("socialblog-bench-");
    private readonly Process _process;

    private BlogProgram()
    {
        var web = Environment.GetEnvironmentVariable("SOCIALBLOG_BENCH_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "SocialBlog.Web.dll");
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Address = FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        }

        var start = new ProcessStartInfo("dotnet", [web, "--urls", Address]) { WorkingDirectory = Path.GetDirectoryName(web), RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataDirectory"] = _data.FullName,
            // Comments come from many networks, as a flood does.
            ["KnownProxies"] = "127.0.0.1",
            ["Setup__Title"] = "Bench",
            ["Setup__Language"] = "fr",
            ["Setup__TimeZone"] = "Europe/Paris",
            ["Setup__OwnerName"] = "Camille",
            ["Setup__OwnerEmail"] = "camille@example.org",
            ["Setup__OwnerPassword"] = "sept conversations",
            ["Setup__SampleContent"] = "true",
        }) start.Environment["SocialBlog__" + name] = value;
        _process = Process.Start(start)!;
    }

    public string Address { get; }

    /// <returns>Once it listens.</returns>
    public static BlogProgram Start()
    {
        var program = new BlogProgram();
        while (program._process.StandardOutput.ReadLine() is { } line && !line.Contains("Now listening", StringComparison.Ordinal))
        {
            // What it says before is not asked for.
        }

        _ = program._process.StandardOutput.ReadToEndAsync();
        return program;
    }

    /// <returns>Milliseconds of processor that the program spends meanwhile.</returns>
    public async Task<double> SpentAsync(Func<Task> meanwhile)
    {
        _process.Refresh();
        var before = _process.TotalProcessorTime;
        await meanwhile();
        _process.Refresh();
        return (_process.TotalProcessorTime - before).TotalMilliseconds;
    }

    public async Task<int> CountAsync(string table) => (int)(long)(await AskAsync($"SELECT count(*) FROM \"{table}\""))!;

    /// <summary>Asks or changes the database beside the program, which notices nothing until its next start or change.</summary>
    /// <returns>The first value of the first row.</returns>
    public async Task<object?> AskAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_data.FullName, BlogDatabase.FileName)}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of the benchmarks.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _data.Delete(recursive: true);
    }
}
