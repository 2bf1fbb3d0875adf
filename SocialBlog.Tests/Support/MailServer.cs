using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace SocialBlog.Tests.Support;

/// <summary>An SMTP server on this machine that keeps what it gets (RFC 5321, as little of it as a sender needs).</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
    private readonly ConcurrentQueue<MimeMessage> _refused = new(), _taken = new();
    private readonly Task _serving;
    private readonly int _refusals;

    /// <param name="refusals">How many mails it puts off before it takes one.</param>
    public MailServer(int refusals)
    {
        _refusals = refusals;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>While set it takes a mail and never says so, as if the line were cut between the two.</summary>
    public bool IsMute { get; set; }

    /// <summary>It says that it has taken a mail only once this is over.</summary>
    public Task Hesitation { get; set; } = Task.CompletedTask;

    /// <summary>While set it never answers a sender who has done and takes leave.</summary>
    public bool IsSlowToPart { get; set; }

    /// <summary>How many such senders there were.</summary>
    public int Parting { get; private set; }

    /// <summary>Of all that came, in octets, without its end.</summary>
    public int LongestLine { get; private set; }

    public IReadOnlyList<MimeMessage> Refused => [.. _refused];

    public IReadOnlyList<MimeMessage> Taken => [.. _taken];

    /// <summary>Settings of a server that nobody reaches: mails are owed, and stay in the outbox.</summary>
    public static IReadOnlyDictionary<string, string> NotThere { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SocialBlog:Smtp:Host"] = IPAddress.Loopback.ToString(),
        ["SocialBlog:Smtp:Port"] = "1",
        ["SocialBlog:Smtp:From"] = "Le carnet <carnet@example.org>",
    };

    /// <summary>What a blog needs to know to send its mails here.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SocialBlog:Smtp:Host"] = IPAddress.Loopback.ToString(),
        ["SocialBlog:Smtp:Port"] = FormattableString.Invariant($"{((IPEndPoint)_listener.LocalEndpoint).Port}"),
        ["SocialBlog:Smtp:Security"] = "None",
        ["SocialBlog:Smtp:From"] = "Le carnet <carnet@example.org>",
    };

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_end.Token);
            try
            {
                await TalkAsync(client);
            }
            catch (IOException)
            {
                // The sender is gone in the middle of a sentence.
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 localhost");
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            if (verb is "QUIT" && IsSlowToPart)
            {
                Parting++;
                continue;
            }

            await writer.WriteLineAsync(verb switch
            {
                "DATA" => "354 Go on",
                "QUIT" => "221 Bye",
                _ => "250 OK",
            });
            if (verb is "QUIT") break;
            if (verb is not "DATA") continue;
            if (await ReadMailAsync(reader) is not { } mail) break;
            var isTaken = Keep(mail);
            await Hesitation.WaitAsync(_end.Token);
            if (!IsMute) await writer.WriteLineAsync(isTaken ? "250 OK" : "451 Later");
        }
    }

    private bool Keep(MimeMessage mail)
    {
        var isTaken = _refused.Count >= _refusals;
        (isTaken ? _taken : _refused).Enqueue(mail);
        return isTaken;
    }

    /// <returns>Null where it broke off: only the dot at its end makes a mail (RFC 5321, 4.1.1.4).</returns>
    private async Task<MimeMessage?> ReadMailAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is var line && line is not ".")
        {
            if (line is null) return null;
            LongestLine = Math.Max(LongestLine, Encoding.UTF8.GetByteCount(line));
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(bytes, _end.Token);
    }
}
