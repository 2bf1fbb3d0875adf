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
        foreach (var address in (string[])["/", "/archive", "/tags", "/search?q=a", "/nulle-part", "/account/signin", "/admin/posts", "/admin/posts/1", "/admin/comments", "/admin/pages", "/admin/look", "/admin/profile", "/admin/settings"])
        {
            var page = await owner.VisitAsync(address);
            Assert.Empty(page.All("style, [style], [onclick], [onload], [onsubmit]"));
            // The one that applies the reader's choice of light or dark; the policy admits it by its hash alone.
            Assert.All(page.All("script:not([src]):not([type='application/ld+json'])"), script => Assert.Equal(SocialBlog.Web.Look.ThemeScript.Source, script.TextContent));
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

    [Theory]
    [InlineData("/admin/nothing")]
    [InlineData("/setup")]
    public async Task Of_private_addresses_without_a_page_are_private_too(string address)
    {
        var page = (await (await app.OwnerAsync()).GetAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("noindex", page.Header("X-Robots-Tag"));
    }

    [Fact]
    public async Task Let_nobody_keep_a_copy_of_a_page_made_for_somebody_signed_in()
    {
        var owner = await app.OwnerAsync();
        foreach (var address in (string[])["/", "/archive", "/feed.xml"])
        {
            var page = (await owner.GetAsync(address)).ShouldBeOk();
            Assert.Contains("private", page.Header("Cache-Control"), StringComparison.Ordinal);
            Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
            Assert.Null(page.Header("ETag"));
        }
    }

    [Theory]
    [InlineData("x:99999")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("[::")]
    [InlineData("xn--a")]
    [InlineData("xn--a:80")]
    public async Task Do_not_fail_whatever_host_is_asked_for(string host)
    {
        await using var own = new FrenchBlog();
        await own.PublishAsync("Hôte");
        foreach (var address in (string[])["/feed.xml", "/2011/05/hote", "/sitemap.xml", "/admin"])
        {
            var context = await own.Server.SendAsync(
                request =>
                {
                    request.Request.Method = "GET";
                    request.Request.Scheme = "http";
                    request.Request.Path = address;
                    request.Request.Headers.Host = host;
                },
                Cancel);
            Assert.True(context.Response.StatusCode is 200 or 302 or 400, FormattableString.Invariant($"{address} answered {context.Response.StatusCode}."));
        }

        Assert.Empty(own.Log.Errors);
    }

    [Fact]
    public async Task Do_not_fail_whatever_host_a_proxy_was_asked_for()
    {
        await using var own = new BlogApp(new BlogPlan(Settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["SocialBlog:KnownProxies"] = "127.0.0.1" }));
        var context = await own.Server.SendAsync(
            request =>
            {
                request.Request.Method = "GET";
                request.Request.Scheme = "http";
                request.Request.Path = "/";
                request.Request.Headers.Host = "localhost";
                request.Request.Headers["X-Forwarded-Host"] = "xn--a";
                request.Connection.RemoteIpAddress = IPAddress.Loopback;
            },
            Cancel);
        Assert.Equal(400, context.Response.StatusCode);
    }
}
