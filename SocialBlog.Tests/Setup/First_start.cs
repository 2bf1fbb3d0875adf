using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace SocialBlog.Tests.Setup;

public sealed partial class First_start
{
    [Fact]
    public async Task Prints_one_link_that_makes_a_blog_and_signs_its_owner_in()
    {
        await using var app = new BlogApp(new BlogPlan(IsSetUp: false));
        var visitor = app.Visitor();
        visitor.Headers["Accept-Language"] = "fr-CA,fr;q=0.9,en;q=0.5";
        var page = (await visitor.GetAsync(Link(app))).ShouldBeOk().ShouldSay("Créez votre blog");
        var form = page.FormWith("Créer le blog");
        Assert.Equal(["fr", "Europe/Paris"], (string[])[form.Value("Langue"), form.Value("Fuseau horaire")]);
        Assert.True(form.IsTicked("SampleContent"));

        var admin = (await visitor.PressAsync(Filled(form).Tick("SampleContent", false), "Créer le blog")).ShouldBeOk();
        Assert.Equal("/admin", admin.Address);
        admin.ShouldSay("Camille Martin");
        (await app.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay("Mon blog").ShouldSay("Rien n’est encore publié.");
        (await app.Visitor().GetAsync("/setup")).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().GetAsync(Link(app))).ShouldBe(HttpStatusCode.NotFound);
        (await app.Visitor().SignInAsync("camille@example.org", "correct horse battery")).ShouldLeadTo("/admin");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/admin")]
    [InlineData("/account/signin")]
    [InlineData("/2011/05/article")]
    [InlineData("/feed.xml")]
    [InlineData("/search?q=x")]
    [InlineData("/nulle-part")]
    public async Task Leads_every_page_to_the_setup(string address)
    {
        await using var app = new BlogApp(new BlogPlan(IsSetUp: false));
        (await app.Visitor().GetAsync(address)).ShouldLeadTo("/setup");
        (await app.Visitor().GetAsync("/setup")).ShouldBeOk();
        (await app.Visitor().GetAsync("/health/live")).ShouldBeOk();
        (await app.Visitor().GetAsync("/health/ready")).ShouldBeOk();
        (await app.Visitor().GetAsync("/css/site.css")).ShouldBeOk();
    }

    [Fact]
    public async Task Refuses_a_wrong_code_and_keeps_what_was_typed()
    {
        await using var app = new BlogApp(new BlogPlan(IsSetUp: false));
        var visitor = app.Visitor();
        visitor.Headers["Accept-Language"] = "fr";
        var form = Filled((await visitor.GetAsync("/setup?code=0123456789abcdef0123")).FormWith("Créer le blog")).Tick("SampleContent", false);
        var again = (await visitor.PressAsync(form, "Créer le blog")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Ce n’est pas le code du journal.", again.ErrorOf("Code"), StringComparison.Ordinal);
        form = again.FormWith("Créer le blog");
        Assert.Equal(["Mon blog", "Camille Martin", "camille@example.org", "Europe/Paris"], (string[])[form.Value("Title"), form.Value("OwnerName"), form.Value("OwnerEmail"), form.Value("TimeZone")]);
        Assert.False(form.IsTicked("SampleContent"));
        Assert.Equal(0, await app.QueryAsync(db => db.Users.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("Code", "", "Indiquez le code du journal.")]
    [InlineData("Title", "", "Donnez un titre au blog.")]
    [InlineData("OwnerName", "", "Indiquez un nom.")]
    [InlineData("OwnerEmail", "camille", "Ce n’est pas une adresse électronique.")]
    [InlineData("OwnerPassword", "court", "Le mot de passe doit compter au moins 8 caractères.")]
    [InlineData("OwnerPassword", "aaaaaaaaaa", "Le mot de passe doit compter au moins 4 caractères différents.")]
    [InlineData("TimeZone", "Mars/Olympus", "Ce n’est pas un fuseau horaire connu, comme Europe/Paris.")]
    [InlineData("Language", "de", "Choisissez l’une des langues.")]
    public async Task Refuses_what_can_not_be_beside_its_field(string field, string value, string error)
    {
        await using var app = new BlogApp(new BlogPlan(IsSetUp: false));
        var visitor = app.Visitor();
        visitor.Headers["Accept-Language"] = "fr";
        var form = Filled((await visitor.GetAsync(Link(app))).FormWith("Créer le blog")).Forge(field, value);
        var again = (await visitor.PressAsync(form, "Créer le blog")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(error, again.ErrorOf(field));
        Assert.Equal(0, await app.QueryAsync(db => db.Users.CountAsync(Cancel)));
        (await app.Visitor().GetAsync("/")).ShouldLeadTo("/setup");
    }

    [Fact]
    public async Task Takes_only_one_of_two_setups_at_once()
    {
        await using var app = new BlogApp(new BlogPlan(IsSetUp: false));
        var visitors = Enumerable.Range(0, 3).Select(_ => app.Visitor()).ToList();
        var requests = new List<(Visitor Visitor, HttpRequestMessage Request)>();
        foreach (var visitor in visitors)
        {
            visitor.Headers["Accept-Language"] = "fr";
            requests.Add((visitor, Filled((await visitor.GetAsync(Link(app))).FormWith("Créer le blog")).Press("Créer le blog")));
        }

        var answers = await Task.WhenAll(requests.Select(r => r.Visitor.SendAsync(r.Request)));
        Assert.Single(answers, a => a.Status is HttpStatusCode.Found);
        Assert.Equal(2, answers.Count(a => a.Status is HttpStatusCode.NotFound));
        Assert.Equal(1, await app.QueryAsync(db => db.Users.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Is_over_when_an_account_exists_whatever_the_settings_say()
    {
        using var data = new TempDirectory();
        await using (var first = new BlogApp(new BlogPlan(Data: data))) (await first.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay(BlogApp.Title);
        await using var second = new BlogApp(new BlogPlan(Language: "en", TimeZone: "Nowhere/Else", SampleContent: true, Data: data));
        var home = (await second.Visitor().GetAsync("/")).ShouldBeOk().ShouldSay("Rien n’est encore publié.");
        Assert.Equal("fr", home.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(1, await second.QueryAsync(db => db.Users.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Says_which_migrations_it_applied_and_a_restart_applies_none()
    {
        using var data = new TempDirectory();
        await using (var first = new BlogApp(new BlogPlan(Data: data)))
        {
            await first.Visitor().GetAsync("/");
            Assert.Contains(first.Log.Messages, m => m.Contains("Applied migration 20261123000001_Initial", StringComparison.Ordinal));
        }

        await using var second = new BlogApp(new BlogPlan(Data: data));
        await second.Visitor().GetAsync("/");
        Assert.DoesNotContain(second.Log.Messages, m => m.Contains("Applied migration", StringComparison.Ordinal));
        Assert.DoesNotContain(second.Log.Messages, m => m.Contains("/setup?code=", StringComparison.Ordinal));
    }

    private static Form Filled(Form form) => form
        .Fill("Title", "Mon blog").Fill("Language", "fr").Fill("TimeZone", "Europe/Paris").Fill("OwnerName", "Camille Martin")
        .Fill("OwnerEmail", "camille@example.org").Fill("OwnerPassword", "correct horse battery");

    /// <summary>The one link in the log, without the host.</summary>
    private static string Link(BlogApp app)
    {
        _ = app.Server;
        return Assert.Single(app.Log.Messages.Select(m => SetupLink().Match(m)), m => m.Success).Groups["path"].Value;
    }

    [GeneratedRegex(@"http://localhost:5000(?<path>/setup\?code=[0-9a-f]{20})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetupLink();
}
