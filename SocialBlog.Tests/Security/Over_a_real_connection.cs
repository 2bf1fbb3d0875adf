using System.Net;
using System.Net.Sockets;
using System.Text;

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

    [Theory]
    [InlineData("GET /%00 HTTP/1.1")]
    [InlineData("GET /%FF%FE HTTP/1.1")]
    [InlineData("GET /2011/05/%C3%28 HTTP/1.1")]
    [InlineData("GET /search?q=%FF%00 HTTP/1.1")]
    [InlineData("GET //evil.example/ HTTP/1.1")]
    [InlineData("GET /2011/05/../../../etc/passwd HTTP/1.1")]
    [InlineData("GET /\u00e9 HTTP/1.1")]
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

    private async Task<WrittenPost> Published()
    {
        _ = await app.Visitor().GetAsync("/");
        return await app.PublishAsync("Réseau");
    }
}
