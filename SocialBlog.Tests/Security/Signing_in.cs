using System.Net;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Audit;

namespace SocialBlog.Tests.Security;

public sealed class Signing_in
{
    private const string Refused = "L’adresse ou le mot de passe est faux. Après cinq échecs, un compte reste fermé un quart d’heure.";

    [Fact]
    public async Task Leads_to_the_page_that_was_asked_for_and_signing_out_closes_it_again()
    {
        await using var app = new FrenchBlog();
        var owner = app.Visitor();
        var asked = (await owner.GetAsync("/admin/comments?state=spam")).ShouldBe(HttpStatusCode.Found);
        Assert.Contains("/account/signin?returnUrl=%2Fadmin%2Fcomments%3Fstate%3Dspam", asked.Location, StringComparison.Ordinal);
        var form = (await owner.FollowAsync(asked)).ShouldBeOk().FormWith("Se connecter");
        var page = await owner.PressAsync(form.Fill("Email", BlogApp.OwnerEmail).Fill("Mot de passe", BlogApp.OwnerPassword).Tick("StaySignedIn", false), "Se connecter");
        Assert.Equal("/admin/comments?state=spam", page.ShouldBeOk().Address);
        page.ShouldSay(BlogApp.OwnerName);

        var left = (await owner.PressAsync(page, "Se déconnecter")).ShouldBeOk();
        Assert.Equal("/", left.Address);
        Assert.DoesNotContain("socialblog", owner.Cookies.Keys);
        (await owner.GetAsync("/admin/comments")).ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData(BlogApp.OwnerEmail, "wrong password")]
    [InlineData("nobody@example.org", BlogApp.OwnerPassword)]
    public async Task With_something_wrong_says_the_same_whatever_it_was(string email, string password)
    {
        await using var app = new FrenchBlog();
        var page = (await app.Visitor().TrySignInAsync(email, password)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(Refused, page.ErrorOf("Password"));
        Assert.Equal(email, page.FormWith("Se connecter").Value("Email"));
        Assert.DoesNotContain(password, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_locked_after_five_failures_even_with_the_right_password()
    {
        await using var app = new FrenchBlog();
        var visitor = app.Visitor();
        for (var i = 0; i < 5; i++) (await visitor.TrySignInAsync(BlogApp.OwnerEmail, "wrong password")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        var locked = (await visitor.TrySignInAsync(BlogApp.OwnerEmail, BlogApp.OwnerPassword)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(Refused, locked.ErrorOf("Password"));
        Assert.Equal(1, await app.QueryAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.LockedOut, Cancel)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public async Task Is_locked_by_failures_that_come_all_at_once(int failures)
    {
        await using var app = new FrenchBlog();
        var forms = new List<(Visitor Visitor, HttpRequestMessage Request)>();
        for (var i = 0; i < failures; i++)
        {
            var visitor = app.Visitor();
            var form = (await visitor.GetAsync("/account/signin")).ShouldBeOk().FormWith("/account/signin");
            forms.Add((visitor, form.Fill("Email", BlogApp.OwnerEmail).Fill("Password", FormattableString.Invariant($"wrong {i}")).Press("/account/signin")));
        }

        var answers = await Task.WhenAll(forms.Select(f => Task.Run(() => f.Visitor.SendAsync(f.Request), Cancel)));
        Assert.All(answers, answer => answer.ShouldBe(HttpStatusCode.UnprocessableEntity));
        var locked = (await app.Visitor().TrySignInAsync(BlogApp.OwnerEmail, BlogApp.OwnerPassword)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(Refused, locked.ErrorOf("Password"));
        Assert.Equal(1, await app.QueryAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.LockedOut, Cancel)));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\u0009/evil.example")]
    public async Task Never_leads_to_another_site(string returnUrl)
    {
        await using var app = new FrenchBlog();
        var page = await app.Visitor().TrySignInAsync(BlogApp.OwnerEmail, BlogApp.OwnerPassword, "/account/signin?returnUrl=" + Uri.EscapeDataString(returnUrl));
        page.ShouldLeadTo("/admin");
    }

    [Theory]
    [InlineData("/é", "/%C3%A9")]
    [InlineData("/?q=😀&r=%20", "/?q=%F0%9F%98%80&r=%20")]
    public async Task Leads_to_an_address_in_any_script(string returnUrl, string escaped)
    {
        await using var app = new FrenchBlog();
        var owner = app.Visitor();
        var address = "/account/signin?returnUrl=" + Uri.EscapeDataString(returnUrl);
        (await owner.TrySignInAsync(BlogApp.OwnerEmail, BlogApp.OwnerPassword, address)).ShouldLeadTo(escaped);
        (await owner.GetAsync(address)).ShouldLeadTo(escaped);
    }

    [Fact]
    public async Task Stays_on_the_blog_whatever_host_was_asked_for()
    {
        await using var app = new FrenchBlog();
        var visitor = app.Visitor();
        visitor.Headers["Host"] = "evil.example";
        (await visitor.GetAsync("/admin/comments?q=été")).ShouldLeadTo("/account/signin?returnUrl=%2Fadmin%2Fcomments%3Fq%3D%25C3%25A9t%25C3%25A9");
    }

    [Fact]
    public async Task Stays_after_a_restart_since_its_keys_are_in_the_data()
    {
        using var data = new TempDirectory();
        string cookie;
        await using (var first = new BlogApp(new BlogPlan(Data: data))) cookie = (await first.OwnerAsync()).Cookies["socialblog"];
        await using var second = new BlogApp(new BlogPlan(Data: data));
        var owner = second.Visitor();
        owner.Headers["Cookie"] = "socialblog=" + cookie;
        (await owner.GetAsync("/admin/posts")).ShouldBeOk().ShouldSay(BlogApp.OwnerName);
    }

    [Fact]
    public async Task Gives_a_cookie_that_scripts_and_other_sites_can_not_use()
    {
        await using var app = new FrenchBlog();
        var page = await app.Visitor().SignInAsync();
        var cookie = page.Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("socialblog=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
