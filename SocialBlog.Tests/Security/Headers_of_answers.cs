using System.Net;

namespace SocialBlog.Tests.Security;

public sealed class Headers_of_answers(FrenchSampleBlog app) : IClassFixture<FrenchSampleBlog>
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/feed.xml", HttpStatusCode.OK)]
    [InlineData("/account/signin", HttpStatusCode.OK)]
    [InlineData("/admin", HttpStatusCode.Found)]
    [InlineData("/nulle-part", HttpStatusCode.NotFound)]
    [InlineData("/css/site.css", HttpStatusCode.OK)]
    public async Task Tell_browsers_what_the_blog_never_does(string address, HttpStatusCode status)
    {
        var page = (await app.Visitor().GetAsync(address)).ShouldBe(status);
        Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
        var policy = page.Header("Content-Security-Policy")!;
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.NotNull(page.Header("Referrer-Policy"));
        Assert.Null(page.Header("Server"));
    }

    [Fact]
    public async Task Let_uploaded_files_run_nothing()
    {
        var picture = (await app.Visitor().GetAsync("/media/samples/desk.svg")).ShouldBeOk();
        Assert.Equal("image/svg+xml", picture.ContentType);
        Assert.Contains("sandbox", picture.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("immutable", picture.Header("Cache-Control"), StringComparison.Ordinal);
        (await app.Visitor().GetAsync("/media/../socialblog.db")).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().GetAsync("/media/..%2Fsocialblog.db")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pages_hold_no_script_and_no_style_of_their_own()
    {
        var owner = await app.OwnerAsync();
        foreach (var address in (string[])["/", "/archive", "/tags", "/search?q=a", "/nulle-part", "/account/signin", "/admin/posts", "/admin/posts/1", "/admin/comments", "/admin/pages", "/admin/settings"])
        {
            var page = await owner.VisitAsync(address);
            Assert.Empty(page.All("script:not([src]):not([type='application/ld+json']), style, [style], [onclick], [onload], [onsubmit]"));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/archive")]
    [InlineData("/feed.xml")]
    [InlineData("/nulle-part")]
    public async Task Are_the_same_for_HEAD_as_for_GET(string address)
    {
        var get = await app.Visitor().GetAsync(address);
        var head = await app.Visitor().SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(address, UriKind.Relative)));
        Assert.Equal(get.Status, head.Status);
        Assert.Equal(get.ContentType, head.ContentType);
        Assert.Equal(get.Header("ETag"), head.Header("ETag"));
    }

    [Fact]
    public async Task Health_is_told_without_details()
    {
        Assert.Equal("Healthy", (await app.Visitor().GetAsync("/health/live")).ShouldBeOk().Body);
        Assert.Equal("Healthy", (await app.Visitor().GetAsync("/health/ready")).ShouldBeOk().Body);
    }
}
