using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SocialBlog.Tests.Security;

/// <summary>Forms of which one part says that it is in UTF-7, which the platform refuses to read.</summary>
public sealed class Forms_in_another_charset(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    private const string Text = "name=\"Text\"\r\nContent-Type: text/plain; charset=utf-7", File = "name=\"Picture\"; filename*=utf-7''x.png\r\nContent-Type: image/png";

    [Theory]
    [InlineData("/2011/05/jeu-de-caracteres/comments", Text, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/2011/05/jeu-de-caracteres/comments/preview", Text, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/2011/05/jeu-de-caracteres/comments", File, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/subscriptions/abc", Text, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/account/signin", Text, HttpStatusCode.BadRequest)]
    public async Task Of_strangers_are_refused(string address, string part, HttpStatusCode status)
    {
        if (!await app.QueryAsync(db => Task.FromResult(db.Posts.Any()))) await app.PublishAsync("Jeu de caractères");
        (await app.Visitor().SendAsync(Request(address, part))).ShouldBe(status);
        Assert.Empty(app.Log.Errors);
    }

    [Theory]
    [InlineData("/admin/posts", Text)]
    [InlineData("/admin/profile", File)]
    [InlineData("/admin/media", File)]
    public async Task Of_authors_are_refused(string address, string part)
    {
        var owner = await app.OwnerAsync();
        var request = Request(address, part);
        request.Headers.Add("RequestVerificationToken", (await owner.GetAsync("/admin/media")).All("form[data-upload] [name=__RequestVerificationToken]")[0].GetAttribute("value")!);
        var answer = await owner.SendAsync(request);
        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType, FormattableString.Invariant($"It answered {(int)answer.Status}."));
        Assert.Empty(app.Log.Errors);
    }

    private static HttpRequestMessage Request(string address, string part)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative))
        {
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes($"--b\r\nContent-Disposition: form-data; {part}\r\n\r\nx\r\n--b--\r\n")),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return request;
    }
}
