using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;

namespace SocialBlog.Tests.Security;

public sealed class Ways_to_sign_in
{
    private const string Account = "/admin/account";

    [Fact]
    public async Task Ask_for_the_code_of_an_authenticator_once_it_is_set_up()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var (key, codes) = await SetUpAsync(owner);
        (await owner.GetAsync(Account)).ShouldBeOk().ShouldSay("Il reste 10 codes de secours.");

        var elsewhere = app.Visitor();
        var step = (await elsewhere.FollowAsync(await elsewhere.TrySignInAsync(BlogApp.OwnerEmail, BlogApp.OwnerPassword, "/account/signin?returnUrl=%2Fadmin%2Fpages"))).ShouldBeOk();
        (await elsewhere.GetAsync("/admin/posts")).ShouldBe(HttpStatusCode.Found);
        var form = step.FormWith("/account/second-step");
        var wrong = (await elsewhere.SendAsync(form.Fill("Code", "abcde").Press("/account/second-step"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Ce code est faux", wrong.ErrorOf("Code"), StringComparison.Ordinal);
        Assert.Equal("/admin/pages", (await elsewhere.PressAsync(form.Fill("Code", Totp(key)), "/account/second-step")).ShouldBeOk().Address);

        var lost = app.Visitor();
        form = (await lost.FollowAsync(await lost.TrySignInAsync(BlogApp.OwnerEmail, BlogApp.OwnerPassword))).FormWith("/account/second-step");
        (await lost.PressAsync(form.Fill("Code", codes[0]), "/account/second-step")).ShouldBeOk().ShouldSay(BlogApp.OwnerName);
        var again = app.Visitor();
        form = (await again.FollowAsync(await again.TrySignInAsync(BlogApp.OwnerEmail, BlogApp.OwnerPassword))).FormWith("/account/second-step");
        (await again.SendAsync(form.Fill("Code", codes[0]).Press("/account/second-step"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(1, await app.QueryAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.RecoveryCodeUsed, Cancel)));
    }

    [Fact]
    public async Task Give_recovery_codes_to_keep_as_a_file_without_leaving_the_admin()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var page = await owner.PressAsync((await owner.GetAsync(Account)).ShouldBeOk(), "Installer une application");
        page = await owner.PressAsync(page.FormWith("Activer").Fill("code", Totp(page.Text(".key").Replace(" ", "", StringComparison.Ordinal))), "Activer");
        Assert.Single(page.All(".rail a[href='/admin/settings']"));
        Assert.Contains(BlogApp.OwnerName, page.Text(".rail"), StringComparison.Ordinal);
        var file = page.One("a[download]").GetAttribute("href")!;
        Assert.StartsWith("data:text/plain;charset=utf-8,", file, StringComparison.Ordinal);
        Assert.All(page.Texts(".codes li"), code => Assert.Contains(code, Uri.UnescapeDataString(file), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("AAAAA-BBBBB")]
    public async Task Lock_the_account_after_five_wrong_codes(string code)
    {
        await using var app = new FrenchBlog();
        var (key, _) = await SetUpAsync(await app.OwnerAsync());
        var guesser = app.Visitor();
        var form = (await guesser.FollowAsync(await guesser.TrySignInAsync(BlogApp.OwnerEmail, BlogApp.OwnerPassword))).ShouldBeOk().FormWith("/account/second-step");
        for (var i = 0; i < 5; i++) (await guesser.SendAsync(form.Fill("Code", code).Press("/account/second-step"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await guesser.SendAsync(form.Fill("Code", Totp(key)).Press("/account/second-step"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.NotEqual(0, await app.QueryAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.LockedOut, Cancel)));
    }

    [Fact]
    public async Task Need_a_second_step_before_anything_else_where_the_blog_asks_for_it()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        await SetUpAsync(owner);
        var author = await app.PersonAsync(Role.Author);
        (await owner.PressAsync((await owner.GetAsync("/admin/people")).ShouldBeOk(), "Demander une seconde étape")).ShouldBeOk();
        (await author.Visitor.GetAsync("/admin/posts")).ShouldLeadTo(Account);
        (await author.Visitor.GetAsync(Account)).ShouldBeOk().ShouldSay("Ce blog demande à tout le monde une seconde étape");
        await SetUpAsync(author.Visitor);
        (await author.Visitor.GetAsync("/admin/posts")).ShouldBeOk();
    }

    [Fact]
    public async Task Show_where_a_person_is_signed_in_and_end_there_at_once()
    {
        await using var app = new FrenchBlog();
        var here = app.Visitor();
        here.Headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        await here.SignInAsync();
        var phone = app.Visitor();
        phone.Headers["User-Agent"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        await phone.SignInAsync();
        var third = await app.OwnerAsync();

        var page = (await here.GetAsync(Account)).ShouldBeOk();
        Assert.Equal(3, page.All(".session").Count);
        Assert.Contains("Firefox, Linux", page.All(".session").Single(s => s.QuerySelector(".status") is not null).TextContent, StringComparison.Ordinal);
        page = await here.PressAsync(new Form(page, page.All(".session form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.InnerHtml.Contains("Safari, iPhone", StringComparison.Ordinal))), "Se déconnecter");
        (await phone.GetAsync("/admin/posts")).ShouldBe(HttpStatusCode.Found);
        (await third.GetAsync("/admin/posts")).ShouldBeOk();

        await here.PressAsync(page, "Se déconnecter partout ailleurs");
        (await third.GetAsync("/admin/posts")).ShouldBe(HttpStatusCode.Found);
        (await here.GetAsync("/admin/posts")).ShouldBeOk();
    }

    [Fact]
    public async Task Take_no_cookie_again_after_signing_out()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var stolen = owner.Cookies["socialblog"];
        await owner.PressAsync(await owner.VisitAsync("/admin"), "Se déconnecter");
        var thief = app.Visitor();
        thief.Headers["Cookie"] = "socialblog=" + stolen;
        (await thief.GetAsync("/admin/posts")).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Change_the_password_only_for_who_knows_it_and_sign_out_everywhere_else()
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var other = await app.OwnerAsync();
        var form = (await owner.GetAsync(Account)).FormWith("Changer le mot de passe").Fill("newPassword", "encore quatre autres mots");
        var refused = (await owner.SendAsync(form.Fill("currentPassword", "wrong password").Press("Changer le mot de passe"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Ce n’est pas votre mot de passe.", refused.ErrorOf("currentPassword"));
        (await owner.PressAsync(form.Fill("currentPassword", BlogApp.OwnerPassword), "Changer le mot de passe")).ShouldBeOk().ShouldSay("Le nouveau mot de passe est en place.");
        (await other.GetAsync("/admin/posts")).ShouldBe(HttpStatusCode.Found);
        await app.Visitor().SignInAsync(password: "encore quatre autres mots");
    }

    [Fact]
    public async Task Change_the_address_only_to_one_that_is_free()
    {
        await using var app = new FrenchBlog();
        await app.PersonAsync(Role.Author);
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync(Account)).FormWith("Changer l’adresse").Fill("emailPassword", BlogApp.OwnerPassword);
        var taken = (await owner.SendAsync(form.Fill("newEmail", "Aminata@example.org").Press("Changer l’adresse"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Il existe déjà un compte avec cette adresse électronique.", taken.ErrorOf("newEmail"));
        (await owner.PressAsync(form.Fill("newEmail", "moi@example.org"), "Changer l’adresse")).ShouldBeOk().ShouldSay("moi@example.org");
        await app.Visitor().SignInAsync("moi@example.org");
    }

    [Fact]
    public async Task Are_found_again_by_a_mail_that_works_once_and_for_an_hour()
    {
        await using var app = new BlogApp(new BlogPlan(Settings: MailServer.NotThere));
        var owner = await app.OwnerAsync();
        var unknown = await ForgetAsync(app, "nobody@example.org");
        var known = await ForgetAsync(app, BlogApp.OwnerEmail);
        Assert.Equal(unknown.Text("main").Replace("nobody@", "camille@", StringComparison.Ordinal), known.Text("main"));
        await ForgetAsync(app, BlogApp.OwnerEmail);
        var mail = await app.QueryAsync(db => db.Outbox.SingleAsync(Cancel));
        var link = mail.Body.Split('\n').Single(line => line.StartsWith("/account/new-password?token=", StringComparison.Ordinal));
        Assert.DoesNotContain(link.Split('=')[1], await app.QueryAsync(db => db.PasswordResets.Select(r => r.TokenHash).SingleAsync(Cancel)), StringComparison.Ordinal);

        var visitor = app.Visitor();
        var form = (await visitor.GetAsync(link)).ShouldBeOk().FormWith("Enregistrer");
        (await visitor.SendAsync(form.Fill("Password", "motdepasse1").Press("Enregistrer"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.SendAsync(form.Fill("Password", "encore quatre autres mots").Press("Enregistrer"))).ShouldBeOk().ShouldSay("Le nouveau mot de passe est en place");
        (await owner.GetAsync("/admin/posts")).ShouldBe(HttpStatusCode.Found);
        await app.Visitor().SignInAsync(password: "encore quatre autres mots");
        (await app.Visitor().GetAsync(link)).ShouldBe(HttpStatusCode.NotFound);

        await ForgetAsync(app, BlogApp.OwnerEmail);
        link = (await app.QueryAsync(db => db.Outbox.OrderByDescending(m => m.Id).FirstAsync(Cancel))).Body.Split('\n').Single(line => line.StartsWith('/'));
        app.Clock.Advance(TimeSpan.FromHours(1));
        (await app.Visitor().GetAsync(link)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Are_not_promised_by_mail_where_no_server_sends_any()
    {
        await using var app = new FrenchBlog();
        var page = (await app.Visitor().GetAsync("/account/forgotten")).ShouldBeOk().ShouldSay("user reset-password");
        Assert.Empty(page.All("main form"));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("Azertyuiop123!")]
    [InlineData("123456789")]
    [InlineData("Camille2024")]
    [InlineData("camille@example.org")]
    [InlineData("Le carnet de Camille !")]
    public async Task Take_no_password_that_is_tried_first(string password)
    {
        await using var app = new FrenchBlog();
        var owner = await app.OwnerAsync();
        var form = (await owner.GetAsync(Account)).FormWith("Changer le mot de passe").Fill("currentPassword", BlogApp.OwnerPassword).Fill("newPassword", password);
        var refused = (await owner.SendAsync(form.Press("Changer le mot de passe"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("parmi les premiers qu’on essaie", refused.ErrorOf("newPassword"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Come_back_by_a_link_of_the_command_with_another_password_and_no_second_step()
    {
        await using var app = new FrenchBlog();
        await SetUpAsync(await app.OwnerAsync());
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        var (code, output, errors) = await RealProgram.RunAsync(app.Data, settings, "user", "reset-password", BlogApp.OwnerEmail, "--second-factor");
        Assert.Equal((0, ""), (code, errors));
        var link = new Uri(output.Trim()).PathAndQuery;

        // Looking at it uses nothing up.
        (await app.Visitor().GetAsync(link)).ShouldBeOk();
        var visitor = app.Visitor();
        (await visitor.PressAsync((await visitor.GetAsync(link)).FormWith("/account/new-password").Fill("Password", People.Password), "/account/new-password")).ShouldBeOk();
        await visitor.SignInAsync(BlogApp.OwnerEmail, People.Password);
        (await visitor.GetAsync("/admin/posts")).ShouldBeOk();
        (await app.Visitor().GetAsync(link)).ShouldBe(HttpStatusCode.NotFound);

        (code, _, errors) = await RealProgram.RunAsync(app.Data, settings, "user", "reset-password", "nobody@example.org");
        Assert.Equal((1, "Nobody here has the address nobody@example.org."), (code, errors.Trim()));
    }

    [Fact]
    public async Task Lose_their_second_step_by_an_owner_where_the_phone_is_lost()
    {
        await using var app = new FrenchBlog();
        var author = await app.PersonAsync(Role.Author);
        await SetUpAsync(author.Visitor);
        var owner = await app.OwnerAsync();
        await owner.PressAsync((await owner.GetAsync(FormattableString.Invariant($"/admin/people/{author.Id}"))).ShouldBeOk(), "/second-factor/removal");
        var fresh = app.Visitor();
        await fresh.SignInAsync(author.Email, People.Password);
        (await fresh.GetAsync("/admin/posts")).ShouldBeOk();
        Assert.Equal(1, await app.QueryAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.SecondFactorRemoved, Cancel)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("no json")]
    public async Task Refuse_a_passkey_that_nobody_asked_for(string credential)
    {
        await using var app = new FrenchBlog();
        var visitor = app.Visitor();
        var form = (await visitor.GetAsync("/account/signin")).FormWith("/account/passkey").Forge("credential", credential);
        (await visitor.SendAsync(form.Press("/account/passkey"))).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("Cette clé d’accès n’a pas été acceptée.");
    }

    private static async Task<Page> ForgetAsync(BlogApp app, string email)
    {
        var visitor = app.Visitor();
        return (await visitor.SendAsync((await visitor.GetAsync("/account/forgotten")).ShouldBeOk().FormWith("/account/forgotten").Fill("Email", email).Press("/account/forgotten"))).ShouldBeOk();
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> SetUpAsync(Visitor person)
    {
        var page = await person.PressAsync((await person.GetAsync(Account)).ShouldBeOk(), "Installer une application");
        var key = page.ShouldBeOk().Text(".key").Replace(" ", "", StringComparison.Ordinal);
        var codes = await person.PressAsync(page.FormWith("Activer").Fill("code", Totp(key)), "Activer");
        return (key, codes.ShouldBeOk().Texts(".codes li"));
    }

    /// <summary>What an app shows now (RFC 6238). Identity reads the machine's clock here, not the blog's.</summary>
    private static string Totp(string key)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] secret = [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
        var step = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        if (BitConverter.IsLittleEndian) Array.Reverse(step);
#pragma warning disable CA5350 // The algorithm that RFC 6238 names and all apps have.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = ((hash[offset] & 127) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
