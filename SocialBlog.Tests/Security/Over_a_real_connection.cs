using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Comments;

namespace SocialBlog.Tests.Security;

/// <summary>What only the real server does: limits of a body whose length nobody announced, raw bytes in an address.</summary>
public sealed class Over_a_real_connection(Over_a_real_connection.Blog app) : IClassFixture<Over_a_real_connection.Blog>
{
    public sealed class Blog : BlogApp
    {
        public Blog()
            : base(new BlogPlan()) => UseKestrel(0);
    }

    [Theory]
    [InlineData("/comments", 10_000_000)]
    [InlineData("/comments", 40_000_000)]
    public async Task A_body_without_a_length_is_cut_off_at_the_limit(string action, int length)
    {
        var post = await Published();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(post.Path + action, UriKind.Relative));
        request.Content = new StreamContent(new MemoryStream(Encoding.ASCII.GetBytes("Author.Name=A&Author.Email=a%40example.org&Text=" + new string('a', length))));
        request.Content.Headers.ContentType = Form.FormType;
        request.Headers.TransferEncodingChunked = true;
        try
        {
            (await app.Visitor().SendAsync(request)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        }
        catch (HttpRequestException)
        {
            // The server closed the connection while the rest was still being sent: refused as well.
        }

        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldSay("0 commentaires");
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_body_without_a_length_is_told_to_be_too_much_as_it_passes_the_limit()
    {
        var post = await Published();
        var address = app.ClientOptions.BaseAddress;
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, Cancel);
        await using var stream = socket.GetStream();
        // One chunk of which all beyond the limit, 4 MiB, is still to come.
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {post.Path}/comments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n600000\r\nText={new string('a', 4 * 1024 * 1024)}"), Cancel);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync(Cancel));
    }

    [Theory]
    [InlineData("GET /%00 HTTP/1.1")]
    [InlineData("GET /%FF%FE HTTP/1.1")]
    [InlineData("GET /2011/05/%C3%28 HTTP/1.1")]
    [InlineData("GET /search?q=%FF%00 HTTP/1.1")]
    [InlineData("GET //evil.example/ HTTP/1.1")]
    [InlineData("GET /2011/05/../../../etc/passwd HTTP/1.1")]
    [InlineData("GET /\u00e9 HTTP/1.1")]
    [InlineData("GET /tags/?\u0001 HTTP/1.1")]
    [InlineData("GET /tags?a=\u007F HTTP/1.1")]
    [InlineData("BREW / HTTP/1.1")]
    [InlineData("POST / HTTP/1.1")]
    public async Task Any_request_line_gets_an_answer_that_is_no_failure(string line)
    {
        var post = await Published();
        Assert.NotEmpty(post.Path);
        var address = app.ClientOptions.BaseAddress;
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, Cancel);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{line}\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), Cancel);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var status = (await reader.ReadLineAsync(Cancel))!.Split(' ')[1];
        Assert.Matches("^[234]", status);
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_thousand_connections_from_one_network_are_all_answered_and_keep_no_reader_waiting()
    {
        const int many = 1000, comments = 100;
        var post = await Published();
        var address = app.ClientOptions.BaseAddress;
        var sockets = Enumerable.Range(0, many).Select(_ => new TcpClient()).ToList();
        try
        {
            await Task.WhenAll(sockets.Select(socket => socket.ConnectAsync(address.Host, address.Port, Cancel).AsTask()));
            var answers = sockets.Select(async (socket, i) =>
            {
                var body = FormattableString.Invariant($"Author.Name=A&Author.Email=a%40example.org&Text=Salut+{i}");
                var request = i < comments
                    ? FormattableString.Invariant($"POST {post.Path}/comments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}")
                    : FormattableString.Invariant($"GET {post.Path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
                await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Cancel);
                using var reader = new StreamReader(socket.GetStream(), Encoding.ASCII);
                return await reader.ReadLineAsync(Cancel);
            }).ToList();
            (await app.Visitor().GetAsync(post.Path)).ShouldBeOk();
            var lines = await Task.WhenAll(answers);
            Assert.All(lines[..comments], line => Assert.Equal("HTTP/1.1 302 Found", line));
            Assert.All(lines[comments..], line => Assert.Equal("HTTP/1.1 200 OK", line));
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }

        Assert.Equal(comments, await app.QueryAsync(db => db.Comments.CountAsync(c => c.PostId == post.Id, Cancel)));
        Assert.Empty(app.Log.Errors);
    }

    private async Task<WrittenPost> Published()
    {
        _ = await app.Visitor().GetAsync("/");
        return await app.PublishAsync("Réseau");
    }
}
