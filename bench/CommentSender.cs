using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocialBlog.Bench;

/// <summary>
/// Sends comments over connections that stay open, with as little of the processor as it takes: it is the blog's that is
/// measured, on the same cores.
/// </summary>
internal sealed class CommentSender(Uri address, string path, string stamp) : IDisposable
{
    private const int Networks = 250;

    private readonly ConcurrentStack<Connection> _idle = [];
    private readonly IPEndPoint _server = new(IPAddress.Loopback, address.Port);

    /// <param name="number">Each is another writer with another text.</param>
    /// <returns>The status, and how many milliseconds it took to come.</returns>
    public async Task<(HttpStatusCode Status, double Took)> SendAsync(int number)
    {
        var begun = Stopwatch.GetTimestamp();
        if (!_idle.TryPop(out var connection)) connection = await ConnectAsync();
        var status = await connection.AskAsync(Request(number));
        _idle.Push(connection);
        return (status, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    public void Dispose()
    {
        foreach (var connection in _idle) connection.Dispose();
    }

    private async Task<Connection> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(_server);
        return new Connection(socket);
    }

    private byte[] Request(int number)
    {
        var form = string.Create(CultureInfo.InvariantCulture, $"Author.Name=Lectrice+{number}&Author.Email=lectrice{number}%40example.org&Text=Merci+pour+cet+article%2C+le+num%C3%A9ro+{number}+de+ma+liste.%0A%0ANous+avons+essay%C3%A9+la+*grille*+du+lundi+avec+l%27%C3%A9quipe%2C+et+elle+tient+en+une+page.&Stamp={Uri.EscapeDataString(stamp)}");
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST {path}/comments HTTP/1.1\r\nHost: {address.Authority}\r\nX-Forwarded-For: 203.{number % Networks}.{number / Networks % 250}.7\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}"));
    }

    private sealed class Connection(Socket socket) : IDisposable
    {
        private readonly byte[] _buffer = new byte[65536];

        /// <exception cref="IOException">What came is no answer whose end is known.</exception>
        public async Task<HttpStatusCode> AskAsync(byte[] request)
        {
            await socket.SendAsync(request);
            var read = 0;
            while (true)
            {
                var more = await socket.ReceiveAsync(_buffer.AsMemory(read));
                if (more == 0) throw new IOException("The connection was closed.");
                read += more;
                if (IsWhole(_buffer.AsSpan(0, read))) return (HttpStatusCode)int.Parse(_buffer.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
            }
        }

        public void Dispose() => socket.Dispose();

        private static bool IsWhole(ReadOnlySpan<byte> answer)
        {
            if (answer.IndexOf("\r\n\r\n"u8) is not (>= 0 and var end)) return false;
            var head = answer[..end];
            // Pages that say what is wrong come in pieces.
            if (head.IndexOf("\r\nTransfer-Encoding: chunked"u8) >= 0) return answer.EndsWith("\r\n0\r\n\r\n"u8);
            if (head.IndexOf("\r\nContent-Length: "u8) is not (>= 0 and var at)) throw new IOException("The answer does not say how long it is.");
            var length = head[(at + "\r\nContent-Length: ".Length)..];
            if (length.IndexOf((byte)'\r') is >= 0 and var lineEnd) length = length[..lineEnd];
            return answer.Length >= end + 4 + int.Parse(length, CultureInfo.InvariantCulture);
        }
    }
}
