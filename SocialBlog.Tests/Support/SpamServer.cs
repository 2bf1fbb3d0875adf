using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace SocialBlog.Tests.Support;

/// <summary>A service on loopback that speaks Akismet's protocol and remembers what it was asked.</summary>
public sealed class SpamServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    /// <param name="answer">To comment-check, from the text of the comment; null: none, ever.</param>
    public SpamServer(Func<string, string?> answer)
    {
        using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/1.1/"));
        }

        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _serving = ServeAsync(answer);
    }

    public Uri Address { get; }

    /// <summary>What was called, with the fields sent.</summary>
    public ConcurrentQueue<(string Method, IReadOnlyDictionary<string, string> Fields)> Calls { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Close();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync(Func<string, string?> answer)
    {
        while (!_end.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception) when (_end.IsCancellationRequested)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var fields = QueryHelpers.ParseQuery(await reader.ReadToEndAsync(Cancel)).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
            var method = context.Request.Url!.Segments[^1];
            Calls.Enqueue((method, fields));
            var said = method is "comment-check" ? answer(fields["comment_content"]) : "Thanks for making the web a better place.";
            if (said is null) continue;
            if (said is "500") context.Response.StatusCode = 500;
            context.Response.Close(System.Text.Encoding.UTF8.GetBytes(said), willBlock: false);
        }
    }
}
