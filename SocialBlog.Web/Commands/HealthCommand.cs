using System.CommandLine;

namespace SocialBlog.Web.Commands;

/// <summary>Asks the blog that runs on this machine whether it is alive. For the container's HEALTHCHECK.</summary>
internal static class HealthCommand
{
    public static Command Create()
    {
        var command = new Command("health", "Exits 0 when the running blog is alive.");
        command.SetAction((_, cancel) => RunAsync(cancel));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancel)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables().Build();
        var address = new Uri(LocalAddress(configuration["URLS"], configuration["HTTP_PORTS"]), "/health/live");
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            // The blog may answer for its own host names alone.
            if (configuration["AllowedHosts"] is { Length: > 0 } hosts && !hosts.Contains('*', StringComparison.Ordinal))
                request.Headers.Host = hosts.Split(';')[0].Replace("*.", "health.", StringComparison.Ordinal);
            using var response = await client.SendAsync(request, cancel);
            if (response.IsSuccessStatusCode) return 0;
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"{address} answers {(int)response.StatusCode}."));
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{address} does not answer: {error.Message}");
        }

        return 1;
    }

    /// <summary>First plain address the server listens on, seen from this machine.</summary>
    internal static Uri LocalAddress(string? urls, string? ports)
    {
        var url = urls?.Split(';').FirstOrDefault(u => u.StartsWith("http:", StringComparison.OrdinalIgnoreCase));
        var port = url is not null ? BindingAddress.Parse(url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture) : ports?.Split(';')[0];
        return new Uri($"http://127.0.0.1:{(string.IsNullOrEmpty(port) ? "5000" : port)}");
    }
}
