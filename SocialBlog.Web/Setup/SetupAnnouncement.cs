using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Setup;

/// <summary>At the first start, says in the log where to go.</summary>
internal sealed class SetupAnnouncement(
    CurrentBlog blog,
    SetupCode code,
    PublicAddress address,
    IServer server,
    IHostApplicationLifetime lifetime,
    ILogger<SetupAnnouncement> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() =>
        {
            if (!blog.IsSetUp) logger.LogInformation("Set up your blog here (the link works once): {Link}", $"{address.Configured ?? Listening()}/setup?code={code.Value}");
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Listening()
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5000";
        var binding = BindingAddress.Parse(listening);
        var host = binding.Host is "0.0.0.0" or "[::]" or "+" or "*" ? "localhost" : binding.Host;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{binding.Scheme}://{host}:{binding.Port}");
    }
}
